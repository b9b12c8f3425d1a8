using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests;

/// <summary>Runs a small program on the SDK's test deployment and records what it registers.</summary>
internal static class TestProgram
{
    public static async Task<Ran<T>> RunAsync<T>(
        Func<T> program, bool isPreview = false, IReadOnlyDictionary<string, string>? privateIps = null)
    {
        var recorder = new Recorder();
        var aliases = new AliasRecorder();
        var cloud =
            new ModelCloud(recorder) { PrivateIps = new Dictionary<string, string>(privateIps ?? new Dictionary<string, string>()) };
        var made = await RunAsync(program, recorder, cloud, isPreview, aliases);
        return new Ran<T>(made, await recorder.ToResourcesAsync(), await aliases.ToNamesAsync());
    }

    /// <summary>The message of the failure in which the program ends, and what it had registered by then.</summary>
    public static async Task<(string Message, ImmutableArray<RecordedResource> Resources)> FailureAsync<T>(
        Func<T> program, bool isPreview = false)
    {
        var recorder = new Recorder();
        var failure = await Assert.ThrowsAsync<RunException>(() => RunAsync(program, recorder, new ModelCloud(recorder), isPreview));
        return (failure.Message, await recorder.ToResourcesAsync());
    }

    public static async Task<T> RunAsync<T>(Func<T> program, Recorder recorder, IMocks cloud, bool isPreview, AliasRecorder? aliases = null)
    {
        var stacks = new StackFactory<T>(() => new RecordedStack<T>([recorder.Observe, (aliases ?? new AliasRecorder()).Observe], program));
        await Deployment.TestWithServiceProviderAsync<RecordedStack<T>>(cloud, stacks, new TestOptions { IsPreview = isPreview });
        return stacks.Made!.Result;
    }

    public static async Task<(T Value, bool IsKnown)> ReadAsync<T>(Output<T> output) =>
        (await OutputUtilities.GetValueAsync(output), await OutputUtilities.GetIsKnownAsync(output));

    /// <summary>The value of an output, which must be known.</summary>
    public static async Task<T> ValueAsync<T>(Output<T> output)
    {
        var (value, isKnown) = await ReadAsync(output);
        Assert.True(isKnown, "The output is unknown.");
        return value;
    }

    private sealed class RecordedStack<T> : Pulumi.Stack
    {
        // Not an initialiser: those run before the base class has become the deployment's stack.
        public RecordedStack(List<ResourceTransformation> observers, Func<T> program)
            : base(new StackOptions { ResourceTransformations = observers }) => Result = program();

        public T Result { get; }
    }

    // The SDK takes the stack from a service provider, inside the deployment that the stack must belong to.
    private sealed class StackFactory<T>(Func<RecordedStack<T>> make) : IServiceProvider
    {
        public RecordedStack<T>? Made { get; private set; }

        public object GetService(Type serviceType) => Made = make();
    }
}

/// <summary>What a program returned and registered, and the names from before that it gave to resources.</summary>
internal sealed record Ran<T>(
    T Made, ImmutableArray<RecordedResource> Resources, IReadOnlyDictionary<ResourceKey, ImmutableArray<string>> Aliases)
{
    public RecordedResource Resource(string type, string name) =>
        Assert.Single(Resources, resource => resource.Key == new ResourceKey(type, name));

    public IEnumerable<RecordedResource> OfType(string type) => Resources.Where(resource => resource.Key.Type == type);
}
