using SharedBandwidth.Components;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Components;

/// <summary>Tags, protection by Pulumi, and deletion protection by the service.</summary>
public sealed class ProtectionTests
{
    private static readonly string[] _held = [TypeTokens.EipAddress, TypeTokens.Package, TypeTokens.NatGateway];

    private static SharedBandwidthExposureArgs WithOutbound(Action<SharedBandwidthExposureArgs> change)
    {
        var args = Exposures.TwoApps();
        args.Outbound = new OutboundArgs { Vswitches = { ["a"] = new OutboundVswitchArgs { Id = "vsw-a" } } };
        change(args);
        return args;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [InlineData(null)]
    public async Task When_asked_everything_that_carries_traffic_is_protected_and_otherwise_nothing(bool? protect)
    {
        var run = await Exposures.RunAsync(WithOutbound(args =>
        {
            args.Protect = protect;
            args.SecurityGroups = new() { ["web"] = new OpenSecurityGroupArgs { Id = "sg-1" } };
            args.Apps["ecs1"].SecurityGroup = "web";
        }));

        // Of a component's own children it is written, not inherited, so that the component can be moved without it.
        bool? expected = protect == true ? true : null;
        Assert.All(run.Resources, resource => Assert.Equal(resource.IsComponent ? null : expected, resource.Options.Protect));
        Assert.Equal(
            [
                "CommonBandwithPackage", "CommonBandwithPackageAttachment", "EipAddress", "EipAssociation", "ForwardEntry", "NatGateway",
                "SecurityGroupRule", "SnatEntry",
            ],
            run.Resources.Where(r => !r.IsComponent).Select(r => r.Key.ShortType).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(null, false)]
    public async Task Deletion_protection_is_always_written_on_gateway_package_and_addresses(bool? asked, bool written)
    {
        var run = await Exposures.RunAsync(WithOutbound(args => args.DeletionProtection = asked));

        Assert.Equal(5, run.Resources.Count(IsHeld));
        Assert.All(run.Resources.Where(IsHeld), resource => Assert.Equal(written, resource.Inputs["deletionProtection"]));
        Assert.All(run.Resources.Where(r => !IsHeld(r)), resource => Assert.DoesNotContain("deletionProtection", resource.Inputs.Keys));
    }

    [Fact]
    public async Task Everything_that_can_be_tagged_has_the_tags()
    {
        var run = await Exposures.RunAsync(WithOutbound(args => args.Tags = new() { ["team"] = "net", ["env"] = "prod" }));

        Assert.All(run.Resources.Where(IsHeld), resource =>
            Assert.Contains("tags = {env: \"prod\", team: \"net\"}", ResourceText.InputsOf(resource), StringComparison.Ordinal));
        Assert.All(run.Resources.Where(r => !IsHeld(r)), resource => Assert.DoesNotContain("tags", resource.Inputs.Keys));
    }

    [Fact]
    public async Task Options_of_the_component_are_its_own_and_are_not_copied_to_its_children()
    {
        var run = await TestProgram.RunAsync(() => new SharedBandwidthExposure("nx", Exposures.OneApp(), new() { Protect = true }));

        Assert.True(run.Resource(TypeTokens.Exposure, "nx").Options.Protect);
        Assert.All(run.Resources.Where(r => r.Key.Type != TypeTokens.Exposure), resource => Assert.Null(resource.Options.Protect));
    }

    private static bool IsHeld(RecordedResource resource) => _held.Contains(resource.Key.Type);
}
