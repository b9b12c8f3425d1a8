using System.Collections.Immutable;
using SharedBandwidth.Simulation.Provider;

namespace SharedBandwidth.Simulation.Engine;

/// <summary>The result of an update.</summary>
public sealed record UpdateResult
{
    /// <summary>The stack's state afterwards.</summary>
    public required StackState State { get; init; }

    /// <summary>In the order in which they began.</summary>
    public required ImmutableArray<ResourceStep> Steps { get; init; }

    public required ImmutableArray<ServiceCall> Calls { get; init; }

    /// <summary>Failures that were asked for and that no call met.</summary>
    public required ImmutableArray<Fault> UnusedFaults { get; init; }

    public required TimeSpan Duration { get; init; }

    public IEnumerable<ResourceStep> Failed => Steps.Where(step => step.Failure is not null);

    public bool IsDone => !Failed.Any();

    /// <summary>From the first step to the one that ended last, each held up by the one before it.</summary>
    public IReadOnlyList<ResourceStep> CriticalPath()
    {
        var path = new List<ResourceStep>();
        for (var step = Steps.Where(s => s.End > s.Start).MaxBy(s => s.End); step is not null; step = step.After)
        {
            path.Insert(0, step);
        }

        return path;
    }
}
