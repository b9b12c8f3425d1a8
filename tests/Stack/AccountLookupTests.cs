using System.Text.RegularExpressions;
using Moq;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Stacks;

/// <summary>What the account says is checked before anything is created.</summary>
public sealed class AccountLookupTests
{
    private readonly LookedUpAccount _account = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_everything_fits_the_stack_is_deployed_and_has_these_outputs(bool isPreview)
    {
        var outputs = await _account.DeployAsync(StackConfig.With(), isPreview);

        Assert.Equal(["addresses", "bandwidth", "differences", "endpoints", "gatewayId", "packageId"], outputs.Keys.Order());
        _account.VerifyRegistered(TypeTokens.NatGateway, Times.Once());
        _account.VerifyRegistered(TypeTokens.ForwardEntry, Times.Once());
        _account.VerifyLookUps(LookedUpAccount.Switches, Times.Once());
        _account.VerifyLookUps(LookedUpAccount.Zones, Times.Once());
    }

    [Fact]
    public async Task A_vSwitch_of_another_VPC_is_refused()
    {
        // The look-up of the VPC's vSwitches does not find it; the look-up by id does.
        _account.Answer(LookedUpAccount.Switches, args => LookedUpAccount.Map((
            "vswitches",
            args.Args.ContainsKey("ids") ? new object[] { LookedUpAccount.Vswitch("vsw-1", "vpc-other", "cn-shanghai-b", 100) } : [])));

        Assert.Equal(
            "1 error in the configuration; nothing was changed.\nSB902 network.vswitchId: vsw-1 is in vpc-other, not in vpc-1; "
                + "name a vSwitch of that VPC.",
            FirstLines(await _account.FailureAsync(StackConfig.With()), 2));
    }

    [Fact]
    public async Task A_vSwitch_that_does_not_exist_is_refused()
    {
        _account.Answer(LookedUpAccount.Switches, "vswitches");

        Assert.Contains(
            "SB901 network.vswitchId: There is no vSwitch vsw-1 in this region;",
            await _account.FailureAsync(StackConfig.With()),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zone_without_enhanced_NAT_gateways_is_refused_and_those_with_are_named()
    {
        _account.Answer(LookedUpAccount.Switches, "vswitches", LookedUpAccount.Vswitch("vsw-1", "vpc-1", "cn-shanghai-x", 100));

        Assert.Contains(
            "SB903 network.vswitchId: vsw-1 is in zone cn-shanghai-x, which has no enhanced NAT gateways; name a vSwitch in cn-shanghai-b "
                + "or cn-shanghai-e.",
            await _account.FailureAsync(StackConfig.With()),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_free_private_IPs_are_refused()
    {
        _account.Answer(LookedUpAccount.Switches, "vswitches", LookedUpAccount.Vswitch("vsw-1", "vpc-1", "cn-shanghai-b", 1));

        Assert.Contains(
            "SB904 network.vswitchId: vsw-1 has 1 free private IPs, and 2 are needed",
            await _account.FailureAsync(StackConfig.With()),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_private_IP_for_the_gateway_and_one_for_each_address_are_enough()
    {
        _account.Answer(LookedUpAccount.Switches, "vswitches", LookedUpAccount.Vswitch("vsw-1", "vpc-1", "cn-shanghai-b", 2));

        await _account.DeployAsync(StackConfig.With());

        _account.VerifyRegistered(TypeTokens.NatGateway, Times.Once());
    }

    [Fact]
    public async Task All_that_does_not_fit_is_named_at_once()
    {
        _account.Answer(LookedUpAccount.Switches, "vswitches", LookedUpAccount.Vswitch("vsw-1", "vpc-other", "cn-shanghai-x", 1));

        var message = await _account.FailureAsync(StackConfig.With());

        Assert.StartsWith("3 errors in the configuration; nothing was changed.\n", message, StringComparison.Ordinal);
        Assert.All(["SB902", "SB903", "SB904"], code => Assert.Contains(code, message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_stacks_own_gateway_of_an_earlier_update_counts_for_it_and_not_against_it()
    {
        _account.Answer(LookedUpAccount.Switches, "vswitches", LookedUpAccount.Vswitch("vsw-1", "vpc-1", "cn-shanghai-b", 0));
        _account.Answer(LookedUpAccount.Gateways, "gateways",
            LookedUpAccount.Gateway("ngw-1", "shared-bandwidth-test", "vpc-1", "vsw-1", "203.0.113.1"));

        await _account.DeployAsync(StackConfig.With(("quotas", """{ "gatewaysPerVpc": 1 }""")));

        _account.VerifyRegistered(TypeTokens.NatGateway, Times.Once());
    }

    [Fact]
    public async Task A_VPC_full_of_gateways_is_refused()
    {
        _account.Answer(LookedUpAccount.Gateways, "gateways", LookedUpAccount.Gateway("ngw-1", "other", "vpc-1", "vsw-2"));

        Assert.Contains(
            "SB905 gateway: vpc-1 has 1 NAT gateways already, the quota being 1;",
            await _account.FailureAsync(StackConfig.With(("quotas", """{ "gatewaysPerVpc": 1 }"""))),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_with_an_EIP_of_its_own_is_refused()
    {
        _account.Answer(LookedUpAccount.Servers, "instances",
            LookedUpAccount.Map(("id", "i-1"), ("privateIp", "192.168.0.100"), ("eip", "203.0.113.9")));

        Assert.Contains(
            "SB909 apps.ecs1.privateIp: i-1 at 192.168.0.100 has the EIP 203.0.113.9 of its own",
            await _account.FailureAsync(StackConfig.With()),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_an_EIP_is_fine()
    {
        _account.Answer(
            LookedUpAccount.Servers, "instances", LookedUpAccount.Map(("id", "i-1"), ("privateIp", "192.168.0.100"), ("eip", "")));

        await _account.DeployAsync(StackConfig.With());

        _account.VerifyLookUps(LookedUpAccount.Servers, Times.Once());
    }

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
        _account.Answer(LookedUpAccount.Eips, "addresses", Eip("eip-1", "mine", isp, paymentType, instanceId, instanceType, packageId));
        _account.Answer(LookedUpAccount.Gateways, args => LookedUpAccount.Map(("gateways", args.Args.ContainsKey("ids")
            ? new object[] { LookedUpAccount.Gateway("ngw-of-an-earlier-update", "shared-bandwidth-test", "vpc-1", "vsw-1") }
            : [])));
        _account.Answer(LookedUpAccount.Packages, "packages",
            LookedUpAccount.Map(("id", "cbwp-of-an-earlier-update"), ("isp", "BGP"), ("bandwidth", "100"),
                ("bandwidthPackageName", "shared-bandwidth-test")));
        var config = StackConfig.With(("addresses", """{ "ecs1": { "eipId": "eip-1" } }"""));

        if (message is null)
        {
            await _account.DeployAsync(config);
            _account.VerifyRegistered(TypeTokens.EipAssociation, Times.Once());
        }
        else
        {
            Assert.Contains($"SB907 addresses.ecs1.eipId: {message}", await _account.FailureAsync(config), StringComparison.Ordinal);
        }
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

        if (line is null)
        {
            await _account.DeployAsync(StackConfig.With(("bandwidth", bandwidth)));
            _account.VerifyRegistered(TypeTokens.PackageAttachment, Times.Once());
        }
        else
        {
            Assert.Contains(line, await _account.FailureAsync(StackConfig.With(("bandwidth", bandwidth))), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("apps", "{}")]
    [InlineData("network", """{ "vpc": "vpc-1" }""")]
    [InlineData("alicloud:region", null)]
    public async Task Nothing_is_looked_up_when_the_configuration_has_errors(string key, string? json)
    {
        var message = await _account.FailureAsync(StackConfig.With((key, json)));

        Assert.Contains("in the configuration; nothing was changed.", message, StringComparison.Ordinal);
        _account.VerifyLookUps(Times.Never());
    }

    [Fact]
    public async Task A_look_up_that_fails_says_what_was_looked_up_and_that_nothing_was_changed()
    {
        _account.Fail(LookedUpAccount.Switches, "Forbidden.RAM");

        var message = await _account.FailureAsync(StackConfig.With());

        Assert.Contains("Looking up vSwitches of vpc-1 failed, and nothing was changed:", message, StringComparison.Ordinal);
        Assert.Contains("Forbidden.RAM", message, StringComparison.Ordinal);
        Assert.Contains("alicloud:region", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_created_network_is_in_the_first_zone_with_a_server_on_offer()
    {
        _account.Answer(LookedUpAccount.InstanceTypes, args => LookedUpAccount.Map(
            ("instanceTypes", Equals(args.Args["availabilityZone"], "cn-shanghai-e")
                ? new object[] { LookedUpAccount.Map(("id", "ecs.z")), LookedUpAccount.Map(("id", "ecs.a")) } : [])));

        await _account.DeployAsync(OwnNetwork());

        _account.VerifyLookUps(LookedUpAccount.Switches, Times.Never());
        _account.VerifyLookUps(LookedUpAccount.InstanceTypes, Times.Exactly(2));
        _account.VerifyRegistered(TypeTokens.Instance, Times.Once());
    }

    [Fact]
    public async Task A_region_without_a_zone_for_both_gateway_and_servers_is_refused()
    {
        _account.Answer(LookedUpAccount.InstanceTypes, "instanceTypes");

        Assert.Contains(
            "network.create: No zone of this region offers both an enhanced NAT gateway and a small server (zones looked at: "
                + "cn-shanghai-b, cn-shanghai-e);",
            await _account.FailureAsync(OwnNetwork()),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_region_without_an_image_is_refused()
    {
        _account.Answer(LookedUpAccount.Images, "images");

        Assert.Contains(
            "network.create.imageId: The region offers no Alibaba Cloud Linux 3 image; set imageId.",
            await _account.FailureAsync(OwnNetwork()),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_configuration_chooses_is_not_looked_up()
    {
        await _account.DeployAsync(StackConfig.With(
            ("network",
                """{ "create": { "cidrBlock": "10.0.0.0/24", "zoneId": "cn-shanghai-b", "instanceType": "ecs.x", "imageId": "i" } }"""),
            ("apps", """{ "web": { "ports": { "http": 80 }, "demand": { "baseMbps": 5 } } }""")));

        _account.VerifyLookUps(LookedUpAccount.InstanceTypes, Times.Never());
        _account.VerifyLookUps(LookedUpAccount.Images, Times.Never());
        _account.VerifyRegistered(TypeTokens.Instance, Times.Once());
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
            .. Enumerable.Range(1, others).Select(i => Eip($"eip-{i}", $"other-{i}", "BGP", "PayAsYouGo", "ngw-1", "Nat", "")),
            .. Enumerable.Range(1, ours)
                .Select(i => Eip($"eip-ours{i}", "shared-bandwidth-test-ecs1", "BGP", "PayAsYouGo", "ngw-1", "Nat", "")),
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
    [InlineData("shared-bandwidth-test-outbound-a", null)]
    public async Task The_SNAT_entries_of_an_existing_gateway_count(string name, string? line)
    {
        _account.Answer(LookedUpAccount.Gateways, "gateways", LookedUpAccount.Gateway("ngw-1", "mine", "vpc-1", "vsw-1"));
        _account.Answer(LookedUpAccount.SnatEntries, "entries",
            LookedUpAccount.Map(("snatEntryName", name), ("snatIp", "203.0.113.9"), ("sourceVswitchId", "vsw-1")));

        await CheckAsync(
            StackConfig.With(("gateway", """{ "id": "ngw-1" }"""), ("outbound", """{ "vswitches": { "a": "vsw-1" } }""")), line);
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

    // Pulumi knows neither the gateway's entries nor what was changed by hand; by name, what an earlier update made is found.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_changed_by_hand_since_the_last_update_is_an_output(bool createsNetwork)
    {
        const string Name = "shared-bandwidth-test";
        var app = createsNetwork ? "web" : "ecs1";
        _account.Answer(LookedUpAccount.Gateways,
            args => LookedUpAccount.Map(("gateways", !createsNetwork || Equals(args.Args["nameRegex"], $"^({Regex.Escape(Name)})$")
                ? new object[] { LookedUpAccount.Gateway("ngw-1", Name, "vpc-1", "vsw-1") }
                : [])));
        _account.Answer(
            LookedUpAccount.Packages, args => LookedUpAccount.Map(("packages", Equals(args.Args["nameRegex"], $"^({Regex.Escape(Name)})$")
                ? new object[]
                {
                    LookedUpAccount.Map(("id", "cbwp-1"), ("isp", "BGP"), ("bandwidth", "7"), ("bandwidthPackageName", Name),
                        ("publicIpAddresses", new object[] { LookedUpAccount.Map(("allocationId", "eip-9")) })),
                }
                : [])));
        _account.Answer(LookedUpAccount.Eips, args => LookedUpAccount.Map(("addresses", args.Args.ContainsKey("nameRegex")
            ? new object[] { Eip("eip-1", $"{Name}-{app}", "BGP", "PayAsYouGo", "ngw-1", "Nat", "") }
            : args.Args.ContainsKey("ids") ? [Eip("eip-9", "stranger", "BGP", "PayAsYouGo", "", "", "cbwp-1")] : [])));
        _account.Answer(LookedUpAccount.Entries, "entries", LookedUpAccount.Map(
            ("name", "by hand"), ("externalIp", "203.0.113.1"), ("externalPort", "22"), ("internalIp", "192.168.0.9"),
            ("internalPort", "22"), ("ipProtocol", "TCP")));

        var outputs = await _account.DeployAsync(createsNetwork ? OwnNetwork() : StackConfig.With());

        Assert.Equal(
            ["SB912", "SB913", "SB914", "SB915"],
            from output in (IEnumerable<string>)outputs["differences"]!
            from said in new[]
            {
                ("cbwp-1 has other EIPs too (eip-9)", "SB912"),
                ("eip-1 (203.0.113.1) is not in cbwp-1", "SB913"),
                ("ngw-1 has an entry that is not", "SB914"),
                ("cbwp-1 has 7 Mbit/s", "SB915"),
            }
            where output.Contains(said.Item1, StringComparison.Ordinal)
            orderby said.Item2
            select said.Item2);
    }

    [Fact]
    public async Task A_first_deployment_differs_in_nothing() =>
        Assert.Empty((IEnumerable<string>)(await _account.DeployAsync(StackConfig.With()))["differences"]!);

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

    private static Dictionary<string, object> Eip(
        string id, string name, string isp, string paymentType, string instanceId, string instanceType, string packageId) =>
        LookedUpAccount.Map(
            ("allocationId", id), ("addressName", name), ("ipAddress", "203.0.113.1"), ("isp", isp), ("paymentType", paymentType),
            ("instanceId", instanceId), ("instanceType", instanceType), ("bandwidthPackageId", packageId));

    private static Dictionary<string, string> OwnNetwork() => StackConfig.With(
        ("network", """{ "create": { "cidrBlock": "10.0.0.0/24" } }"""),
        ("apps", """{ "web": { "ports": { "http": 80 }, "demand": { "baseMbps": 5 } } }"""));

    private static string FirstLines(string text, int count) => string.Join('\n', text.Split('\n').Take(count));
}
