using Pulumi;

namespace SharedBandwidth.Components;

/// <summary>A time, half-open, in which an app needs <see cref="Mbps"/> instead of its base.</summary>
public sealed class DemandWindowArgs : ResourceArgs
{
    /// <summary>First minute, "HH:mm".</summary>
    [Input("from", required: true)]
    public string From { get; set; } = null!;

    /// <summary>First minute after it, "HH:mm"; past midnight when it is before <see cref="From"/>.</summary>
    [Input("to", required: true)]
    public string To { get; set; } = null!;

    /// <summary>Mbit/s (10^6 bit/s) needed instead of the base; 0 to 100000.</summary>
    [Input("mbps", required: true)]
    public int Mbps { get; set; }

    /// <summary>Days on which it starts: <c>mon</c>, or ranges such as <c>mon-fri</c>. Absent: every day.</summary>
    [Input("days")]
    public List<string>? Days { get; set; }
}
