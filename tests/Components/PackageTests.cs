using SharedBandwidth.Components;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Components;

public sealed class PackageTests
{
    [Fact]
    public async Task Every_setting_of_the_document_reaches_the_package()
    {
        var args = Exposures.OneApp();
        args.Bandwidth = new BandwidthArgs
        {
            Name = "test",
            Description = "a test",
            Isp = "BGP_PRO",
            InternetChargeType = "PayBy95",
            RatioPercent = 20,
            Mbps = 1500,
            ResourceGroupId = "rg-1",
        };

        var run = await Exposures.RunAsync(args);

        Assert.Equal(
            """
            bandwidth = "1500"
            bandwidthPackageName = "test"
            deletionProtection = false
            description = "a test"
            internetChargeType = "PayBy95"
            isp = "BGP_PRO"
            ratio = 20
            resourceGroupId = "rg-1"
            tags = {}
            """,
            ResourceText.InputsOf(run.Resource(TypeTokens.Package, "nx")));
        Assert.Equal("BGP_PRO", run.Resource(TypeTokens.EipAddress, "nx-ecs1").Inputs["isp"]);
    }

    [Theory]
    [InlineData(null, null, "1500")]
    [InlineData(null, 10, "1650")]
    [InlineData(2000, null, "2000")]
    public async Task The_package_is_as_large_as_planned(int? mbps, int? headroomPercent, string bandwidth)
    {
        var args = Exposures.TwoApps();
        args.Bandwidth = new BandwidthArgs { Mbps = mbps, HeadroomPercent = headroomPercent };

        var run = await Exposures.RunAsync(args);

        Assert.Equal(bandwidth, run.Resource(TypeTokens.Package, "nx").Inputs["bandwidth"]);
    }

    [Fact]
    public async Task A_package_may_be_smaller_than_the_joint_peak_when_that_is_meant()
    {
        var args = Exposures.TwoApps();
        args.Bandwidth = new BandwidthArgs { Mbps = 1200, Oversubscribe = true };

        var run = await Exposures.RunAsync(args);

        Assert.Equal("1200", run.Resource(TypeTokens.Package, "nx").Inputs["bandwidth"]);
    }

    [Theory]
    [InlineData("International", "PayByTraffic")]
    [InlineData("China", "PayByBandwidth")]
    [InlineData(null, "PayByBandwidth")]
    public async Task The_account_site_decides_the_default_charge_type(string? site, string chargeType)
    {
        var run = await Exposures.RunAsync(Exposures.OneApp(args => args.AccountSite = site));

        Assert.Equal(chargeType, run.Resource(TypeTokens.Package, "nx").Inputs["internetChargeType"]);
        Assert.Equal("PayByTraffic", run.Resource(TypeTokens.EipAddress, "nx-ecs1").Inputs["internetChargeType"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_existing_package_is_used_by_its_id_and_is_no_resource(bool isPreview)
    {
        var run = await Exposures.RunAsync(
            Exposures.OneApp(args => args.Bandwidth = new BandwidthArgs { PackageId = "cbwp-mine" }), isPreview);

        Assert.Empty(run.OfType(TypeTokens.Package));
        var attachment = Assert.Single(run.OfType(TypeTokens.PackageAttachment));
        Assert.Equal("bandwidthPackageId = \"cbwp-mine\"\ninstanceId = \"EipAddress/nx-ecs1\"", ResourceText.InputsOf(attachment));
        Assert.Equal("EipAddress nx-ecs1\nEipAssociation nx-ecs1", ResourceText.DependenciesOf(attachment));
        Assert.Equal("cbwp-mine", await TestProgram.ValueAsync(run.Made.PackageId));
    }

    [Fact]
    public async Task A_package_of_another_resource_is_waited_for()
    {
        var run = await TestProgram.RunAsync(
            () =>
            {
                var other = new Pulumi.AliCloud.Vpc.CommonBandwithPackage("other", new() { Bandwidth = "100" });
                return new SharedBandwidthExposure(
                    "nx", Exposures.OneApp(args => args.Bandwidth = new BandwidthArgs { PackageId = other.Id }));
            });

        Assert.Equal(
            "EipAddress nx-ecs1\nEipAssociation nx-ecs1\nCommonBandwithPackage other",
            ResourceText.DependenciesOf(run.Resource(TypeTokens.PackageAttachment, "nx-ecs1")));
    }
}
