using SharedBandwidth.Components;
using Xunit;

namespace SharedBandwidth.Tests.Components;

public sealed class ExposureOutputsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Outputs_name_the_gateway_the_package_the_addresses_and_the_endpoints(bool isPreview)
    {
        var args = Exposures.TwoApps();
        args.Apps["ecs2"].Ports["dns"] = new PortArgs { External = "53", Internal = "5353", Protocol = "udp" };

        var made = (await Exposures.RunAsync(args, isPreview)).Made;

        Assert.Equal("NatGateway/nx", await TestProgram.ValueAsync(made.GatewayId));
        Assert.Equal("CommonBandwithPackage/nx", await TestProgram.ValueAsync(made.PackageId));
        Assert.Equal(
            new Dictionary<string, string> { ["ecs1"] = "ip of EipAddress/nx-ecs1", ["ecs2"] = "ip of EipAddress/nx-ecs2" },
            await TestProgram.ValueAsync(made.Addresses));
        Assert.Equal(
            [
                "ecs1.http: ip of EipAddress/nx-ecs1 80 tcp > 192.168.0.100:80",
                "ecs2.dns: ip of EipAddress/nx-ecs2 53 udp > 192.168.0.101:5353",
                "ecs2.http: ip of EipAddress/nx-ecs2 80 tcp > 192.168.0.101:80",
            ],
            Lines(await TestProgram.ValueAsync(made.Endpoints)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_bandwidth_figures_are_the_plans(bool isPreview)
    {
        var made = (await Exposures.RunAsync(Exposures.TwoApps(), isPreview)).Made;

        Assert.Equal(
            new Dictionary<string, double>
            {
                ["separateMbps"] = 2000,
                ["sharedMbps"] = 1500,
                ["packageMbps"] = 1500,
                ["savedPercent"] = 25,
                ["meanMbps"] = 1187.5,
            },
            await TestProgram.ValueAsync(made.Bandwidth));
    }

    [Fact]
    public async Task An_existing_package_of_undeclared_size_has_no_figures_of_size()
    {
        var args = Exposures.TwoApps();
        args.Bandwidth = new BandwidthArgs { PackageId = "cbwp-mine" };

        var made = (await Exposures.RunAsync(args)).Made;

        Assert.Equal(["meanMbps", "separateMbps", "sharedMbps"], (await TestProgram.ValueAsync(made.Bandwidth)).Keys.Order());
    }

    [Fact]
    public async Task An_existing_package_of_declared_size_has_all_figures()
    {
        var args = Exposures.TwoApps();
        args.Bandwidth = new BandwidthArgs { PackageId = "cbwp-mine", Mbps = 1600 };

        var figures = await TestProgram.ValueAsync((await Exposures.RunAsync(args)).Made.Bandwidth);

        Assert.Equal((1600.0, 20.0), (figures["packageMbps"], figures["savedPercent"]));
    }

    private static IEnumerable<string> Lines(Dictionary<string, Dictionary<string, Endpoint>> endpoints) => endpoints
        .SelectMany(app => app.Value.Select(port =>
            $"{app.Key}.{port.Key}: {port.Value.Address} {port.Value.External} {port.Value.Protocol} > {port.Value.Internal}"))
        .Order(StringComparer.Ordinal);
}
