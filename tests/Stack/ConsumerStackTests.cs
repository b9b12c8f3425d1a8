using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Stacks;

public sealed class ConsumerStackTests
{
    private static async Task<(ConsumerStack Stack, ImmutableArray<Resource> Resources)> RunAsync(bool isPreview)
    {
        var cloud =
            new ModelCloud(new Recorder()) { PrivateIps = isPreview ? [] : new() { ["web"] = "172.16.0.10", ["api"] = "172.16.0.11" } };
        var resources = await Deployment.TestAsync<ConsumerStack>(cloud, new TestOptions { IsPreview = isPreview });
        return (Assert.Single(resources.OfType<ConsumerStack>()), resources);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Another_teams_stack_publishes_its_own_servers(bool isPreview)
    {
        var (stack, resources) = await RunAsync(isPreview);

        Assert.Equal(
            [
                "CommonBandwithPackage shop", "CommonBandwithPackageAttachment shop-front", "CommonBandwithPackageAttachment shop-outbound",
                "EipAddress shop-front",
                "EipAddress shop-outbound", "EipAssociation shop-front", "EipAssociation shop-outbound", "ExposedApp shop-api",
                "ExposedApp shop-web",
                "ForwardEntry shop-api-grpc", "ForwardEntry shop-web-https", "Instance api", "Instance web", "NatGateway shop",
                "Network shop", "SecurityGroup shop",
                "SecurityGroupRule shop-servers-tcp-8443", "SecurityGroupRule shop-servers-tcp-9000-9003", "SharedAddress shop-front",
                "SharedAddress shop-outbound",
                "SharedBandwidthExposure shop", "SnatEntry shop-outbound-shop", "Switch shop",
            ],
            resources.Where(r => r is not Pulumi.Stack)
                .Select(r => $"{r.GetResourceType()[(r.GetResourceType().LastIndexOf(':') + 1)..]} {r.GetResourceName()}")
                .Order(StringComparer.Ordinal));
        Assert.Equal("NatGateway/shop", await TestProgram.ValueAsync(stack.GatewayId));
        Assert.Equal("ip of EipAddress/shop-front", await TestProgram.ValueAsync(stack.FrontIp));
        Assert.Equal(660.0, await TestProgram.ValueAsync(stack.PackageMbps));
    }

    [Fact]
    public async Task An_update_knows_the_endpoint()
    {
        var (stack, _) = await RunAsync(isPreview: false);

        Assert.Equal("ip of EipAddress/shop-front:443 > 172.16.0.10:8443", await TestProgram.ValueAsync(stack.WebEndpoint));
    }

    [Fact]
    public async Task A_preview_does_not_know_the_endpoint_of_a_server_that_is_not_there_yet()
    {
        var (stack, _) = await RunAsync(isPreview: true);

        Assert.False((await TestProgram.ReadAsync(stack.WebEndpoint)).IsKnown);
    }

    [Fact]
    public async Task A_server_outside_the_teams_network_fails_the_update_in_words()
    {
        var cloud = new ModelCloud(new Recorder()) { PrivateIps = new() { ["web"] = "10.0.0.1", ["api"] = "172.16.0.11" } };

        var failure = await Assert.ThrowsAsync<RunException>(
            () => Deployment.TestAsync<ConsumerStack>(cloud, new TestOptions { IsPreview = false }));

        Assert.Contains(
            "SB406 apps.web.privateIp: 10.0.0.1 is outside the VPC's 172.16.0.0/16;",
            failure.Message,
            StringComparison.Ordinal);
    }
}
