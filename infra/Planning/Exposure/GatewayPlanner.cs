using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Exposure.Reading;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure;

/// <summary>Plans the enhanced NAT gateway (https://alibabacloud.com/help/en/nat-gateway/api-createnatgateway).</summary>
internal static class GatewayPlanner
{
    public static GatewayPlan Plan(GatewaySpec gateway, string namePrefix, FindingList findings)
    {
        ValueReader.Id(findings, "gateway.id", gateway.Id?.Text, "ngw-");
        var plan = new GatewayPlan
        {
            Id = gateway.Id,
            DisplayName = ValueReader.DisplayName(findings, "gateway.name", gateway.Name) ?? namePrefix,
            Description = ValueReader.Description(findings, "gateway.description", gateway.Description),
            PaymentType = ValueReader.OneOf<PaymentType>(findings, "gateway.paymentType", gateway.PaymentType),
            PeriodMonths = gateway.PeriodMonths,
            InternetChargeType = ValueReader.OneOf<GatewayChargeType>(findings, "gateway.internetChargeType", gateway.InternetChargeType),
            Specification = ValueReader.OptionalOneOf<GatewaySpecification>(findings, "gateway.specification", gateway.Specification),
            EipBindMode = ValueReader.OptionalOneOf<EipBindMode>(findings, "gateway.eipBindMode", gateway.EipBindMode),
            IcmpReplyEnabled = gateway.IcmpReplyEnabled,
        };

        if (plan.Exists)
        {
            ExistingChecks.NothingElseIsSet(
                findings, "gateway", "id", "gateway", gateway.Id,
                ("name", gateway.Name), ("description", gateway.Description), ("paymentType", gateway.PaymentType),
                ("periodMonths", gateway.PeriodMonths), ("internetChargeType", gateway.InternetChargeType),
                ("specification", gateway.Specification), ("eipBindMode", gateway.EipBindMode),
                ("icmpReplyEnabled", gateway.IcmpReplyEnabled));
        }
        else
        {
            CheckBilling(plan, findings);
            findings.Add(
                FindingCodes.DefaultRoute,
                "gateway",
                "Creating the gateway adds the route 0.0.0.0/0 to the VPC's route table, so that private servers without another way out " +
                "will use it.");
        }

        return plan;
    }

    private static void CheckBilling(GatewayPlan plan, FindingList findings)
    {
        var subscription = plan.PaymentType == PaymentType.Subscription;
        var bySpecification = plan.InternetChargeType == GatewayChargeType.PayBySpec;
        if (subscription)
        {
            findings.Add(
                FindingCodes.SubscriptionNotSold,
                "gateway.paymentType",
                "Subscription gateways are no longer sold to new buyers; use PayAsYouGo unless your account still has the offer.");
            findings.Add(
                FindingCodes.SubscriptionOutlivesDestroy,
                "gateway.paymentType",
                "'pulumi destroy' does not end a subscription: the gateway stays and is billed until it expires; use PayAsYouGo to be " +
                "able to remove it.");
            if (!bySpecification)
            {
                findings.Add(
                    FindingCodes.SubscriptionByUsage,
                    "gateway.internetChargeType",
                    "A subscription cannot be billed by usage (PayByLcu); use PayBySpec with it, or paymentType PayAsYouGo.");
            }

            if (plan.PeriodMonths is not ((>= 1 and <= 9) or 12 or 24 or 36))
            {
                var found = plan.PeriodMonths is { } months ? $"{months} months cannot be bought" : "A subscription needs a period";
                findings.Add(FindingCodes.SubscriptionPeriod, "gateway.periodMonths", $"{found}; use 1 to 9, 12, 24 or 36.");
            }
        }
        else if (plan.PeriodMonths is { } months)
        {
            findings.Add(
                FindingCodes.NoEffect,
                "gateway.periodMonths",
                $"{months} months have no meaning for a pay-as-you-go gateway; remove periodMonths.");
        }

        if (bySpecification)
        {
            findings.Add(
                FindingCodes.SpecificationNotSold,
                "gateway.internetChargeType",
                "Fixed-specification billing (PayBySpec) is no longer sold to new buyers; use PayByLcu unless your account still has the " +
                "offer.");
        }
        else if (plan.Specification is { } specification)
        {
            findings.Add(
                FindingCodes.NoEffect,
                "gateway.specification",
                $"A gateway billed by usage has no specification, so {specification} is ignored; remove it, or use internetChargeType " +
                "PayBySpec.");
        }
    }
}
