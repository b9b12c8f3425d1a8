using SharedBandwidth.Components;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Components;

public sealed class OutboundTests
{
    private static SharedBandwidthExposureArgs TwoVswitches(AddressArgs? address = null) =>
        Exposures.OneApp(args => args.Outbound = new OutboundArgs
        {
            Vswitches = { ["b"] = new OutboundVswitchArgs { Id = "vsw-b" }, ["a"] = new OutboundVswitchArgs { Id = "vsw-a" } },
            Address = address,
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Outbound_access_makes_an_address_of_its_own_and_an_entry_for_each_vSwitch(bool isPreview)
    {
        var run = await Exposures.RunAsync(TwoVswitches(), isPreview);

        Assert.Equal(
            """
            SharedBandwidthExposure nx < stack
            NatGateway nx < SharedBandwidthExposure nx
            CommonBandwithPackage nx < SharedBandwidthExposure nx
            SharedAddress nx-ecs1 < SharedBandwidthExposure nx
            EipAddress nx-ecs1 < SharedAddress nx-ecs1
            EipAssociation nx-ecs1 < SharedAddress nx-ecs1
            CommonBandwithPackageAttachment nx-ecs1 < SharedAddress nx-ecs1
            ExposedApp nx-ecs1 < SharedBandwidthExposure nx
            ForwardEntry nx-ecs1-http < ExposedApp nx-ecs1
            SharedAddress nx-outbound < SharedBandwidthExposure nx
            EipAddress nx-outbound < SharedAddress nx-outbound
            EipAssociation nx-outbound < SharedAddress nx-outbound
            CommonBandwithPackageAttachment nx-outbound < SharedAddress nx-outbound
            SnatEntry nx-outbound-a < SharedBandwidthExposure nx
            SnatEntry nx-outbound-b < SharedBandwidthExposure nx
            """,
            ResourceText.TreeOf(run.Resources));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    public async Task An_entry_uses_the_outbound_address_and_waits_for_it_and_for_no_other_entry(string key)
    {
        var run = await Exposures.RunAsync(TwoVswitches());

        var entry = run.Resource(TypeTokens.SnatEntry, $"nx-outbound-{key}");
        Assert.Equal(
            $"""
            snatEntryName = "nx-outbound-{key}"
            snatIp = "ip of EipAddress/nx-outbound"
            snatTableId = "stb of NatGateway/nx"
            sourceVswitchId = "vsw-{key}"
            """,
            ResourceText.InputsOf(entry));
        Assert.Equal(
            "EipAddress nx-outbound\nEipAssociation nx-outbound\nCommonBandwithPackageAttachment nx-outbound\nNatGateway nx",
            ResourceText.DependenciesOf(entry));
        Assert.Equal(
            "deleteBeforeReplace = true, customTimeouts = \"00:30:00, 00:30:00, 00:30:00\", beforeCreate = \"nx.turn\", "
                + "beforeUpdate = \"nx.turn\", onError = \"nx.retry\"",
            ResourceText.OptionsOf(entry));
    }

    [Fact]
    public async Task The_outbound_address_may_be_an_EIP_of_your_own()
    {
        var run = await Exposures.RunAsync(TwoVswitches(new AddressArgs { EipId = "eip-mine" }));

        var eip = run.Resource(TypeTokens.EipAddress, "nx-outbound");
        Assert.Equal(("eip-mine", ""), (eip.ReadId, ResourceText.InputsOf(eip)));
        Assert.Null(run.Resource(TypeTokens.EipAddress, "nx-ecs1").ReadId);
        Assert.Equal("ip of eip-mine", run.Resource(TypeTokens.SnatEntry, "nx-outbound-a").Inputs["snatIp"]);
    }

    [Fact]
    public async Task The_outbound_address_is_among_the_addresses_by_a_key_of_its_own()
    {
        var run = await Exposures.RunAsync(TwoVswitches());

        Assert.Equal(["ecs1", "outbound"], (await TestProgram.ValueAsync(run.Made.Addresses)).Keys);
    }

    [Fact]
    public async Task Outbound_connections_may_show_an_apps_address()
    {
        var args = TwoVswitches();
        args.Outbound!.AddressKey = "ecs1";

        var run = await Exposures.RunAsync(args);

        Assert.Equal(["nx-ecs1"], run.OfType(TypeTokens.EipAddress).Select(eip => eip.Key.Name));
        Assert.All(run.OfType(TypeTokens.SnatEntry), entry => Assert.Equal("ip of EipAddress/nx-ecs1", entry.Inputs["snatIp"]));
        Assert.Contains(
            "EipAssociation nx-ecs1",
            ResourceText.DependenciesOf(run.Resource(TypeTokens.SnatEntry, "nx-outbound-a")),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "nx-outbound-a")]
    [InlineData("old", "nx-outbound-a nx-outbound-old")]
    public async Task An_entry_goes_on_under_a_new_key(string? formerKey, string names)
    {
        var args = TwoVswitches();
        args.Outbound!.Vswitches = new() { ["a"] = new OutboundVswitchArgs { Id = "vsw-a", FormerKey = formerKey } };

        var run = await Exposures.RunAsync(args);

        var entry = Assert.Single(run.OfType(TypeTokens.SnatEntry));
        Assert.Equal(names, string.Join(' ', run.Aliases.GetValueOrDefault(entry.Key, []).Prepend(entry.Key.Name)));
    }

    [Fact]
    public async Task An_entry_waits_for_a_vSwitch_made_by_another_resource()
    {
        var run = await TestProgram.RunAsync(() =>
        {
            var vswitch = new Pulumi.AliCloud.Vpc.Switch("other", new() { VpcId = "vpc-1", CidrBlock = "10.0.0.0/24" });
            return new SharedBandwidthExposure("nx", Exposures.OneApp(args =>
                args.Outbound = new OutboundArgs { Vswitches = { ["a"] = new OutboundVswitchArgs { Id = vswitch.Id } } }));
        });

        var entry = run.Resource(TypeTokens.SnatEntry, "nx-outbound-a");
        Assert.Equal("Switch/other", entry.Inputs["sourceVswitchId"]);
        Assert.Contains("Switch other", ResourceText.DependenciesOf(entry), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_outbound_nothing_of_it_is_made()
    {
        var run = await Exposures.RunAsync(Exposures.TwoApps());

        Assert.Empty(run.OfType(TypeTokens.SnatEntry));
        Assert.DoesNotContain(run.Resources, resource => resource.Key.Name.Contains("outbound", StringComparison.Ordinal));
    }
}
