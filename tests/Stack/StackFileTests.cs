using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Stacks;

/// <summary>The stack files of this project, run end to end.</summary>
public sealed class StackFileTests
{
    private static Task<ProgramRun> RunAsync(string stack) =>
        ProgramRunner.RunAsync(StackConfig.Project, stack, StackConfig.OfStack(stack));

    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task A_stack_file_has_no_errors_and_no_warnings(string stack)
    {
        var run = await RunAsync(stack);

        Assert.Empty(run.Findings.Where(finding => finding.Severity != Severity.Note).Select(finding => finding.ToString()));
        Assert.Equal((stack, StackConfig.Project), (run.Stack, run.Project));
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task Running_twice_registers_the_same(string stack)
    {
        var first = await RunAsync(stack);
        var second = await RunAsync(stack);

        Assert.NotEmpty(first.Resources);
        Assert.Equal(first.Resources.Select(ResourceText.Of), second.Resources.Select(ResourceText.Of));
        Assert.Equal(Endpoints(first), Endpoints(second));
        Assert.Equal<Finding>(first.Findings, second.Findings);
        Assert.Equal<string>(first.Assumptions, second.Assumptions);
    }

    [Fact]
    public async Task Prod_is_the_documents_scenario()
    {
        var run = await RunAsync("prod");

        Assert.Equal(
            """
            SharedBandwidthExposure shared-bandwidth < stack
            NatGateway shared-bandwidth < SharedBandwidthExposure shared-bandwidth
            CommonBandwithPackage shared-bandwidth < SharedBandwidthExposure shared-bandwidth
            SharedAddress shared-bandwidth-ecs1 < SharedBandwidthExposure shared-bandwidth
            EipAddress shared-bandwidth-ecs1 < SharedAddress shared-bandwidth-ecs1
            EipAssociation shared-bandwidth-ecs1 < SharedAddress shared-bandwidth-ecs1
            CommonBandwithPackageAttachment shared-bandwidth-ecs1 < SharedAddress shared-bandwidth-ecs1
            SharedAddress shared-bandwidth-ecs2 < SharedBandwidthExposure shared-bandwidth
            EipAddress shared-bandwidth-ecs2 < SharedAddress shared-bandwidth-ecs2
            EipAssociation shared-bandwidth-ecs2 < SharedAddress shared-bandwidth-ecs2
            CommonBandwithPackageAttachment shared-bandwidth-ecs2 < SharedAddress shared-bandwidth-ecs2
            ExposedApp shared-bandwidth-ecs1 < SharedBandwidthExposure shared-bandwidth
            ForwardEntry shared-bandwidth-ecs1-http < ExposedApp shared-bandwidth-ecs1
            ExposedApp shared-bandwidth-ecs2 < SharedBandwidthExposure shared-bandwidth
            ForwardEntry shared-bandwidth-ecs2-http < ExposedApp shared-bandwidth-ecs2
            """,
            ResourceText.TreeOf(run.Resources));
        Assert.Equal(
            """
            bandwidth = "1500"
            bandwidthPackageName = "test"
            deletionProtection = false
            description = "test"
            internetChargeType = "PayByBandwidth"
            isp = "BGP"
            tags = {}
            """,
            ResourceText.InputsOf(Assert.Single(run.Resources, r => r.Key.Type == TypeTokens.Package)));
        Assert.Equal(
            """
            deletionProtection = false
            description = "test"
            internetChargeType = "PayByLcu"
            natGatewayName = "test"
            natType = "Enhanced"
            networkType = "internet"
            paymentType = "PayAsYouGo"
            tags = {}
            vpcId = "vpc-uf68wppzf839896z70001"
            vswitchId = "vsw-uf6gnat6e5tk0gnbm0001"
            """,
            ResourceText.InputsOf(Assert.Single(run.Resources, r => r.Key.Type == TypeTokens.NatGateway)));
        Assert.Equal(10, run.Resources.Count(r => r.Options.Protect == true));
    }

    [Fact]
    public async Task Prod_buys_1500_Mbps_instead_of_2000()
    {
        var bandwidth = (await RunAsync("prod")).Plan.Exposure.Bandwidth;

        Assert.Equal(
            (2000L, 1500L, 1500L, 25.0, 1187.5),
            (bandwidth.SeparateMbps, bandwidth.SharedMbps, bandwidth.PackageMbps, bandwidth.SavedPercent, bandwidth.MeanMbps));
        Assert.Equal(
            ["13:00-18:00 ecs1 1000 ecs2 500", "19:00-23:00 ecs1 500 ecs2 1000"],
            bandwidth.Peaks.Select(peak => $"{peak.From}-{peak.To} {string.Join(' ', peak.Apps.Select(app => $"{app.Key} {app.Value}"))}"));
    }

    [Fact]
    public async Task Prod_has_an_endpoint_for_each_app_at_an_address_of_its_own()
    {
        var run = await RunAsync("prod");

        Assert.Equal(["ecs1", "ecs2"], run.Endpoints.Keys);
        var ecs1 = Assert.Single(run.Endpoints["ecs1"]);
        var ecs2 = Assert.Single(run.Endpoints["ecs2"]);
        Assert.Equal(("http", "80", "192.168.0.100:80", "tcp"), (ecs1.Key, ecs1.Value.External, ecs1.Value.Internal, ecs1.Value.Protocol));
        Assert.Equal(("http", "80", "192.168.0.101:80", "tcp"), (ecs2.Key, ecs2.Value.External, ecs2.Value.Internal, ecs2.Value.Protocol));
        Assert.NotEqual(ecs1.Value.Address, ecs2.Value.Address);
        var entry = Assert.Single(run.Resources, r => r.Key.Name == "shared-bandwidth-ecs1-http");
        Assert.Equal(ecs1.Value.Address, entry.Inputs["externalIp"]);
    }

    [Fact]
    public async Task Prod_says_what_the_rehearsal_took_on_trust()
    {
        var run = await RunAsync("prod");

        Assert.Contains(run.Assumptions, sentence => sentence.Contains("vsw-uf6gnat6e5tk0gnbm0001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dev_makes_its_own_network_with_a_server_for_each_app()
    {
        var run = await RunAsync("dev");

        Assert.Equal(
            """
            WebServerNetwork shared-bandwidth-network < stack
            RandomString shared-bandwidth-network-suffix < WebServerNetwork shared-bandwidth-network
            Network shared-bandwidth-network < WebServerNetwork shared-bandwidth-network
            Switch shared-bandwidth-network < WebServerNetwork shared-bandwidth-network
            SecurityGroup shared-bandwidth-network < WebServerNetwork shared-bandwidth-network
            RandomPassword shared-bandwidth-network-password < WebServerNetwork shared-bandwidth-network
            Instance shared-bandwidth-network-ecs1 < WebServerNetwork shared-bandwidth-network
            Instance shared-bandwidth-network-ecs2 < WebServerNetwork shared-bandwidth-network
            SharedBandwidthExposure shared-bandwidth < stack
            """,
            ResourceText.TreeOf(run.Resources.Take(9)));
        Assert.Equal(24, run.Resources.Length);
        var rule = Assert.Single(run.Resources, r => r.Key.Type == TypeTokens.SecurityGroupRule);
        Assert.Equal(
            ("shared-bandwidth-servers-tcp-80", "SecurityGroup shared-bandwidth-network"),
            (rule.Key.Name, ResourceText.DependenciesOf(rule)));
    }

    [Fact]
    public async Task Dev_keeps_what_it_looked_up_and_hides_the_password()
    {
        var run = await RunAsync("dev");

        var servers = run.Resources.Where(r => r.Key.Type == TypeTokens.Instance).ToArray();
        Assert.Equal(2, servers.Length);
        Assert.All(servers, server =>
        {
            Assert.Equal(["imageId", "instanceType"], server.Options.IgnoreChanges.Order());
            Assert.Equal("[secret]", server.Inputs["password"]);
        });
        Assert.Equal("zoneId", Assert.Single(Assert.Single(run.Resources, r => r.Key.Type == TypeTokens.Switch).Options.IgnoreChanges));
        Assert.DoesNotContain(run.Resources, r => ResourceText.Of(r).Contains("****", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Resources, r => r.Options.Protect is not null);
    }

    [Fact]
    public async Task Dev_connects_gateway_entries_and_servers()
    {
        var run = await RunAsync("dev");

        var gateway = Assert.Single(run.Resources, r => r.Key.Type == TypeTokens.NatGateway);
        Assert.Equal("Network shared-bandwidth-network\nSwitch shared-bandwidth-network", ResourceText.DependenciesOf(gateway));
        var entry = Assert.Single(run.Resources, r => r.Key.Name == "shared-bandwidth-ecs1-http");
        Assert.Contains("Instance shared-bandwidth-network-ecs1", ResourceText.DependenciesOf(entry), StringComparison.Ordinal);
        Assert.DoesNotContain("ecs2", ResourceText.DependenciesOf(entry), StringComparison.Ordinal);
        Assert.StartsWith("192.168.0.", (string)entry.Inputs["internalIp"], StringComparison.Ordinal);
        Assert.Equal("15", Assert.Single(run.Resources, r => r.Key.Type == TypeTokens.Package).Inputs["bandwidth"]);
        Assert.All(run.Resources.Where(r => r.Inputs.ContainsKey("tags")), r =>
            Assert.Contains("tags = {project: \"shared-bandwidth\", stack: \"dev\"}", ResourceText.InputsOf(r), StringComparison.Ordinal));
    }

    // Which zones a region has, only an account knows.
    [Theory]
    [InlineData("cn-shanghai", "cn-shanghai-g")]
    [InlineData("us-east-1", "us-east-1b")]
    public async Task A_zone_that_is_named_is_supposed_to_have_what_is_needed_and_that_is_said(string region, string zone)
    {
        var network = $$"""{ "create": { "cidrBlock": "192.168.0.0/24", "zoneId": "{{zone}}", "instanceType": "ecs.g7.large" } }""";

        var run = await ProgramRunner.RunAsync(StackConfig.Project, "test", StackConfig.With(
            ("alicloud:region", region),
            ("network", network),
            ("apps", """{ "a": { "ports": { "http": 80 }, "demand": { "baseMbps": 5 } } }""")));

        Assert.False(run.HasErrors);
        Assert.Equal($"The zone {zone} has enhanced NAT gateways, and servers of ecs.g7.large.", Assert.Single(run.Assumptions));
    }

    [Fact]
    public async Task A_configuration_with_errors_registers_nothing()
    {
        var run = await ProgramRunner.RunAsync(StackConfig.Project, "test", StackConfig.With(("apps", "{}")));

        Assert.True(run.HasErrors);
        Assert.Empty(run.Resources);
        Assert.Empty(run.Endpoints);
        Assert.Empty(run.Assumptions);
    }

    private static IEnumerable<string> Endpoints(ProgramRun run) => run.Endpoints.SelectMany(app =>
        app.Value.Select(
            port => $"{app.Key}.{port.Key} {port.Value.Address}:{port.Value.External} {port.Value.Protocol} {port.Value.Internal}"));
}
