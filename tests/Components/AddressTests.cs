using SharedBandwidth.Components;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Components;

public sealed class AddressTests
{
    [Fact]
    public async Task Every_setting_of_an_address_reaches_its_EIP()
    {
        var args = Exposures.OneApp();
        args.Addresses = new()
        {
            ["ecs1"] = new AddressArgs
            {
                Name = "front",
                Description = "of ecs1",
                InternetChargeType = "PayByBandwidth",
                Mbps = 3,
                ResourceGroupId = "rg-1",
            },
        };

        var run = await Exposures.RunAsync(args);

        Assert.Equal(
            """
            addressName = "front"
            bandwidth = "3"
            deletionProtection = false
            description = "of ecs1"
            internetChargeType = "PayByBandwidth"
            isp = "BGP"
            paymentType = "PayAsYouGo"
            resourceGroupId = "rg-1"
            tags = {}
            """,
            ResourceText.InputsOf(run.Resource(TypeTokens.EipAddress, "nx-ecs1")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_EIP_of_your_own_is_read_and_bound_and_attached(bool isPreview)
    {
        var run = await Exposures.RunAsync(
            Exposures.OneApp(args => args.Addresses = new() { ["ecs1"] = new AddressArgs { EipId = "eip-mine" } }), isPreview);

        var eip = Assert.Single(run.OfType(TypeTokens.EipAddress));
        Assert.Equal(("nx-ecs1", "eip-mine", "", ""), (eip.Key.Name, eip.ReadId, ResourceText.InputsOf(eip), ResourceText.OptionsOf(eip)));
        Assert.Equal("eip-mine", run.Resource(TypeTokens.EipAssociation, "nx-ecs1").Inputs["allocationId"]);
        Assert.Equal("eip-mine", run.Resource(TypeTokens.PackageAttachment, "nx-ecs1").Inputs["instanceId"]);
        Assert.Equal("ip of eip-mine", run.Resource(TypeTokens.ForwardEntry, "nx-ecs1-http").Inputs["externalIp"]);
    }

    [Fact]
    public async Task Two_apps_may_share_one_address()
    {
        var args = Exposures.TwoApps();
        args.Addresses = new() { ["front"] = new AddressArgs() };
        args.Apps["ecs1"].Address = "front";
        args.Apps["ecs2"].Address = "front";
        args.Apps["ecs2"].Ports["http"].External = "8080";

        var run = await Exposures.RunAsync(args);

        Assert.Equal(
            """
            SharedBandwidthExposure nx < stack
            NatGateway nx < SharedBandwidthExposure nx
            CommonBandwithPackage nx < SharedBandwidthExposure nx
            SharedAddress nx-front < SharedBandwidthExposure nx
            EipAddress nx-front < SharedAddress nx-front
            EipAssociation nx-front < SharedAddress nx-front
            CommonBandwithPackageAttachment nx-front < SharedAddress nx-front
            ExposedApp nx-ecs1 < SharedBandwidthExposure nx
            ForwardEntry nx-ecs1-http < ExposedApp nx-ecs1
            ExposedApp nx-ecs2 < SharedBandwidthExposure nx
            ForwardEntry nx-ecs2-http < ExposedApp nx-ecs2
            """,
            ResourceText.TreeOf(run.Resources));
        Assert.All(run.OfType(TypeTokens.ForwardEntry), entry =>
        {
            Assert.Equal("ip of EipAddress/nx-front", entry.Inputs["externalIp"]);
            Assert.StartsWith(
                "EipAddress nx-front\nEipAssociation nx-front\nCommonBandwithPackageAttachment nx-front\n",
                ResourceText.DependenciesOf(entry),
                StringComparison.Ordinal);
        });
        Assert.Equal(["80", "8080"], run.OfType(TypeTokens.ForwardEntry).Select(entry => entry.Inputs["externalPort"]));
    }

    [Fact]
    public async Task An_app_may_use_the_address_of_another_app()
    {
        var args = Exposures.TwoApps();
        args.Apps["ecs2"].Address = "ecs1";
        args.Apps["ecs2"].Ports["http"].External = "8080";

        var run = await Exposures.RunAsync(args);

        Assert.Equal("nx-ecs1", Assert.Single(run.OfType(TypeTokens.EipAddress)).Key.Name);
        Assert.Equal("ip of EipAddress/nx-ecs1", run.Resource(TypeTokens.ForwardEntry, "nx-ecs2-http").Inputs["externalIp"]);
    }

    [Fact]
    public async Task An_address_by_itself_takes_values_of_other_resources()
    {
        var run = await TestProgram.RunAsync(
            () =>
            {
                var gateway = new Pulumi.AliCloud.Vpc.NatGateway("gateway", new() { VpcId = "vpc-1" });
                return new SharedAddress("front", new SharedAddressArgs { GatewayId = gateway.Id, PackageId = "cbwp-1" });
            });

        Assert.Equal(
            """
            NatGateway gateway < stack
            SharedAddress front < stack
            EipAddress front < SharedAddress front
            EipAssociation front < SharedAddress front
            CommonBandwithPackageAttachment front < SharedAddress front
            """,
            ResourceText.TreeOf(run.Resources));
        Assert.Equal("paymentType = \"PayAsYouGo\"\ntags = {}", ResourceText.InputsOf(run.Resource(TypeTokens.EipAddress, "front")));
        Assert.Equal("EipAddress front\nNatGateway gateway", ResourceText.DependenciesOf(run.Resource(TypeTokens.EipAssociation, "front")));
        Assert.Equal("EipAddress/front", await TestProgram.ValueAsync(run.Made.AllocationId));
        Assert.Equal("ip of EipAddress/front", await TestProgram.ValueAsync(run.Made.IpAddress));
    }
}
