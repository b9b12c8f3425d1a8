using System.Collections.Immutable;

namespace Pulumi.AliCloud.Vpc;

public static class GetSnatEntries
{
    public static Task<GetSnatEntriesResult> InvokeAsync(
        GetSnatEntriesArgs args, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetSnatEntriesResult>(
            "alicloud:vpc/getSnatEntries:getSnatEntries",
            args ?? new GetSnatEntriesArgs(),
            options.WithDefaults());
}

public sealed class GetSnatEntriesArgs : InvokeArgs
{
    public static new GetSnatEntriesArgs Empty => new();

    [Input("snatTableId", required: true)]
    public string SnatTableId { get; set; } = null!;
}

[OutputType]
public sealed class GetSnatEntriesResult
{
    public readonly ImmutableArray<Outputs.GetSnatEntriesEntryResult> Entries;

    [OutputConstructor]
    internal GetSnatEntriesResult(ImmutableArray<Outputs.GetSnatEntriesEntryResult> entries)
    {
        Entries = entries;
    }
}
