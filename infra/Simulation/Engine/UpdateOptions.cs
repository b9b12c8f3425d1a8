using System.Collections.Immutable;
using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Provider;

namespace SharedBandwidth.Simulation.Engine;

/// <summary>The options of an update that is played.</summary>
public sealed record UpdateOptions
{
    /// <summary>How many resources are worked on at once; Pulumi's default is four for each core.</summary>
    public int Parallel { get; init; } = 4 * Environment.ProcessorCount;

    public ServiceTimes Times { get; init; } = ServiceTimes.Default;

    /// <summary>Whether what does not depend on a failure goes on, as with <c>--continue-on-error</c>.</summary>
    public bool ContinuesOnError { get; init; }

    /// <summary>Whether Pulumi's protection is passed over, to see how it would go without.</summary>
    internal bool IgnoresProtect { get; init; }

    public ImmutableArray<Fault> Faults { get; init; } = [];
}
