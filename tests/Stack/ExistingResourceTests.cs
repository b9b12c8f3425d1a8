using Moq;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Stacks;

/// <summary>What a configuration names by its id has to be there, and to fit.</summary>
public sealed class ExistingResourceTests
{
    private readonly LookedUpAccount _account = new();

    [Fact]
    public async Task An_existing_gateway_is_looked_up_by_its_id_with_its_entries()
    {
        var config = StackConfig.With(("gateway", """{ "id": "ngw-1" }"""));
        _account.Answer(LookedUpAccount.Gateways, args =>
            LookedUpAccount.Map(("gateways",
                args.Args.ContainsKey("ids") ? new object[] { LookedUpAccount.Gateway("ngw-1", "mine", "vpc-1", "vsw-9") } : [])));
        _account.Answer(LookedUpAccount.Entries, args => LookedUpAccount.Map(("entries", Equals(args.Args["forwardTableId"], "ftb of ngw-1")
            ? new object[]
            {
                LookedUpAccount.Map(
                    ("name", "old"), ("externalIp", "203.0.113.1"), ("externalPort", "8080"), ("internalIp", "192.168.0.100"),
                    ("internalPort", "80"), ("ipProtocol", "TCP")),
            }
            : [])));

        Assert.Contains(
            "SB908 apps.ecs1.ports.http: The gateway already has the entry 'old'",
            await _account.FailureAsync(config),
            StringComparison.Ordinal);
        _account.VerifyLookUps(LookedUpAccount.Zones, Times.Never());
    }

    [Theory]
    [InlineData("gateway", """{ "id": "ngw-1" }""", "SB901 gateway.id: There is no NAT gateway ngw-1 in this region;")]
    [InlineData("bandwidth", """{ "packageId": "cbwp-1" }""",
        "SB901 bandwidth.packageId: There is no common bandwidth package cbwp-1 in this region;")]
    [InlineData("addresses", """{ "ecs1": { "eipId": "eip-1" } }""", "SB901 addresses.ecs1.eipId: There is no EIP eip-1 in this region;")]
    [InlineData(
        "outbound", """{ "vswitches": { "a": "vsw-7" } }""", "SB901 outbound.vswitches.a: There is no vSwitch vsw-7 in this region;")]
    public async Task What_the_configuration_names_must_exist(string key, string json, string line) =>
        Assert.Contains(line, await _account.FailureAsync(StackConfig.With((key, json))), StringComparison.Ordinal);

    [Theory]
    [InlineData("BGP", "PayAsYouGo", "", "", "", null)]
    [InlineData("BGP", "PayAsYouGo", "ngw-of-an-earlier-update", "Nat", "", null)]
    [InlineData("BGP_PRO", "PayAsYouGo", "", "", "", "eip-1 is of line type BGP_PRO, and the package is of BGP;")]
    [InlineData("BGP", "Subscription", "", "", "", "eip-1 is paid by Subscription, and only a pay-as-you-go EIP can join a package;")]
    [InlineData("BGP", "PayAsYouGo", "i-1", "EcsInstance", "", "eip-1 is bound to i-1;")]
    [InlineData("BGP", "PayAsYouGo", "ngw-other", "Nat", "", "eip-1 is bound to ngw-other;")]
    [InlineData("BGP", "PayAsYouGo", "ngw-of-an-earlier-update", "Nat", "cbwp-of-an-earlier-update", null)]
    [InlineData("BGP", "PayAsYouGo", "", "", "cbwp-other", "eip-1 is in the package cbwp-other;")]
    public async Task An_EIP_of_your_own_must_be_able_to_join(
        string isp, string paymentType, string instanceId, string instanceType, string packageId, string? message)
    {
        _account.Answer(LookedUpAccount.Eips, "addresses",
            LookedUpAccount.Eip("eip-1", "mine", isp, paymentType, instanceId, instanceType, packageId));
        _account.Answer(LookedUpAccount.Gateways, args => LookedUpAccount.Map(("gateways", args.Args.ContainsKey("ids")
            ? new object[] { LookedUpAccount.Gateway("ngw-of-an-earlier-update", "shared-bandwidth-test", "vpc-1", "vsw-1") }
            : [])));
        _account.Answer(LookedUpAccount.Packages, "packages",
            LookedUpAccount.Map(("id", "cbwp-of-an-earlier-update"), ("isp", "BGP"), ("bandwidth", "100"),
                ("bandwidthPackageName", "shared-bandwidth-test")));
        var config = StackConfig.With(("addresses", """{ "ecs1": { "eipId": "eip-1" } }"""));

        await CheckAsync(config, message is null ? null : $"SB907 addresses.ecs1.eipId: {message}");
        _account.VerifyRegistered(TypeTokens.EipAssociation, message is null ? Times.Once() : Times.Never());
    }

    [Theory]
    [InlineData("""{ "packageId": "cbwp-1" }""", "BGP", "100", null)]
    [InlineData("""{ "packageId": "cbwp-1" }""", "BGP", "5000", null)]
    [InlineData("""{ "packageId": "cbwp-1" }""", "BGP", "99", "SB906 bandwidth.packageId: cbwp-1 has 99 Mbit/s, and the apps need more")]
    [InlineData("""{ "packageId": "cbwp-1" }""", "BGP_PRO", "100", "SB906 bandwidth.isp: cbwp-1 is of line type BGP_PRO,")]
    [InlineData("""{ "packageId": "cbwp-1", "mbps": 200 }""", "BGP", "300", "SB906 bandwidth.mbps: cbwp-1 has 300 Mbit/s, not 200;")]
    [InlineData("""{ "packageId": "cbwp-1", "mbps": 300 }""", "BGP", "300", null)]
    public async Task An_existing_package_must_fit(string bandwidth, string isp, string mbps, string? line)
    {
        _account.Answer(LookedUpAccount.Packages, "packages", LookedUpAccount.Map(("id", "cbwp-1"), ("isp", isp), ("bandwidth", mbps)));

        await CheckAsync(StackConfig.With(("bandwidth", bandwidth)), line);
        _account.VerifyRegistered(TypeTokens.PackageAttachment, line is null ? Times.Once() : Times.Never());
    }

    // What is there already meets the quotas as the plan does, and only what is others' is held against it.
    [Theory]
    [InlineData(19, 0, null)]
    [InlineData(20, 0, "SB701 addresses: The gateway has 20 EIPs of others and would have 21 with those of the apps, the quota being 20;")]
    [InlineData(19, 1, null)]
    public async Task The_EIPs_on_an_existing_gateway_count(int others, int ours, string? line)
    {
        _account.Answer(LookedUpAccount.Gateways, "gateways", LookedUpAccount.Gateway("ngw-1", "mine", "vpc-1", "vsw-1"));
        _account.Answer(LookedUpAccount.Eips, "addresses",
        [
            .. Enumerable.Range(1, others)
                .Select(i => LookedUpAccount.Eip($"eip-{i}", $"other-{i}", "BGP", "PayAsYouGo", "ngw-1", "Nat", "")),
            .. Enumerable.Range(1, ours)
                .Select(i => LookedUpAccount.Eip($"eip-ours{i}", "shared-bandwidth-test-ecs1", "BGP", "PayAsYouGo", "ngw-1", "Nat", "")),
        ]);

        await CheckAsync(StackConfig.With(("gateway", """{ "id": "ngw-1" }""")), line);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(0, "SB904 gateway.id: vsw-9, in which ngw-1 is, has 0 free private IPs, and 1 is needed,")]
    public async Task The_free_private_IPs_of_an_existing_gateways_vSwitch_count(int free, string? line)
    {
        _account.Answer(LookedUpAccount.Gateways, "gateways", LookedUpAccount.Gateway("ngw-1", "mine", "vpc-1", "vsw-9"));
        _account.Answer(LookedUpAccount.Switches, "vswitches", LookedUpAccount.Vswitch("vsw-9", "vpc-1", "cn-shanghai-b", free));

        await CheckAsync(StackConfig.With(("gateway", """{ "id": "ngw-1" }""")), line);
    }

    [Theory]
    [InlineData("other", "SB601 outbound.vswitches.a: The gateway already has the SNAT entry 'other' (203.0.113.9) for vsw-1;")]
    [InlineData("former-outbound-a", null)]
    [InlineData("shared-bandwidth-test-outbound-a", null)]
    public async Task The_SNAT_entries_of_an_existing_gateway_count(string name, string? line)
    {
        _account.Answer(LookedUpAccount.Gateways, "gateways", LookedUpAccount.Gateway("ngw-1", "mine", "vpc-1", "vsw-1"));
        _account.Answer(LookedUpAccount.SnatEntries, "entries",
            LookedUpAccount.Map(("snatEntryName", name), ("snatIp", "203.0.113.9"), ("sourceVswitchId", "vsw-1")));

        await CheckAsync(
            StackConfig.With(("gateway", """{ "id": "ngw-1" }"""), ("outbound", """{ "vswitches": { "a": "vsw-1" } }""")), line);
    }

    // Everything is there under the former prefix: on a gateway that is named by its id, or on the stack's own, which is full.
    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "id": "ngw-1" }""")]
    public async Task What_has_the_former_names_is_renamed_in_place(string gateway)
    {
        _account.Answer(LookedUpAccount.Gateways, "gateways",
            LookedUpAccount.Gateway("ngw-1", "former", "vpc-1", "vsw-1", "203.0.113.1"),
            LookedUpAccount.Gateway("ngw-2", "other", "vpc-1", "vsw-1"));
        _account.Answer(LookedUpAccount.Switches, "vswitches", LookedUpAccount.Vswitch("vsw-1", "vpc-1", "cn-shanghai-b", 0));
        _account.Answer(LookedUpAccount.Eips, args => LookedUpAccount.Map(("addresses",
            args.Args.ContainsKey("associatedInstanceId")
                ? new object[] { LookedUpAccount.Eip("eip-1", "former-ecs1", "BGP", "PayAsYouGo", "ngw-1", "Nat", "") } : [])));
        _account.Answer(LookedUpAccount.Entries, args => LookedUpAccount.Map(("entries",
            Equals(args.Args["forwardTableId"], "ftb of ngw-1")
                ? new object[]
                {
                    LookedUpAccount.Map(
                        ("name", "former-ecs1-http"), ("externalIp", "203.0.113.1"), ("externalPort", "80"),
                        ("internalIp", "192.168.0.100"), ("internalPort", "80"), ("ipProtocol", "tcp")),
                }
                : [])));

        await _account.DeployAsync(StackConfig.With(("gateway", gateway), ("quotas", """{ "gatewaysPerVpc": 2, "eipsPerGateway": 1 }""")));

        _account.VerifyRegistered(TypeTokens.ForwardEntry, Times.Once());
    }

    [Fact]
    public async Task Without_a_network_that_of_the_existing_gateway_is_looked_at()
    {
        _account.Answer(LookedUpAccount.Gateways, "gateways", LookedUpAccount.Gateway("ngw-1", "mine", "vpc-1", "vsw-1"));
        _account.Answer(LookedUpAccount.Servers, "instances",
            LookedUpAccount.Map(("id", "i-1"), ("privateIp", "192.168.0.100"), ("eip", "203.0.113.9")));

        await CheckAsync(
            StackConfig.With(("network", "{}"), ("gateway", """{ "id": "ngw-1" }""")),
            "SB909 apps.ecs1.privateIp: i-1 at 192.168.0.100 has the EIP 203.0.113.9 of its own");
    }

    // null: it is deployed.
    private async Task CheckAsync(Dictionary<string, string> config, string? line)
    {
        if (line is null)
        {
            await _account.DeployAsync(config);
        }
        else
        {
            Assert.Contains(line, await _account.FailureAsync(config), StringComparison.Ordinal);
        }
    }
}
