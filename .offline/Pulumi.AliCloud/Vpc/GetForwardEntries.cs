using System.Collections.Immutable;

namespace Pulumi.AliCloud.Vpc;

public static class GetForwardEntries
{
    public static Task<GetForwardEntriesResult> InvokeAsync(
        GetForwardEntriesArgs args, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetForwardEntriesResult>(
            "alicloud:vpc/getForwardEntries:getForwardEntries",
            args ?? new GetForwardEntriesArgs(),
            options.WithDefaults());
}

public sealed class GetForwardEntriesArgs : InvokeArgs
{
    public static new GetForwardEntriesArgs Empty => new();

    [Input("forwardTableId", required: true)]
    public string ForwardTableId { get; set; } = null!;
}

[OutputType]
public sealed class GetForwardEntriesResult
{
    public readonly ImmutableArray<Outputs.GetForwardEntriesEntryResult> Entries;

    [OutputConstructor]
    internal GetForwardEntriesResult(ImmutableArray<Outputs.GetForwardEntriesEntryResult> entries)
    {
        Entries = entries;
    }
}
