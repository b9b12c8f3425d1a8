using Moq;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using SharedBandwidth.Components;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Components;

/// <summary>What reaches the provider, seen from its side.</summary>
public sealed class MockedCloudTests
{
    private readonly Mock<IMocks> _cloud = new();

    public MockedCloudTests() => _cloud
        .Setup(cloud => cloud.NewResourceAsync(It.IsAny<MockResourceArgs>()))
        .ReturnsAsync((MockResourceArgs args) => ($"id of {args.Name}", args.Inputs));

    [Theory]
    [InlineData(TypeTokens.NatGateway, 1)]
    [InlineData(TypeTokens.Package, 1)]
    [InlineData(TypeTokens.EipAddress, 2)]
    [InlineData(TypeTokens.EipAssociation, 2)]
    [InlineData(TypeTokens.PackageAttachment, 2)]
    [InlineData(TypeTokens.ForwardEntry, 2)]
    public async Task Each_resource_is_asked_for_once(string type, int times)
    {
        await Deployment.TestAsync(
            _cloud.Object, new TestOptions(), (Action)(() => _ = new SharedBandwidthExposure("nx", Exposures.TwoApps())));

        _cloud.Verify(cloud => cloud.NewResourceAsync(It.Is<MockResourceArgs>(args => args.Type == type && string.IsNullOrEmpty(args.Id))),
            Times.Exactly(times));
    }

    [Fact]
    public async Task Nothing_is_looked_up()
    {
        await Deployment.TestAsync(
            _cloud.Object, new TestOptions(), (Action)(() => _ = new SharedBandwidthExposure("nx", Exposures.TwoApps())));

        _cloud.Verify(cloud => cloud.NewResourceAsync(It.IsAny<MockResourceArgs>()), Times.AtLeast(15));
        _cloud.Verify(cloud => cloud.CallAsync(It.IsAny<MockCallArgs>()), Times.Never);
    }

    // The mock computes neither addresses nor tables: in a preview they are unknown, and nothing may wait for them to exist.
    [Fact]
    public async Task A_preview_that_knows_no_address_and_no_table_still_shows_every_resource()
    {
        SharedBandwidthExposure? exposure = null;
        await Deployment.TestAsync(_cloud.Object, new TestOptions { IsPreview = true },
            (Action)(() => exposure = new SharedBandwidthExposure("nx", Exposures.TwoApps())));

        _cloud.Verify(cloud => cloud.NewResourceAsync(It.Is<MockResourceArgs>(args => args.Type == TypeTokens.ForwardEntry
            && !args.Inputs.ContainsKey("externalIp")
            && !args.Inputs.ContainsKey("forwardTableId")
            && args.Inputs.ContainsKey("internalIp"))), Times.Exactly(2));
        Assert.True(await OutputUtilities.GetIsKnownAsync(exposure!.GatewayId));
        Assert.False(await OutputUtilities.GetIsKnownAsync(exposure.Addresses));
        Assert.False(await OutputUtilities.GetIsKnownAsync(exposure.Endpoints));
    }

    [Fact]
    public async Task A_failing_resource_fails_the_deployment_with_the_providers_words()
    {
        _cloud
            .Setup(cloud => cloud.NewResourceAsync(It.Is<MockResourceArgs>(args => args.Type == TypeTokens.EipAddress)))
            .ThrowsAsync(new InvalidOperationException("QuotaExceeded.Eip"));

        var failure = await Assert.ThrowsAnyAsync<Exception>(() =>
            Deployment.TestAsync(
                _cloud.Object, new TestOptions(), (Action)(() => _ = new SharedBandwidthExposure("nx", Exposures.OneApp()))));

        Assert.Contains("QuotaExceeded.Eip", failure.ToString(), StringComparison.Ordinal);
    }
}
