using Pulumi.AliCloud.Ecs;
using Pulumi.Utilities;
using SharedBandwidth.Components;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Components;

/// <summary>Private IPs that other resources give.</summary>
public sealed class UnknownValueTests
{
    private static SharedBandwidthExposure TwoAppsOnInstances()
    {
        var args = Exposures.TwoApps();
        args.Apps["ecs1"].PrivateIp = new Instance("server1", new InstanceArgs { InstanceType = "ecs.x", ImageId = "i" }).PrivateIp;
        args.Apps["ecs2"].PrivateIp = new Instance("server2", new InstanceArgs { InstanceType = "ecs.x", ImageId = "i" }).PrivateIp;
        return new SharedBandwidthExposure("nx", args);
    }

    private static readonly Dictionary<string, string> _ips = new() { ["server1"] = "192.168.0.7", ["server2"] = "192.168.0.8" };

    [Fact]
    public async Task Unknown_private_IPs_make_no_resource_disappear()
    {
        var preview = await TestProgram.RunAsync(TwoAppsOnInstances, isPreview: true);
        var update = await TestProgram.RunAsync(TwoAppsOnInstances, isPreview: false, _ips);

        Assert.Equal(17, update.Resources.Length);
        Assert.Equal(ResourceText.TreeOf(update.Resources), ResourceText.TreeOf(preview.Resources));
        Assert.DoesNotContain("internalIp", preview.Resource(TypeTokens.ForwardEntry, "nx-ecs1-http").Inputs.Keys);
        Assert.Equal("192.168.0.7", update.Resource(TypeTokens.ForwardEntry, "nx-ecs1-http").Inputs["internalIp"]);
        Assert.Equal("192.168.0.8", update.Resource(TypeTokens.ForwardEntry, "nx-ecs2-http").Inputs["internalIp"]);
    }

    [Fact]
    public async Task An_entry_waits_for_its_own_apps_server_alone()
    {
        var run = await TestProgram.RunAsync(TwoAppsOnInstances, isPreview: false, _ips);

        Assert.Equal(
            "EipAddress nx-ecs1\nEipAssociation nx-ecs1\nInstance server1\nCommonBandwithPackageAttachment nx-ecs1\nNatGateway nx",
            ResourceText.DependenciesOf(run.Resource(TypeTokens.ForwardEntry, "nx-ecs1-http")));
        Assert.Equal(
            "EipAddress nx-ecs2\nEipAssociation nx-ecs2\nInstance server2\nCommonBandwithPackageAttachment nx-ecs2\nNatGateway nx",
            ResourceText.DependenciesOf(run.Resource(TypeTokens.ForwardEntry, "nx-ecs2-http")));
        Assert.DoesNotContain(
            run.Resources,
            r => r.Key.Type is TypeTokens.EipAddress or TypeTokens.NatGateway or TypeTokens.Package && !r.DependsOn.IsEmpty);
    }

    [Fact]
    public async Task An_existing_gateway_and_EIP_of_unknown_ids_are_not_created_in_a_preview()
    {
        var args = Exposures.OneApp(a => a.Gateway = new GatewayArgs { Id = OutputUtilities.CreateUnknown("") });
        args.Addresses = new() { ["ecs1"] = new AddressArgs { EipId = OutputUtilities.CreateUnknown("") } };

        var run = await Exposures.RunAsync(args, isPreview: true);

        Assert.Empty(run.OfType(TypeTokens.NatGateway));
        Assert.Empty(run.OfType(TypeTokens.EipAddress));
        Assert.Equal("nx-ecs1", Assert.Single(run.OfType(TypeTokens.EipAssociation)).Key.Name);
        Assert.False((await TestProgram.ReadAsync(run.Made.GatewayId)).IsKnown);
        Assert.False((await TestProgram.ReadAsync(run.Made.Addresses)).IsKnown);
    }

    [Fact]
    public async Task Only_endpoints_are_unknown_while_private_IPs_are()
    {
        var made = (await TestProgram.RunAsync(TwoAppsOnInstances, isPreview: true)).Made;

        Assert.False((await TestProgram.ReadAsync(made.Endpoints)).IsKnown);
        Assert.Equal(["ecs1", "ecs2"], (await TestProgram.ValueAsync(made.Addresses)).Keys.Order());
        Assert.Equal(1500, (await TestProgram.ValueAsync(made.Bandwidth))["packageMbps"]);
    }
}
