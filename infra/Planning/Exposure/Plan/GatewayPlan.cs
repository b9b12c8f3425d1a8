using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure.Plan;

/// <summary>The enhanced NAT gateway to create, or the existing one to use.</summary>
public sealed record GatewayPlan
{
    public bool Exists => Id is not null;

    /// <summary>The existing gateway; null: one is created.</summary>
    public required Knowable? Id { get; init; }

    public required string DisplayName { get; init; }

    public required string? Description { get; init; }

    public required PaymentType PaymentType { get; init; }

    public required int? PeriodMonths { get; init; }

    public required GatewayChargeType InternetChargeType { get; init; }

    public required GatewaySpecification? Specification { get; init; }

    public required EipBindMode? EipBindMode { get; init; }

    public required bool? IcmpReplyEnabled { get; init; }
}
