using System.Collections.Immutable;
using SharedBandwidth.Planning;
using Xunit;

namespace SharedBandwidth.Adoption.Tests;

public sealed class StackDescriberTests
{
    // EIPs are numbers, with a name behind a colon; apps as "key@address ip: port=external>internal protocol".
    [Theory]
    [InlineData("1", "DNAT1: 1:80 10:80 tcp", "DNAT1@DNAT1 192.168.0.10: tcp-80=80>80 tcp")]
    [InlineData("1", ": 1:80 10:80 tcp", "app-192-168-0-10@app-192-168-0-10 192.168.0.10: tcp-80=80>80 tcp")]
    [InlineData("1:edge-web", "edge-web-http: 1:80 10:8080 tcp|edge-web-https: 1:443 10:8443 tcp",
        "web@web 192.168.0.10: http=80>8080 tcp https=443>8443 tcp")]
    [InlineData("1:edge-web", "edge-web-http: 1:80 10:80 tcp", "web@web 192.168.0.10: http=80>80 tcp")]
    [InlineData("1", "shop.http: 1:80 10:80 tcp|shop.https: 1:443 10:443 tcp", "shop@shop 192.168.0.10: http=80>80 tcp https=443>443 tcp")]
    [InlineData("1", "a: 1:80 10:80 tcp|b: 1:53 10:53 udp", "app-192-168-0-10@app-192-168-0-10 192.168.0.10: a=80>80 tcp b=53>53 udp")]
    [InlineData("1", "same: 1:80 10:80 tcp|same: 1:81 10:81 tcp", "same@same 192.168.0.10: tcp-80=80>80 tcp tcp-81=81>81 tcp")]
    [InlineData("1:front", "web: 1:80 10:80 tcp|api: 1:81 11:81 tcp",
        "api@front 192.168.0.11: tcp-81=81>81 tcp|web@front 192.168.0.10: tcp-80=80>80 tcp")]
    [InlineData("1|2", "x: 1:80 10:80 tcp|x: 2:80 11:80 tcp", "x@x 192.168.0.10: tcp-80=80>80 tcp|x-2@x-2 192.168.0.11: tcp-80=80>80 tcp")]
    [InlineData("1", "all: 1:Any 10:Any Any", "all@all 192.168.0.10: any=any>any any")]
    [InlineData("1", "media: 1:10000/10010 10:10000/10010 UDP", "media@media 192.168.0.10: udp-10000-10010=10000/10010>10000/10010 udp")]
    [InlineData("1", "外网 web!: 1:80 10:80 tcp", "web@web 192.168.0.10: tcp-80=80>80 tcp")]
    public void Entries_are_apps_with_keys_made_from_their_names(string eips, string entries, string apps)
    {
        var plan = Plan(Describe(eips, entries).Spec);

        Assert.Equal(apps, string.Join('|', plan.Exposure.Apps.Select(app =>
            $"{app.Key}@{app.AddressKey} {app.PrivateIp}: "
                + string.Join(' ', app.ForwardEntries.Select(entry =>
                    $"{entry.PortKey}={entry.ExternalPort}>{entry.InternalPort} {entry.Protocol}")))));
    }

    [Theory]
    [InlineData("1:edge-web", "edge-web-http: 1:80 10:80 tcp")]
    [InlineData("1:front|2", "web: 1:80 10:80 tcp|api: 1:81 11:81 tcp|x.y_z: 2:1/3 12:4/6 udp")]
    public void Everything_has_the_name_that_it_had(string eips, string entries)
    {
        var inventory = Inventory(eips, entries);

        var plan = Plan(StackDescriber.Describe(inventory, Inventories.Gateway, "n").Spec).Exposure;

        Assert.Equal(("edge", "edge"), (plan.Gateway.DisplayName, plan.Package.DisplayName));
        Assert.Equal(
            inventory.ForwardEntries.Select(entry => entry.Name).Order(),
            plan.Apps.SelectMany(app => app.ForwardEntries).Select(entry => entry.DisplayName).Order());
        Assert.Superset(
            inventory.Eips.Select(eip => eip.Name).Where(name => name.Length > 0).ToHashSet(),
            plan.Addresses.Select(address => address.DisplayName).ToHashSet());
    }

    public static TheoryData<GapKind, string> Gaps => new()
    {
        { GapKind.ForwardEntryWithoutEip, "47.0.0.9" },
        { GapKind.ForwardEntryUnreadable, "47.0.0.1:http to 192.168.0.10:80 tcp" },
        { GapKind.SnatEntryForBlock, "192.168.0.0/24" },
        { GapKind.SnatEntryOfOtherIps, "47.0.0.1,47.0.0.2" },
        { GapKind.EipInNoPackage, "" },
        { GapKind.EipSubscription, "" },
        { GapKind.NoPackage, "10" },
        { GapKind.PeriodUnknown, "1" },
        { GapKind.ProtectionDiffers, "eip-1" },
        { GapKind.TagsDiffer, "team" },
    };

    [Theory]
    [MemberData(nameof(Gaps))]
    public void What_a_stack_cannot_say_is_named(GapKind kind, string detail)
    {
        var whole = Inventory("1|2", "web: 1:80 10:80 tcp|api: 2:80 11:80 tcp");
        var (eip, entry) = (whole.Eips[0], whole.ForwardEntries[0]);
        var (gateway, broken) = kind switch
        {
            GapKind.ForwardEntryWithoutEip => (Inventories.Gateway,
                whole with { ForwardEntries = whole.ForwardEntries.Replace(entry, entry with { ExternalIp = "47.0.0.9" }) }),
            GapKind.ForwardEntryUnreadable => (Inventories.Gateway,
                whole with { ForwardEntries = whole.ForwardEntries.Replace(entry, entry with { ExternalPort = "http" }) }),
            GapKind.SnatEntryForBlock => (Inventories.Gateway, whole with { SnatEntries = [Inventories.Snat("snat-1", "", "47.0.0.1")] }),
            GapKind.SnatEntryOfOtherIps =>
                (Inventories.Gateway, whole with { SnatEntries = [Inventories.Snat("snat-1", "vsw-1", "47.0.0.1,47.0.0.2")] }),
            GapKind.EipInNoPackage => (Inventories.Gateway, With(whole, eip with { PackageId = "" })),
            GapKind.EipSubscription => (Inventories.Gateway, With(whole, eip with { PaymentType = "Subscription" })),
            GapKind.NoPackage => (Inventories.Gateway, whole with { Eips = [.. whole.Eips.Select(one => one with { PackageId = "" })] }),
            GapKind.PeriodUnknown =>
                (Inventories.Gateway with { PaymentType = "Subscription", InternetChargeType = "PayBySpec", Specification = "Small" },
                    whole),
            GapKind.ProtectionDiffers => (Inventories.Gateway, With(whole, eip with { DeletionProtection = true })),
            _ => (Inventories.Gateway, With(whole, eip with { Tags = ImmutableSortedDictionary<string, string>.Empty.Add("team", "net") })),
        };

        Assert.Empty(StackDescriber.Describe(whole, Inventories.Gateway, "n").Gaps);
        var gap = Assert.Single(StackDescriber.Describe(broken, gateway, "n").Gaps);
        Assert.Equal((kind, detail), (gap.Kind, gap.Detail));
    }

    [Theory]
    [InlineData("1|2", "web: 1:80 10:80 tcp")]
    [InlineData("1:same|2:same|3:same", "web: 1:80 10:80 tcp")]
    [InlineData("1|2:edge-web", "web: 1:80 10:80 tcp")]
    public void An_EIP_that_nothing_uses_is_found_again_by_its_id(string eips, string entries)
    {
        var inventory = Inventory(eips, entries);

        var spec = StackDescriber.Describe(inventory, Inventories.Gateway, "n").Spec;

        var matches = Matches.Of(Plan(spec).Exposure, spec.Network, inventory, Inventories.Gateway.Id);
        Assert.False(Plan(spec).HasErrors);
        Assert.Equal(inventory.Eips.Select(eip => eip.Id).Order(), matches.Eips.Values.Select(eip => eip.Id).Order());
    }

    [Fact]
    public void Without_a_package_one_is_made_that_carries_what_the_EIPs_may_carry()
    {
        var whole = Inventory("1|2", "web: 1:80 10:80 tcp|api: 2:80 11:80 tcp");
        var inventory = whole with
        {
            Eips = [.. whole.Eips.Select(eip => eip with { PackageId = "", BandwidthMbps = 30 })],
            Packages = [],
        };

        var plan = Plan(StackDescriber.Describe(inventory, Inventories.Gateway, "n").Spec);

        Assert.False(plan.HasErrors);
        Assert.Equal(60, plan.Exposure.Package.BandwidthMbps);
    }

    [Fact]
    public void Every_kind_of_gap_is_in_the_table() =>
        Assert.Equal(Enum.GetValues<GapKind>().Order(), Gaps.Select(row => (GapKind)row[0]).Order());

    [Fact]
    public void What_all_have_is_the_stacks()
    {
        var tags = ImmutableSortedDictionary<string, string>.Empty.Add("team", "net");
        var gateway = Inventories.Gateway with { Tags = tags, DeletionProtection = true };
        var inventory = Inventories.Of(
            [Inventories.Eip(1) with { Tags = tags, DeletionProtection = true }], Inventories.Entry("web: 1:80 10:80 tcp")) with
        {
            Gateways = [gateway],
            Packages = [Inventories.Package with { Tags = tags, DeletionProtection = true }],
        };

        var description = StackDescriber.Describe(inventory, gateway, "n");

        Assert.Empty(description.Gaps);
        Assert.Equal(tags, description.Spec.Exposure.Tags);
        Assert.True(description.Spec.Exposure.DeletionProtection);
    }

    [Fact]
    public void More_than_is_granted_without_asking_was_granted()
    {
        var eips = Enumerable.Range(1, 25).Select(number => Inventories.Eip(number)).ToArray();
        var inventory = Inventories.Of(eips, [.. eips.Select((_, i) => Inventories.Entry($"web{i}: {i + 1}:80 {i + 10}:80 tcp"))]);

        Assert.Equal(25, StackDescriber.Describe(inventory, Inventories.Gateway, "n").Spec.Exposure.Quotas.EipsPerGateway);
        Assert.False(Plan(StackDescriber.Describe(inventory, Inventories.Gateway, "n").Spec).HasErrors);
    }

    private static Inventory With(Inventory inventory, FoundEip changed) =>
        inventory with { Eips = [.. inventory.Eips.Select(eip => eip.Id == changed.Id ? changed : eip)] };

    private static StackDescription Describe(string eips, string entries) =>
        StackDescriber.Describe(Inventory(eips, entries), Inventories.Gateway, "n");

    private static Inventory Inventory(string eips, string entries) => Inventories.Of(
        [.. eips.Split('|').Select(eip => eip.Split(':')).Select(
            eip => Inventories.Eip(int.Parse(eip[0], System.Globalization.CultureInfo.InvariantCulture), eip.Length > 1 ? eip[1] : ""))],
        [.. entries.Split('|').Select(Inventories.Entry)]);

    private static StackPlan Plan(StackSpec spec)
    {
        var plan = StackPlanner.Plan(spec);
        Assert.False(plan.HasErrors, string.Join('\n', plan.Findings));
        return plan;
    }
}
