using Pulumi;

namespace SharedBandwidth.Components;

/// <summary>An app's need over the day, in Mbit/s (10^6 bit/s).</summary>
public sealed class DemandArgs : ResourceArgs
{
    /// <summary>Mbit/s outside every window.</summary>
    [Input("baseMbps", required: true)]
    public int BaseMbps { get; set; }

    /// <summary>Times that need something else than the base; where windows overlap, the largest counts.</summary>
    [Input("windows")]
    public List<DemandWindowArgs>? Windows { get; set; }
}
