using SharedBandwidth.Components;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Components;

public sealed class SecurityGroupRuleTests
{
    private static SharedBandwidthExposureArgs OpenedFor(
        string? sourceCidr, params (string Key, string External, string? Internal, string? Protocol)[] ports) =>
        Exposures.OneApp(args =>
        {
            args.SecurityGroups = new() { ["web"] = new OpenSecurityGroupArgs { Id = "sg-1", SourceCidr = sourceCidr } };
            args.Apps["ecs1"].SecurityGroup = "web";
            args.Apps["ecs1"].Ports = ports.ToDictionary(
                p => p.Key, p => new PortArgs { External = p.External, Internal = p.Internal, Protocol = p.Protocol });
        });

    [Theory]
    [InlineData("80", null, null, null, "nx-web-tcp-80", "tcp", "80/80", "0.0.0.0/0")]
    [InlineData("80", "8080", null, "203.0.113.0/24", "nx-web-tcp-8080-203-0-113-0-24", "tcp", "8080/8080", "203.0.113.0/24")]
    [InlineData("53", null, "udp", null, "nx-web-udp-53", "udp", "53/53", "0.0.0.0/0")]
    [InlineData("80/90", "180/190", null, null, "nx-web-tcp-180-190", "tcp", "180/190", "0.0.0.0/0")]
    [InlineData("any", null, null, null, "nx-web-all", "all", "-1/-1", "0.0.0.0/0")]
    public async Task A_port_opens_the_security_group_for_its_internal_side(
        string external, string? @internal, string? protocol, string? sourceCidr, string name, string ipProtocol, string portRange,
        string cidrIp)
    {
        var run = await Exposures.RunAsync(OpenedFor(sourceCidr, ("p", external, @internal, protocol)));

        var rule = Assert.Single(run.OfType(TypeTokens.SecurityGroupRule));
        Assert.Equal(name, rule.Key.Name);
        Assert.Equal(TypeTokens.Exposure, rule.Parent?.Type);
        Assert.Equal(
            $"""
            cidrIp = "{cidrIp}"
            ipProtocol = "{ipProtocol}"
            nicType = "intranet"
            policy = "accept"
            portRange = "{portRange}"
            priority = 1
            securityGroupId = "sg-1"
            type = "ingress"
            """,
            ResourceText.InputsOf(rule));
        Assert.Equal(("", ""), (ResourceText.DependenciesOf(rule), ResourceText.OptionsOf(rule)));
    }

    [Fact]
    public async Task Two_apps_that_need_the_same_rule_share_it()
    {
        var args = Exposures.TwoApps();
        args.SecurityGroups = new() { ["web"] = new OpenSecurityGroupArgs { Id = "sg-1" } };
        args.Apps["ecs1"].SecurityGroup = "web";
        args.Apps["ecs2"].SecurityGroup = "web";
        args.Apps["ecs2"].Ports["dns"] = new PortArgs { External = "53", Protocol = "udp" };

        var run = await Exposures.RunAsync(args);

        Assert.Equal(["nx-web-tcp-80", "nx-web-udp-53"], run.OfType(TypeTokens.SecurityGroupRule).Select(rule => rule.Key.Name));
    }

    // The service knows a rule by its values: two resources for one rule would close the port when one of them goes.
    [Theory]
    [InlineData(null, null, "front", "nx-front-tcp-80", "nx-web-tcp-80")]
    [InlineData(
        "203.0.113.0/24", null, "front", "nx-front-tcp-80-203-0-113-0-24", "nx-front-tcp-80 nx-web-tcp-80 nx-web-tcp-80-203-0-113-0-24")]
    [InlineData("203.0.113.7", "10.0.0.0/8", "front", "nx-front-tcp-80-10-0-0-0-8 nx-front-tcp-80-203-0-113-7-32",
        "nx-web-tcp-80-10-0-0-0-8 nx-web-tcp-80-203-0-113-7-32")]
    [InlineData("203.0.113.0/24", null, "web", "nx-web-tcp-80-203-0-113-0-24", "nx-web-tcp-80")]
    public async Task A_renamed_group_and_a_rule_named_as_before_are_taken_over(
        string? first, string? second, string key, string names, string former)
    {
        var args = Exposures.OneApp(a =>
        {
            a.SecurityGroups = new()
            {
                [key] = new OpenSecurityGroupArgs
                {
                    Id = "sg-1",
                    FormerKey = key == "web" ? null : "web",
                    SourceCidr = first,
                    SourceCidrs = second is null ? null : [second],
                },
            };
            a.Apps["ecs1"].SecurityGroup = key;
        });

        var run = await Exposures.RunAsync(args);

        var rules = run.OfType(TypeTokens.SecurityGroupRule).ToList();
        Assert.Equal(names, string.Join(' ', rules.Select(rule => rule.Key.Name)));
        Assert.Equal(former, string.Join(' ', rules.SelectMany(rule => run.Aliases[rule.Key]).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_security_group_that_no_app_names_stays_closed()
    {
        var args = Exposures.OneApp(a => a.SecurityGroups = new() { ["web"] = new OpenSecurityGroupArgs { Id = "sg-1" } });

        var run = await Exposures.RunAsync(args);

        Assert.Empty(run.OfType(TypeTokens.SecurityGroupRule));
    }

    [Fact]
    public async Task A_rule_waits_for_a_security_group_made_by_another_resource()
    {
        var run = await TestProgram.RunAsync(() =>
        {
            var group = new Pulumi.AliCloud.Ecs.SecurityGroup("other", new() { VpcId = "vpc-1" });
            var args = OpenedFor(null, ("http", "80", null, null));
            args.SecurityGroups!["web"].Id = group.Id;
            return new SharedBandwidthExposure("nx", args);
        });

        var rule = Assert.Single(run.OfType(TypeTokens.SecurityGroupRule));
        Assert.Equal("SecurityGroup other", ResourceText.DependenciesOf(rule));
        Assert.Equal("SecurityGroup/other", rule.Inputs["securityGroupId"]);
    }
}
