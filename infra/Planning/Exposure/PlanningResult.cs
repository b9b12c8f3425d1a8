using System.Collections.Immutable;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Planning.Exposure;

/// <summary>A plan and everything that was found on the way to it.</summary>
/// <param name="Plan">Complete only when no finding is an error; deploy it only then.</param>
/// <param name="Findings">By severity, errors first.</param>
public sealed record PlanningResult(ExposurePlan Plan, ImmutableArray<Finding> Findings);
