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
            ? new object[] { LookedUpAccount.Eip("eip-1", $"{Name}-{app}", "BGP", "PayAsYouGo", "ngw-1", "Nat", "") }
            : args.Args.ContainsKey("ids") ? [LookedUpAccount.Eip("eip-9", "stranger", "BGP", "PayAsYouGo", "", "", "cbwp-1")] : [])));
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

    private static Dictionary<string, string> OwnNetwork() => StackConfig.With(
        ("network", """{ "create": { "cidrBlock": "10.0.0.0/24" } }"""),
        ("apps", """{ "web": { "ports": { "http": 80 }, "demand": { "baseMbps": 5 } } }"""));

    private static string FirstLines(string text, int count) => string.Join('\n', text.Split('\n').Take(count));
}
