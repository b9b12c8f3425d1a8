using System.Collections.Immutable;

namespace SharedBandwidth.Planning.Exposure.Spec;

/// <summary>An app's need over the day.</summary>
public sealed record DemandSpec
{
    /// <summary>Mbit/s outside every window.</summary>
    public required int BaseMbps { get; init; }

    public ImmutableArray<DemandWindowSpec> Windows { get; init; } = [];
}

/// <summary>A time in which the app needs something else than its base.</summary>
/// <param name="From">First minute, "HH:mm".</param>
/// <param name="To">First minute after it, "HH:mm"; past midnight when it is before <paramref name="From"/>.</param>
/// <param name="Mbps">Mbit/s needed instead of the base.</param>
public sealed record DemandWindowSpec(string From, string To, int Mbps)
{
    /// <summary>Days on which it starts: "mon", or ranges such as "mon-fri"; none: every day.</summary>
    public ImmutableArray<string> Days { get; init; } = [];
}
