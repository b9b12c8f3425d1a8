using Pulumi;

namespace SharedBandwidth.Components;

/// <summary>A daily time, half-open, in which an app needs <see cref="Mbps"/> instead of its base.</summary>
public sealed class DemandWindowArgs : ResourceArgs
{
    /// <summary>First minute, "HH:mm".</summary>
    [Input("from", required: true)]
    public string From { get; set; } = null!;

    /// <summary>First minute after it, "HH:mm"; past midnight when it is before <see cref="From"/>.</summary>
    [Input("to", required: true)]
    public string To { get; set; } = null!;

    [Input("mbps", required: true)]
    public int Mbps { get; set; }
}
