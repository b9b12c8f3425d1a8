using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Components;

/// <summary>The document's two apps: every resource, edge and option.</summary>
public sealed class ExposureResourcesTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_apps_make_exactly_these_resources(bool isPreview)
    {
        var run = await Exposures.RunAsync(Exposures.TwoApps(), isPreview);

        Assert.Equal(
            """
            SharedBandwidthExposure nx < stack
            NatGateway nx < SharedBandwidthExposure nx
            CommonBandwithPackage nx < SharedBandwidthExposure nx
            SharedAddress nx-ecs1 < SharedBandwidthExposure nx
            EipAddress nx-ecs1 < SharedAddress nx-ecs1
            EipAssociation nx-ecs1 < SharedAddress nx-ecs1
            CommonBandwithPackageAttachment nx-ecs1 < SharedAddress nx-ecs1
            SharedAddress nx-ecs2 < SharedBandwidthExposure nx
            EipAddress nx-ecs2 < SharedAddress nx-ecs2
            EipAssociation nx-ecs2 < SharedAddress nx-ecs2
            CommonBandwithPackageAttachment nx-ecs2 < SharedAddress nx-ecs2
            ExposedApp nx-ecs1 < SharedBandwidthExposure nx
            ForwardEntry nx-ecs1-http < ExposedApp nx-ecs1
            ExposedApp nx-ecs2 < SharedBandwidthExposure nx
            ForwardEntry nx-ecs2-http < ExposedApp nx-ecs2
            """,
            ResourceText.TreeOf(run.Resources));
        Assert.All(run.Resources, resource => Assert.Null(resource.ReadId));
        Assert.All(run.Resources, resource =>
            Assert.Equal(resource.Key.Type.StartsWith("shared-bandwidth:index:", StringComparison.Ordinal), resource.IsComponent));
    }

    public static TheoryData<string, string, string> Inputs => new()
    {
        {
            TypeTokens.NatGateway, "nx",
            """
            deletionProtection = false
            internetChargeType = "PayByLcu"
            natGatewayName = "nx"
            natType = "Enhanced"
            networkType = "internet"
            paymentType = "PayAsYouGo"
            tags = {}
            vpcId = "vpc-1"
            vswitchId = "vsw-1"
            """
        },
        {
            TypeTokens.Package, "nx",
            """
            bandwidth = "1500"
            bandwidthPackageName = "nx"
            deletionProtection = false
            internetChargeType = "PayByBandwidth"
            isp = "BGP"
            tags = {}
            """
        },
        {
            TypeTokens.EipAddress, "nx-ecs1",
            """
            addressName = "nx-ecs1"
            bandwidth = "5"
            deletionProtection = false
            internetChargeType = "PayByTraffic"
            isp = "BGP"
            paymentType = "PayAsYouGo"
            tags = {}
            """
        },
        {
            TypeTokens.EipAssociation, "nx-ecs1",
            """
            allocationId = "EipAddress/nx-ecs1"
            instanceId = "NatGateway/nx"
            instanceType = "Nat"
            """
        },
        {
            TypeTokens.PackageAttachment, "nx-ecs1",
            """
            bandwidthPackageId = "CommonBandwithPackage/nx"
            instanceId = "EipAddress/nx-ecs1"
            """
        },
        {
            TypeTokens.ForwardEntry, "nx-ecs1-http",
            """
            externalIp = "ip of EipAddress/nx-ecs1"
            externalPort = "80"
            forwardEntryName = "nx-ecs1-http"
            forwardTableId = "ftb of NatGateway/nx"
            internalIp = "192.168.0.100"
            internalPort = "80"
            ipProtocol = "tcp"
            """
        },
        {
            TypeTokens.ForwardEntry, "nx-ecs2-http",
            """
            externalIp = "ip of EipAddress/nx-ecs2"
            externalPort = "80"
            forwardEntryName = "nx-ecs2-http"
            forwardTableId = "ftb of NatGateway/nx"
            internalIp = "192.168.0.101"
            internalPort = "80"
            ipProtocol = "tcp"
            """
        },
    };

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task Each_resource_has_exactly_these_inputs(string type, string name, string inputs)
    {
        var run = await Exposures.RunAsync(Exposures.TwoApps());
        var preview = await Exposures.RunAsync(Exposures.TwoApps(), isPreview: true);

        Assert.Equal(inputs, ResourceText.InputsOf(run.Resource(type, name)));
        Assert.Equal(inputs, ResourceText.InputsOf(preview.Resource(type, name)));
    }

    public static TheoryData<string, string, string> Edges => new()
    {
        { TypeTokens.NatGateway, "nx", "" },
        { TypeTokens.Package, "nx", "" },
        { TypeTokens.EipAddress, "nx-ecs1", "" },
        { TypeTokens.EipAssociation, "nx-ecs1", "EipAddress nx-ecs1\nNatGateway nx" },
        { TypeTokens.PackageAttachment, "nx-ecs1", "EipAddress nx-ecs1\nEipAssociation nx-ecs1\nCommonBandwithPackage nx" },
        {
            TypeTokens.ForwardEntry, "nx-ecs1-http",
            "EipAddress nx-ecs1\nEipAssociation nx-ecs1\nCommonBandwithPackageAttachment nx-ecs1\nNatGateway nx"
        },
        {
            TypeTokens.ForwardEntry, "nx-ecs2-http",
            "EipAddress nx-ecs2\nEipAssociation nx-ecs2\nCommonBandwithPackageAttachment nx-ecs2\nNatGateway nx"
        },
        { TypeTokens.SharedAddress, "nx-ecs1", "" },
        { TypeTokens.ExposedApp, "nx-ecs1", "EipAssociation nx-ecs1\nCommonBandwithPackageAttachment nx-ecs1" },
        { TypeTokens.ExposedApp, "nx-ecs2", "EipAssociation nx-ecs2\nCommonBandwithPackageAttachment nx-ecs2" },
        { TypeTokens.Exposure, "nx", "" },
    };

    [Theory]
    [MemberData(nameof(Edges))]
    public async Task Each_resource_comes_after_exactly_these(string type, string name, string dependencies)
    {
        var run = await Exposures.RunAsync(Exposures.TwoApps());

        Assert.Equal(dependencies, ResourceText.DependenciesOf(run.Resource(type, name)));
    }

    /// <summary>Above all: no deleteBeforeReplace on an association, whose address would be unbound while entries use it.</summary>
    public static TheoryData<string, string> Options => new()
    {
        { TypeTokens.NatGateway, "deleteBeforeReplace = true, replaceOnChanges = [\"vswitchId\"], onError = \"nx.retry\"" },
        { TypeTokens.Package, "onError = \"nx.retry\"" },
        { TypeTokens.EipAddress, "" },
        { TypeTokens.EipAssociation, "" },
        { TypeTokens.PackageAttachment, "deleteBeforeReplace = true" },
        {
            TypeTokens.ForwardEntry,
            "customTimeouts = \"00:30:00, 00:30:00, 00:30:00\", beforeCreate = \"nx.turn\", beforeUpdate = \"nx.turn\", "
                + "onError = \"nx.retry\""
        },
        { TypeTokens.SharedAddress, "" },
        { TypeTokens.ExposedApp, "" },
        { TypeTokens.Exposure, "" },
    };

    [Theory]
    [MemberData(nameof(Options))]
    public async Task Each_resource_has_exactly_these_options(string type, string options)
    {
        var run = await Exposures.RunAsync(Exposures.TwoApps());

        Assert.NotEmpty(run.OfType(type));
        Assert.All(run.OfType(type), resource => Assert.Equal(options, ResourceText.OptionsOf(resource)));
    }

    [Fact]
    public async Task No_address_is_capped_inside_the_package()
    {
        var run = await Exposures.RunAsync(Exposures.TwoApps());

        Assert.All(
            run.OfType(TypeTokens.PackageAttachment),
            attachment => Assert.DoesNotContain("bandwidthPackageBandwidth", attachment.Inputs.Keys));
        Assert.Equal(2, run.OfType(TypeTokens.PackageAttachment).Count());
    }

    [Fact]
    public async Task No_two_resources_of_one_type_have_the_same_name()
    {
        var run = await Exposures.RunAsync(Exposures.TwoApps());

        Assert.Equal(15, run.Resources.Select(resource => resource.Key).Distinct().Count());
    }
}
