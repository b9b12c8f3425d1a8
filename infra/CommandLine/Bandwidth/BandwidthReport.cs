using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Exposure.Plan;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>Everything that <c>bandwidth</c> says of a stack.</summary>
internal sealed record BandwidthReport
{
    public required string Project { get; init; }

    public required string Stack { get; init; }

    public required StackPlace Place { get; init; }

    /// <summary>The zone in which demand windows are meant; null when the stack names none.</summary>
    public required string? TimeZone { get; init; }

    public required ExposurePlan Plan { get; init; }

    /// <summary>null without samples.</summary>
    public required MeasuredReport? Measured { get; init; }

    /// <summary>null when nothing is supposed to be otherwise.</summary>
    public required WhatIfReport? WhatIf { get; init; }

    /// <summary>null without prices.</summary>
    public required BillingReport? Billing { get; init; }

    /// <summary>null without an earlier revision to compare with.</summary>
    public required BillingChange? BillingChange { get; init; }
}
