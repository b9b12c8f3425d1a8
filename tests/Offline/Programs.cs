using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using Xunit;

namespace SharedBandwidth.Tests.Offline;

/// <summary>Runs small programs on the SDK's test deployment.</summary>
internal static class Programs
{
    private static TestOptions Preview => new() { IsPreview = true };

    private static TestOptions Update => new() { IsPreview = false };

    public static Task<ImmutableArray<Resource>> PreviewAsync(IMocks mocks, Action program) =>
        Deployment.TestAsync(mocks, Preview, program);

    public static Task<ImmutableArray<Resource>> UpdateAsync(IMocks mocks, Action program) => Deployment.TestAsync(mocks, Update, program);

    public static Task<ImmutableArray<Resource>> UpdateAsync(IMocks mocks, Func<Task> program) =>
        Deployment.TestAsync(mocks, Update, program);

    /// <summary>The message of the failure that the program ends in.</summary>
    public static async Task<string> FailureAsync(IMocks mocks, Action program) =>
        (await Assert.ThrowsAsync<RunException>(() => UpdateAsync(mocks, program))).Message;

    public static async Task<(T Value, bool IsKnown)> ReadAsync<T>(Output<T> output) =>
        (await OutputUtilities.GetValueAsync(output), await OutputUtilities.GetIsKnownAsync(output));
}
