using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Findings;

public sealed class GatewayFindingTests
{
    private static readonly GatewaySpec _sold = new() { PaymentType = "PayAsYouGo", InternetChargeType = "PayByLcu" };
    private static readonly GatewaySpec _subscription =
        new() { PaymentType = "Subscription", InternetChargeType = "PayBySpec", PeriodMonths = 12 };
    private static readonly GatewaySpec _existing = new() { Id = "ngw-1" };

    internal static FindingCase[] Cases { get; } =
    [
        Of("unknown payment type", FindingCodes.NotAllowedValue, "gateway.paymentType", ["'Prepaid'", "PayAsYouGo or Subscription"],
            new() { PaymentType = "Prepaid" }, new() { PaymentType = "payasyougo" }),
        Of("unknown gateway charge type", FindingCodes.NotAllowedValue, "gateway.internetChargeType",
            ["'PayByTraffic'", "PayByLcu or PayBySpec"], new() { InternetChargeType = "PayByTraffic" }, _sold),
        Of("specification Medium", FindingCodes.NotAllowedValue, "gateway.specification", ["'Medium'", "Small, Middle, Large or XLarge.1"],
            new() { InternetChargeType = "PayBySpec", Specification = "Medium" },
            new() { InternetChargeType = "PayBySpec", Specification = "Middle" }),
        Of("unknown bind mode", FindingCodes.NotAllowedValue, "gateway.eipBindMode", ["'SINGLE'", "MULTI_BINDED or NAT"],
            new() { EipBindMode = "SINGLE" }, new() { EipBindMode = "NAT" }),
        Of("gateway id of another kind", FindingCodes.MalformedValue, "gateway.id", ["'nat-1'", "ngw-"], new() { Id = "nat-1" }, _existing),
        Of("gateway id without an end", FindingCodes.MalformedValue, "gateway.id", ["'ngw-'"], new() { Id = "ngw-" }, _existing),
        Of("gateway id in capitals", FindingCodes.MalformedValue, "gateway.id", ["lower-case"], new() { Id = "ngw-ABC" }, _existing),
        Of("gateway name of one letter", FindingCodes.BadName, "gateway.name", ["'n'", "2 to 128"], new() { Name = "n" },
            new() { Name = "na" }),
        Of("gateway name of 129 letters", FindingCodes.BadName, "gateway.name", ["129 characters", "2 to 128"],
            new() { Name = new string('n', 129) }, new() { Name = new string('n', 128) }),
        Of("gateway name with a digit first", FindingCodes.BadName, "gateway.name", ["'1st'", "letter first"], new() { Name = "1st" },
            new() { Name = "网关.1_a-b" }),
        Of("gateway name with a blank", FindingCodes.BadName, "gateway.name", ["'my nat'"], new() { Name = "my nat" },
            new() { Name = "my-nat" }),
        Of("gateway description of one letter", FindingCodes.MalformedValue, "gateway.description", ["of 1 character", "2 to 256"],
            new() { Description = "x" }, new() { Description = "xy" }),
        Of("gateway description of 257 letters", FindingCodes.MalformedValue, "gateway.description", ["257 characters", "2 to 256"],
            new() { Description = new string('x', 257) }, new() { Description = new string('x', 256) }),
        Of("gateway description like a link", FindingCodes.MalformedValue, "gateway.description",
            ["'https://a.example'", "start it with a word"],
            new() { Description = "https://a.example" }, new() { Description = "See https://a.example" }),
        Of("gateway description like an unsafe link", FindingCodes.MalformedValue, "gateway.description", ["'http://a.example'"],
            new() { Description = "http://a.example" }, new() { Description = "http" }),

        .. new (string Key, GatewaySpec Gateway)[]
        {
            ("name", _existing with { Name = "test" }), ("description", _existing with { Description = "test" }),
            ("paymentType", _existing with { PaymentType = "PayAsYouGo" }),
            ("periodMonths", _existing with { PeriodMonths = 1 }),
            ("internetChargeType", _existing with { InternetChargeType = "PayByLcu" }),
            ("specification", _existing with { Specification = "Small" }), ("eipBindMode", _existing with { EipBindMode = "NAT" }),
            ("icmpReplyEnabled", _existing with { IcmpReplyEnabled = false }),
        }.Select(x => Of($"existing gateway with {x.Key}", FindingCodes.Contradiction, $"gateway.{x.Key}",
            ["existing gateway (ngw-1)", $"remove {x.Key}", "or remove id"], x.Gateway, _existing)),
        Of("gateway that will exist with a name", FindingCodes.Contradiction, "gateway.name", ["known while deploying"],
            new() { Id = Knowable.Later("gateway.id"), Name = "test" }, new() { Id = Knowable.Later("gateway.id") }),

        Of("subscription", FindingCodes.SubscriptionNotSold, "gateway.paymentType", ["no longer sold", "use PayAsYouGo"],
            _subscription, _sold)
            with { Also = ["SB205 gateway.paymentType", "SB202 gateway.internetChargeType"] },
        Of("subscription that outlives its stack", FindingCodes.SubscriptionOutlivesDestroy, "gateway.paymentType",
            ["'pulumi destroy'", "until it expires"], _subscription, _sold)
            with { Also = ["SB201 gateway.paymentType", "SB202 gateway.internetChargeType"] },
        Of("fixed specification", FindingCodes.SpecificationNotSold, "gateway.internetChargeType",
            ["PayBySpec", "no longer sold", "use PayByLcu"], _sold with { InternetChargeType = "PayBySpec" }, _sold),
        Of("subscription by usage", FindingCodes.SubscriptionByUsage, "gateway.internetChargeType", ["PayByLcu", "use PayBySpec"],
            _subscription with { InternetChargeType = "PayByLcu" }, _subscription),
        Of("subscription by usage by default", FindingCodes.SubscriptionByUsage, "gateway.internetChargeType", ["PayByLcu"],
            _subscription with { InternetChargeType = null }, _subscription),
        Of("subscription without a period", FindingCodes.SubscriptionPeriod, "gateway.periodMonths",
            ["needs a period", "1 to 9, 12, 24 or 36"], _subscription with { PeriodMonths = null }, _subscription),
        .. new[] { 0, -1, 10, 11, 13, 48 }.Select(months =>
            Of($"subscription of {months} months", FindingCodes.SubscriptionPeriod, "gateway.periodMonths",
                [$"{months} months", "1 to 9, 12, 24 or 36"], _subscription with { PeriodMonths = months }, _subscription)),
        Of("period without a subscription", FindingCodes.NoEffect, "gateway.periodMonths", ["12 months", "remove periodMonths"],
            _sold with { PeriodMonths = 12 }, _sold),
        Of("specification without its billing", FindingCodes.NoEffect, "gateway.specification", ["Large is ignored", "PayBySpec"],
            _sold with { Specification = "Large" }, _sold),
        Of("new gateway", FindingCodes.DefaultRoute, "gateway", ["0.0.0.0/0", "route table"], _sold, _existing),
    ];

    public static TheoryData<string> Names => FindingCases.NamesOf(Cases);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_mistake_is_found_with_value_and_remedy_and_not_in_its_neighbour(string name) => FindingCases.Check(Cases, name);

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(12)]
    [InlineData(24)]
    [InlineData(36)]
    public void Periods_that_were_sold_pass(int months) =>
        Assert.DoesNotContain(
            FindingCase.Find(Specs.Document with { Gateway = _subscription with { PeriodMonths = months } }),
            f => f.Severity == Severity.Error);

    [Fact]
    public void What_is_no_longer_sold_still_deploys_for_those_who_have_it() =>
        Assert.DoesNotContain(
            FindingCase.Find(Specs.Document with { Gateway = _subscription with { Specification = "Middle" } }),
            f => f.Severity == Severity.Error);

    [Theory]
    [InlineData("a")]
    [InlineData("1stack")]
    public void A_prefix_that_the_service_refuses_as_the_gateways_display_name_is_found(string prefix) =>
        Assert.Contains(
            FindingCase.Find(Specs.Document with { NamePrefix = prefix }),
            f => f.Code == FindingCodes.BadName && f.Severity == Severity.Error);

    private static FindingCase Of(
        string name, FindingCode code, string subject, string[] says, GatewaySpec broken, GatewaySpec neighbour) =>
        FindingCase.Of(name, code, subject, says, Specs.Document with { Gateway = broken }, Specs.Document with { Gateway = neighbour });
}
