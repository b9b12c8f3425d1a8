using SharedBandwidth.Components;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Components;

public sealed class WebServerNetworkTests
{
    private static WebServerNetworkArgs TwoServers() => new()
    {
        CidrBlock = "192.168.0.0/24",
        ZoneId = "cn-shanghai-b",
        InstanceType = "ecs.u1-c1m2.large",
        ImageId = "image-1",
        Servers = { ["ecs2"] = new WebServerArgs { Ports = [8080, 80] }, ["ecs1"] = new WebServerArgs { Ports = [80] } },
        NamePrefix = "dev",
        Tags = new() { ["env"] = "dev" },
    };

    private static Task<Ran<WebServerNetwork>> RunAsync(WebServerNetworkArgs args, bool isPreview = false) =>
        TestProgram.RunAsync(() => new WebServerNetwork("net", args), isPreview,
            new Dictionary<string, string> { ["net-ecs1"] = "192.168.0.7", ["net-ecs2"] = "192.168.0.8" });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_servers_make_exactly_these_resources(bool isPreview)
    {
        var run = await RunAsync(TwoServers(), isPreview);

        Assert.Equal(
            """
            WebServerNetwork net < stack
            RandomString net-suffix < WebServerNetwork net
            Network net < WebServerNetwork net
            Switch net < WebServerNetwork net
            SecurityGroup net < WebServerNetwork net
            RandomPassword net-password < WebServerNetwork net
            Instance net-ecs1 < WebServerNetwork net
            Instance net-ecs2 < WebServerNetwork net
            """,
            ResourceText.TreeOf(run.Resources));
    }

    [Fact]
    public async Task Each_resource_has_exactly_these_inputs()
    {
        var run = await RunAsync(TwoServers());

        Assert.Equal(
            "length = 6\nspecial = false\nupper = false",
            ResourceText.InputsOf(run.Resource(TypeTokens.RandomString, "net-suffix")));
        Assert.Equal(
            "cidrBlock = \"192.168.0.0/24\"\ntags = {env: \"dev\"}\nvpcName = \"dev-abc123\"",
            ResourceText.InputsOf(run.Resource(TypeTokens.Network, "net")));
        Assert.Equal(
            "cidrBlock = \"192.168.0.0/24\"\ntags = {env: \"dev\"}\nvpcId = \"Network/net\"\nvswitchName = \"dev-abc123\"\n"
                + "zoneId = \"cn-shanghai-b\"",
            ResourceText.InputsOf(run.Resource(TypeTokens.Switch, "net")));
        Assert.Equal(
            "securityGroupName = \"dev-abc123\"\ntags = {env: \"dev\"}\nvpcId = \"Network/net\"",
            ResourceText.InputsOf(run.Resource(TypeTokens.SecurityGroup, "net")));
        Assert.Equal(
            "length = 24\nminLower = 2\nminNumeric = 2\nminSpecial = 2\nminUpper = 2\noverrideSpecial = \"()-_+=[]\"",
            ResourceText.InputsOf(run.Resource(TypeTokens.RandomPassword, "net-password")));
    }

    [Fact]
    public async Task A_server_is_private_pay_as_you_go_and_behind_the_password_which_stays_secret()
    {
        var run = await RunAsync(TwoServers());

        var server = run.Resource(TypeTokens.Instance, "net-ecs1");
        Assert.Equal(
            """
            imageId = "image-1"
            instanceChargeType = "PostPaid"
            instanceName = "dev-abc123-ecs1"
            instanceType = "ecs.u1-c1m2.large"
            password = "[secret]"
            securityGroups = ["SecurityGroup/net"]
            systemDiskCategory = "cloud_essd"
            tags = {env: "dev"}
            vswitchId = "Switch/net"
            """,
            ResourceText.InputsOf(server with { Inputs = server.Inputs.Remove("userData") }));
        Assert.DoesNotContain(run.Resources, resource => ResourceText.Of(resource).Contains("\"pass\"", StringComparison.Ordinal));
        Assert.Equal(
            "SecurityGroup net\nSwitch net\nRandomPassword net-password\nRandomString net-suffix",
            ResourceText.DependenciesOf(server));
    }

    [Fact]
    public async Task A_server_answers_on_its_ports_with_its_own_name_after_every_boot()
    {
        var run = await RunAsync(TwoServers());

        var script = Assert.IsType<string>(run.Resource(TypeTokens.Instance, "net-ecs2").Inputs["userData"]);
        Assert.StartsWith("#!/bin/sh\n", script, StringComparison.Ordinal);
        Assert.Contains("echo 'ecs2' > /srv/www/index.html\n", script, StringComparison.Ordinal);
        Assert.Contains("systemctl enable --now web-80\n", script, StringComparison.Ordinal);
        Assert.Contains("systemctl enable --now web-8080\n", script, StringComparison.Ordinal);
        Assert.True(
            script.IndexOf("web-80\n", StringComparison.Ordinal) < script.IndexOf("web-8080\n", StringComparison.Ordinal),
            "Ports are not in order.");
        Assert.DoesNotContain("8080", (string)run.Resource(TypeTokens.Instance, "net-ecs1").Inputs["userData"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("zoneId", "zoneId", "")]
    [InlineData("imageId instanceType", "", "instanceType imageId")]
    [InlineData("zoneId imageId", "zoneId", "imageId")]
    public async Task What_a_look_up_chose_may_change_later_without_rebuilding_anything(string chosen, string ofSwitch, string ofServer)
    {
        var args = TwoServers();
        args.ChosenByLookup = [.. chosen.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

        var run = await RunAsync(args);

        Assert.Equal(
            ofSwitch.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(),
            run.Resource(TypeTokens.Switch, "net").Options.IgnoreChanges.Order());
        Assert.All(run.OfType(TypeTokens.Instance), server =>
            Assert.Equal(ofServer.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), server.Options.IgnoreChanges.Order()));
        Assert.All(
            run.Resources.Where(r => r.Key.Type is not (TypeTokens.Switch or TypeTokens.Instance)),
            r => Assert.Empty(r.Options.IgnoreChanges));
    }

    [Fact]
    public async Task Outputs_name_the_network_and_each_servers_private_IP()
    {
        var run = await RunAsync(TwoServers());

        Assert.Equal("Network/net", await TestProgram.ValueAsync(run.Made.VpcId));
        Assert.Equal("Switch/net", await TestProgram.ValueAsync(run.Made.VswitchId));
        Assert.Equal("SecurityGroup/net", await TestProgram.ValueAsync(run.Made.SecurityGroupId));
        Assert.Equal("192.168.0.8", await TestProgram.ValueAsync(run.Made.PrivateIpOf("ecs2")));
        Assert.Throws<KeyNotFoundException>(() => run.Made.PrivateIpOf("ecs3"));
    }

    [Fact]
    public async Task The_components_name_is_the_default_of_the_display_names()
    {
        var args = TwoServers();
        args.NamePrefix = null;

        var run = await RunAsync(args);

        Assert.Equal("net-abc123", run.Resource(TypeTokens.Network, "net").Inputs["vpcName"]);
    }

    [Fact]
    public async Task A_renamed_server_goes_on_as_it_is_under_another_display_name()
    {
        var renamed = TwoServers();
        renamed.Servers.Remove("ecs2", out var server);
        server!.FormerKey = "ecs2";
        renamed.Servers.Add("web", server);

        var before = await RunAsync(TwoServers());
        var after = await RunAsync(renamed);

        Assert.Equal("net-ecs2", Assert.Single(Assert.Single(after.Aliases, alias => alias.Key.Name == "net-web").Value));
        Assert.Single(after.Aliases);
        Assert.Equal("dev-abc123-web", after.Resource(TypeTokens.Instance, "net-web").Inputs["instanceName"]);
        Assert.Equal(
            before.Resources.Select(ResourceText.Of),
            after.Resources.Select(r => ResourceText.Of(r)
                .Replace("net-web", "net-ecs2", StringComparison.Ordinal).Replace("123-web", "123-ecs2", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_server_more_leaves_everything_else_as_it_is()
    {
        var more = TwoServers();
        more.Servers["a"] = new WebServerArgs { Ports = [80] };

        var before = (await RunAsync(TwoServers())).Resources.Select(ResourceText.Of);
        var after = (await RunAsync(more)).Resources.Select(ResourceText.Of).ToArray();

        Assert.Equal(9, after.Length);
        Assert.Empty(before.Except(after));
    }
}
