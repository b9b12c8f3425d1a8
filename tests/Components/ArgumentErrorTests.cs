using Pulumi;
using Pulumi.AliCloud.Ecs;
using Pulumi.Utilities;
using SharedBandwidth.Components;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Components;

public sealed class ArgumentErrorTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task All_errors_are_named_at_once_and_no_child_is_registered(bool isPreview)
    {
        var args = Exposures.TwoApps();
        args.Apps["ecs1"].Ports["http"].External = "0";
        args.Apps["ecs2"].Demand!.Windows![0].To = "25:00";
        args.Gateway = new GatewayArgs { PaymentType = "Monthly" };
        args.Apps["ecs2"].PrivateIp = "server";
        args.VpcId = null;

        var (message, resources) = await TestProgram.FailureAsync(() => new SharedBandwidthExposure("nx", args), isPreview);

        Assert.Contains("5 errors in the arguments of nx; nothing was changed.", message, StringComparison.Ordinal);
        Assert.Contains("SB004 apps.ecs1.ports.http: '0' is not a port;", message, StringComparison.Ordinal);
        Assert.Contains("SB004 apps.ecs2.demand.windows[0].to: '25:00' is not a time of the day;", message, StringComparison.Ordinal);
        Assert.Contains("SB005 gateway.paymentType: 'Monthly' is not known here;", message, StringComparison.Ordinal);
        Assert.Contains("SB004 apps.ecs2.privateIp: 'server' is not an IP address;", message, StringComparison.Ordinal);
        Assert.Contains("SB003 vpcId: A new gateway needs a VPC;", message, StringComparison.Ordinal);
        Assert.Equal(new ResourceKey(TypeTokens.Exposure, "nx"), Assert.Single(resources).Key);
    }

    public static TheoryData<string, string> Missing => new()
    {
        { "vpcId", "SB003 vpcId: A new gateway needs a VPC; set vpcId, or gateway.id to use an existing one." },
        { "vswitchId", "SB003 vswitchId: A new gateway needs a vSwitch; set vswitchId, or gateway.id to use an existing one." },
        { "privateIp", "SB003 apps.ecs1.privateIp: The app has no private IP to forward to; set privateIp." },
        { "securityGroup", "SB003 securityGroups.web.id: The security group is not named; set id." },
        { "outbound", "SB003 outbound.vswitches.a: The vSwitch is not named; write its id." },
        { "apps", "SB003 apps: There is no app to publish; name at least one, with its ports." },
        { "no apps", "SB003 apps: There is no app to publish; name at least one, with its ports." },
        { "ports", "SB003 apps.ecs1.ports: The app has no port to publish; name at least one, such as http: 80." },
        { "vswitches", "SB003 outbound.vswitches: There is no vSwitch to give internet access to; name at least one, or remove outbound." },
    };

    [Theory]
    [MemberData(nameof(Missing))]
    public async Task A_missing_argument_is_named(string missing, string line)
    {
        var args = Exposures.OneApp();
        switch (missing)
        {
            case "vpcId":
                args.VpcId = null;
                break;
            case "vswitchId":
                args.VswitchId = null;
                break;
            case "privateIp":
                args.Apps["ecs1"].PrivateIp = null!;
                break;
            case "securityGroup":
                args.SecurityGroups = new() { ["web"] = new OpenSecurityGroupArgs() };
                break;
            case "outbound":
                args.Outbound = new OutboundArgs { Vswitches = { ["a"] = new OutboundVswitchArgs() } };
                break;
            case "apps":
                args.Apps = [];
                args.Bandwidth = new BandwidthArgs { Mbps = 10 };
                break;
            case "no apps":
                args.Apps = null!;
                args.Bandwidth = new BandwidthArgs { Mbps = 10 };
                break;
            case "ports":
                args.Apps["ecs1"].Ports = null!;
                break;
            default:
                args.Outbound = new OutboundArgs { Vswitches = null! };
                break;
        }

        var (message, resources) = await TestProgram.FailureAsync(() => new SharedBandwidthExposure("nx", args));

        Assert.Contains(
            $"1 error in the arguments of nx; nothing was changed.\n{line}",
            message.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Equal(TypeTokens.Exposure, Assert.Single(resources).Key.Type);
    }

    public static TheoryData<string, string> Null => new()
    {
        { "app", "SB003 apps.ecs1.privateIp: The app has no private IP to forward to; set privateIp." },
        { "port", "SB004 apps.ecs1.ports.http: '' is not a port;" },
        { "vSwitch", "SB003 outbound.vswitches.a: The vSwitch is not named; write its id." },
        { "securityGroup", "SB003 securityGroups.web.id: The security group is not named; set id." },
        { "window", "SB004 apps.ecs1.demand.windows[0].from: '' is not a time of the day;" },
        { "day", "SB004 apps.ecs1.demand.windows[0].days: '' " },
    };

    [Theory]
    [MemberData(nameof(Null))]
    public async Task What_is_null_is_read_as_empty_and_what_it_lacks_is_named(string member, string line)
    {
        var args = Exposures.OneApp();
        switch (member)
        {
            case "app":
                args.Apps["ecs1"] = null!;
                break;
            case "port":
                args.Apps["ecs1"].Ports["http"] = null!;
                break;
            case "vSwitch":
                args.Outbound = new OutboundArgs { Vswitches = { ["a"] = null! } };
                break;
            case "securityGroup":
                args.SecurityGroups = new() { ["web"] = null! };
                break;
            case "window":
                args.Apps["ecs1"].Demand!.Windows = [null!];
                break;
            default:
                args.Apps["ecs1"].Demand!.Windows = [new() { From = "01:00", To = "02:00", Mbps = 1, Days = [null!] }];
                break;
        }

        var (message, resources) = await TestProgram.FailureAsync(() => new SharedBandwidthExposure("nx", args));

        Assert.Contains(line, message, StringComparison.Ordinal);
        Assert.DoesNotContain("NullReference", message, StringComparison.Ordinal);
        Assert.Equal(TypeTokens.Exposure, Assert.Single(resources).Key.Type);
    }

    [Fact]
    public async Task An_address_or_a_tag_that_is_null_has_nothing_set()
    {
        var args = Exposures.OneApp();
        args.Addresses = new() { ["ecs1"] = null! };
        args.Tags = new() { ["owner"] = null! };

        Assert.Equal((await Exposures.RunAsync(Exposures.OneApp())).Resources.Length, (await Exposures.RunAsync(args)).Resources.Length);
    }

    [Fact]
    public async Task An_existing_gateway_needs_neither_VPC_nor_vSwitch()
    {
        var args = Exposures.OneApp(a => a.Gateway = new GatewayArgs { Id = "ngw-1" });
        (args.VpcId, args.VswitchId) = (null, null);

        Assert.Equal(9, (await Exposures.RunAsync(args)).Resources.Length);
    }

    [Fact]
    public async Task Warnings_and_notes_stop_nothing()
    {
        var args = Exposures.OneApp(
            a => a.Gateway = new GatewayArgs { PaymentType = "Subscription", PeriodMonths = 12, InternetChargeType = "PayBySpec" });
        args.Apps["more"] = Exposures.App("192.168.0.200");
        args.Apps["more"].Demand = null;

        Assert.Equal(15, (await Exposures.RunAsync(args)).Resources.Length);
    }

    [Fact]
    public async Task A_name_that_cannot_be_part_of_others_is_refused()
    {
        var (message, _) = await TestProgram.FailureAsync(() => new SharedBandwidthExposure("a name", Exposures.OneApp()));

        Assert.Contains("SB007 name: 'a name' cannot be part of a resource name;", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_apps_on_one_backend_port_are_refused_although_planning_did_not_see_their_private_IPs(bool isPreview)
    {
        var args = Exposures.TwoApps();
        args.Apps["ecs2"].PrivateIp = "192.168.0.100";

        var (message, _) = await TestProgram.FailureAsync(() => new SharedBandwidthExposure("nx", args), isPreview);

        Assert.Contains(
            "SB402 apps.ecs2.ports.http: Port 80 (tcp) of 192.168.0.100 is already published by apps.ecs1.ports.http (80)",
            message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.0.1", "SB406 apps.ecs1.privateIp: 10.0.0.1 is outside the VPC's 192.168.0.0/24; use a private IP inside it.")]
    [InlineData("fe80::1", "SB004 apps.ecs1.privateIp: 'fe80::1' is not an IPv4 address, and forward entries take no other;")]
    [InlineData("server", "SB004 apps.ecs1.privateIp: 'server' is not an IP address;")]
    public async Task A_private_IP_that_no_backend_can_have_is_refused(string privateIp, string line)
    {
        var args = Exposures.OneApp(a => a.VpcCidrBlock = "192.168.0.0/24");
        args.Apps["ecs1"].PrivateIp = privateIp;

        var (message, _) = await TestProgram.FailureAsync(() => new SharedBandwidthExposure("nx", args));

        Assert.Contains(line, message, StringComparison.Ordinal);
    }

    /// <summary>Mistakes in values that what is built does not know, which would say them again in other words.</summary>
    public static TheoryData<string, Action<SharedBandwidthExposureArgs>> KnownAtOnce => new()
    {
        { "SB004 gateway.id: 'vpc-1' is not an identifier of the service; write ngw- ", args => args.Gateway = new() { Id = "vpc-1" } },
        { "SB004 bandwidth.packageId: '' is not an identifier of the service; ", args => args.Bandwidth = new() { PackageId = "" } },
        { "SB004 addresses.ecs1.eipId: '1.2.3.4' is not an identifier ", args => args.Addresses = Eips(("ecs1", "1.2.3.4")) },
        { "SB305 addresses.ecs2.eipId: ", args => args.Addresses = Eips(("ecs1", "eip-1"), ("ecs2", "eip-1")) },
        {
            "SB009 securityGroups.b.id: sg-1 is already securityGroups.a; ",
            args => args.SecurityGroups = new() { ["a"] = new() { Id = "sg-1" }, ["b"] = new() { Id = "sg-1" } }
        },
        {
            "SB601 outbound.vswitches.b: ",
            args => args.Outbound = new() { Vswitches = { ["a"] = new() { Id = "vsw-1" }, ["b"] = new() { Id = "vsw-1" } } }
        },
        {
            "SB009 gateway.name: This is an existing gateway (ngw-1), ",
            args => (args.Gateway, args.VpcId, args.VswitchId) = (new() { Id = "ngw-1", Name = "gate" }, null, null)
        },
        {
            "SB402 apps.ecs1.ports.www: Port 80 (tcp) of 192.168.0.100 ",
            args => args.Apps["ecs1"].Ports["www"] = new() { External = "81", Internal = "80" }
        },
        { "SB009 addresses.edge.name: ", args => args.Addresses = new() { ["edge"] = new() { EipId = "eip-1", Name = "edge" } } },
    };

    [Theory]
    [MemberData(nameof(KnownAtOnce), DisableDiscoveryEnumeration = true)]
    public async Task What_is_known_at_once_is_refused_once_and_before_anything_is_registered(
        string line, Action<SharedBandwidthExposureArgs> change)
    {
        var args = Exposures.TwoApps();
        change(args);

        var (message, resources) = await TestProgram.FailureAsync(() => new SharedBandwidthExposure("nx", args), isPreview: true);

        Assert.Contains(
            $"1 error in the arguments of nx; nothing was changed.\n{line}", message.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(TypeTokens.Exposure, Assert.Single(resources).Key.Type);
    }

    [Fact]
    public async Task Ids_that_resources_give_are_taken_as_they_are()
    {
        var run = await TestProgram.RunAsync(() =>
        {
            var eip = new EipAddress("an EIP of mocks", new EipAddressArgs());
            return new SharedBandwidthExposure("nx", Exposures.OneApp(
                args => args.Addresses = new() { ["ecs1"] = new AddressArgs { EipId = eip.Id } }));
        });

        Assert.Equal("EipAddress/an EIP of mocks", run.Resource(TypeTokens.EipAddress, "nx-ecs1").ReadId);
    }

    [Theory]
    [InlineData("10.9.8.77", "SB402 apps.ecs2.ports.http: Port 80 (tcp) of [secret] is already published by apps.ecs1.ports.http (80)")]
    [InlineData("10.9.8.777", "The value found is not shown, because apps.ecs1.privateIp is secret.")]
    public async Task A_secret_value_is_not_shown(string privateIp, string part)
    {
        var args = Exposures.TwoApps();
        args.Apps["ecs1"].PrivateIp = Output.CreateSecret(privateIp);
        args.Apps["ecs2"].PrivateIp = Output.CreateSecret(privateIp);

        var (message, _) = await TestProgram.FailureAsync(() => new SharedBandwidthExposure("nx", args));

        Assert.Contains(part, message, StringComparison.Ordinal);
        Assert.DoesNotContain(privateIp, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_private_IP_does_not_hide_what_is_wrong_with_the_others()
    {
        var args = Exposures.TwoApps();
        args.Apps["ecs1"].PrivateIp = OutputUtilities.CreateUnknown("");
        args.Apps["ecs2"].PrivateIp = "server";

        var (message, _) = await TestProgram.FailureAsync(() => new SharedBandwidthExposure("nx", args), isPreview: true);

        Assert.Contains("SB004 apps.ecs2.privateIp: 'server' is not an IP address;", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "1 error in the arguments of nx; nothing was changed.")]
    [InlineData(false, "1 error in the arguments of nx; what was made before the values were known is still there.")]
    public async Task What_is_known_late_is_refused_late_and_the_message_says_so(bool isPreview, string heading)
    {
        var (message, resources) = await TestProgram.FailureAsync(
            () =>
            {
                var late = new TaskCompletionSource<string>();
                var made = new SharedBandwidthExposure("nx", Exposures.OneApp(
                    args => args.Apps["ecs1"].PrivateIp = Output.Create(late.Task)));
                late.SetResult("nowhere");
                return made;
            },
            isPreview);

        Assert.Contains(
            $"{heading}\nSB004 apps.ecs1.privateIp: 'nowhere' is not an IP address;",
            message.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Contains(resources, resource => resource.Key.Type == TypeTokens.NatGateway);
    }

    private static Dictionary<string, AddressArgs> Eips(params (string Key, string Id)[] eips) =>
        eips.ToDictionary(eip => eip.Key, eip => new AddressArgs { EipId = eip.Id });

    [Fact]
    public async Task A_failure_shows_no_stack_trace_of_its_own()
    {
        var (message, _) = await TestProgram.FailureAsync(
            () => new SharedBandwidthExposure("nx", Exposures.OneApp(args => args.Apps["ecs1"].Ports = [])));

        Assert.DoesNotContain("   at SharedBandwidth", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public async Task Quotas_of_the_arguments_decide(int quota)
    {
        var args = Exposures.TwoApps();
        args.Quotas =
            new QuotasArgs { EipsPerGateway = quota, EipsPerAccount = quota, EipsPerPackage = quota, ForwardEntriesPerGateway = quota };

        if (quota == 2)
        {
            Assert.Equal(15, (await Exposures.RunAsync(args)).Resources.Length);
            return;
        }

        var (message, _) = await TestProgram.FailureAsync(() => new SharedBandwidthExposure("nx", args));
        Assert.All(["SB701", "SB702", "SB703", "SB705"], code => Assert.Contains(code, message, StringComparison.Ordinal));
    }
}
