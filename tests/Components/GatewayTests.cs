using SharedBandwidth.Components;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Components;

public sealed class GatewayTests
{
    [Fact]
    public async Task Every_setting_of_the_document_reaches_the_gateway()
    {
        var args = Exposures.OneApp();
        args.Gateway = new GatewayArgs
        {
            Name = "test",
            Description = "a test",
            PaymentType = "Subscription",
            PeriodMonths = 1,
            InternetChargeType = "PayBySpec",
            Specification = "Small",
            EipBindMode = "NAT",
            IcmpReplyEnabled = false,
        };

        var run = await Exposures.RunAsync(args);

        Assert.Equal(
            """
            deletionProtection = false
            description = "a test"
            eipBindMode = "NAT"
            icmpReplyEnabled = false
            internetChargeType = "PayBySpec"
            natGatewayName = "test"
            natType = "Enhanced"
            networkType = "internet"
            paymentType = "Subscription"
            period = 1
            specification = "Small"
            tags = {}
            vpcId = "vpc-1"
            vswitchId = "vsw-1"
            """,
            ResourceText.InputsOf(run.Resource(TypeTokens.NatGateway, "nx")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_existing_gateway_is_read_and_its_tables_are_used(bool isPreview)
    {
        var args = Exposures.OneApp();
        (args.VpcId, args.VswitchId) = (null, null);
        args.Gateway = new GatewayArgs { Id = "ngw-mine" };
        args.Outbound = new OutboundArgs { Vswitches = { ["a"] = new OutboundVswitchArgs { Id = "vsw-a" } } };

        var run = await Exposures.RunAsync(args, isPreview);

        var gateway = Assert.Single(run.OfType(TypeTokens.NatGateway));
        Assert.Equal(("nx", "ngw-mine", ""), (gateway.Key.Name, gateway.ReadId, ResourceText.InputsOf(gateway)));
        Assert.Equal("", ResourceText.OptionsOf(gateway));
        Assert.Equal("ftb of ngw-mine", run.Resource(TypeTokens.ForwardEntry, "nx-ecs1-http").Inputs["forwardTableId"]);
        Assert.Equal("stb of ngw-mine", run.Resource(TypeTokens.SnatEntry, "nx-outbound-a").Inputs["snatTableId"]);
        Assert.All(run.OfType(TypeTokens.EipAssociation), association => Assert.Equal("ngw-mine", association.Inputs["instanceId"]));
        Assert.Equal("ngw-mine", await TestProgram.ValueAsync(run.Made.GatewayId));
    }

    [Fact]
    public async Task A_gateway_whose_id_is_known_only_while_deploying_is_read_all_the_same()
    {
        var run = await TestProgram.RunAsync(
            () =>
            {
                var other = new Pulumi.AliCloud.Vpc.NatGateway("other", new() { VpcId = "vpc-1" });
                return new SharedBandwidthExposure("nx", Exposures.OneApp(args => args.Gateway = new GatewayArgs { Id = other.Id }));
            });

        Assert.Equal("NatGateway/other", run.Resource(TypeTokens.NatGateway, "nx").ReadId);
    }

    [Fact]
    public async Task The_name_prefix_is_the_default_of_every_display_name_and_of_no_logical_name()
    {
        var args = Exposures.OneApp(a => a.NamePrefix = "team");
        args.Outbound = new OutboundArgs { Vswitches = { ["a"] = new OutboundVswitchArgs { Id = "vsw-a" } } };

        var run = await Exposures.RunAsync(args);

        Assert.Equal("team", run.Resource(TypeTokens.NatGateway, "nx").Inputs["natGatewayName"]);
        Assert.Equal("team", run.Resource(TypeTokens.Package, "nx").Inputs["bandwidthPackageName"]);
        Assert.Equal("team-ecs1", run.Resource(TypeTokens.EipAddress, "nx-ecs1").Inputs["addressName"]);
        Assert.Equal("team-outbound", run.Resource(TypeTokens.EipAddress, "nx-outbound").Inputs["addressName"]);
        Assert.Equal("team-ecs1-http", run.Resource(TypeTokens.ForwardEntry, "nx-ecs1-http").Inputs["forwardEntryName"]);
        Assert.Equal("team-outbound-a", run.Resource(TypeTokens.SnatEntry, "nx-outbound-a").Inputs["snatEntryName"]);
    }
}
