using System.Collections.Immutable;
using SharedBandwidth.Components;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Simulation.Recording;

/// <summary>The result of a rehearsal of a stack.</summary>
public sealed record ProgramRun
{
    public required string Project { get; init; }

    public required string Stack { get; init; }

    /// <summary>Complete only without errors.</summary>
    public required StackPlan Plan { get; init; }

    /// <summary>Everything registered, in the order of the program; empty when there are errors.</summary>
    public required ImmutableArray<RecordedResource> Resources { get; init; }

    /// <summary>Endpoints by app and port, both in ordinal order; empty when there are errors.</summary>
    public required ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Endpoint>> Endpoints { get; init; }

    /// <summary>The public IP that outbound connections show; null: there are none, or there are errors.</summary>
    public required string? OutboundIp { get; init; }

    /// <summary>What the rehearsal took on trust, one sentence each: <c>pulumi preview</c> checks it in the account.</summary>
    public required ImmutableArray<string> Assumptions { get; init; }

    public ImmutableArray<Finding> Findings => Plan.Findings;

    public bool HasErrors => Plan.HasErrors;

    /// <summary>The account's quotas, as the configuration tells them.</summary>
    public QuotasSpec Quotas => Plan.Quotas;
}
