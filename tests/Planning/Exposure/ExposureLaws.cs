using System.Collections.Immutable;
using FsCheck.Xunit;
using SharedBandwidth.Planning.Exposure;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Exposure;

/// <summary>What holds for any specification.</summary>
[Properties(Arbitrary = new[] { typeof(Generators) }, MaxTest = 200)]
public sealed class ExposureLaws
{
    [Property]
    public void A_generated_valid_spec_is_one_to_the_planner(ValidSpec valid) =>
        Assert.DoesNotContain(ExposurePlanner.Plan(valid.Spec).Findings, f => f.Severity == Severity.Error);

    [Property]
    public void Every_app_and_port_of_the_spec_is_in_the_plan_once(ValidSpec valid)
    {
        var plan = Plan(valid.Spec);

        Assert.Equal(valid.Spec.Apps.Keys.Order(StringComparer.Ordinal), plan.Apps.Select(app => app.Key));
        Assert.All(plan.Apps, app => Assert.Equal(valid.Spec.Apps[app.Key].Ports.Keys, app.ForwardEntries.Select(e => e.PortKey)));
        Assert.All(plan.Apps, app => Assert.Single(plan.Addresses, address => address.Key == app.AddressKey));
        Assert.Equal(plan.Addresses.Select(a => a.Key).Order(StringComparer.Ordinal), plan.Addresses.Select(a => a.Key));
    }

    [Property]
    public void No_public_port_is_forwarded_twice(ValidSpec valid) => AssertUnique(ExternalTuples(Plan(valid.Spec)));

    [Property]
    public void No_backend_port_is_published_twice(ValidSpec valid) => AssertUnique(InternalTuples(Plan(valid.Spec)));

    [Property]
    public void An_address_mapped_whole_has_no_other_entry(ValidSpec valid) => Assert.Empty(SharedWholeAddresses(Plan(valid.Spec)));

    [Property]
    public void Names_are_unique_among_resources_of_one_type(ValidSpec valid)
    {
        var plan = Plan(valid.Spec);

        AssertUnique(plan.AllAddresses.Select(a => a.Name));
        AssertUnique(EntryNames(plan));
        AssertUnique(plan.SecurityGroupRules.Select(r => r.Name));
        AssertUnique(plan.Outbound?.SnatEntries.Select(e => e.Name) ?? []);
    }

    [Property]
    public void Collisions_are_found_exactly_where_counting_single_ports_finds_them(CollidingSpec colliding)
    {
        var (plan, findings) = ExposurePlanner.Plan(colliding.Spec);
        var errors = findings.Where(f => f.Severity == Severity.Error).Select(f => f.Code.Id).ToHashSet();

        Assert.Equal(HasTwice(ExternalTuples(plan)), errors.Contains(FindingCodes.ExternalTupleTaken.Id));
        Assert.Equal(HasTwice(InternalTuples(plan)), errors.Contains(FindingCodes.InternalTupleTaken.Id));
        Assert.Equal(SharedWholeAddresses(plan).Any(), errors.Contains(FindingCodes.AnyNeedsOwnAddress.Id));
        Assert.Equal(HasTwice(EntryNames(plan)), errors.Contains(FindingCodes.SameResourceName.Id));
    }

    [Property]
    public void Planning_twice_gives_the_same(CollidingSpec colliding) =>
        Structure.AssertEqual(ExposurePlanner.Plan(colliding.Spec), ExposurePlanner.Plan(colliding.Spec));

    [Property]
    public void The_order_in_which_apps_are_added_does_not_matter(CollidingSpec colliding) =>
        Structure.AssertEqual(
            ExposurePlanner.Plan(colliding.Spec), ExposurePlanner.Plan(InOrderOf(colliding.Spec, StringComparer.Ordinal)));

    [Property]
    public void The_order_in_which_a_map_keeps_its_keys_does_not_matter(CollidingSpec colliding)
    {
        var backwards = InOrderOf(colliding.Spec, Comparer<string>.Create((a, b) => StringComparer.Ordinal.Compare(b, a)));

        Structure.AssertEqual(ExposurePlanner.Plan(colliding.Spec), ExposurePlanner.Plan(backwards));
    }

    [Property]
    public void Removing_an_app_leaves_all_others_alone(ValidSpec valid, uint choice)
    {
        if (Choose(valid.Spec, choice) is not { } key)
        {
            return;
        }

        var after = valid.Spec with { Apps = valid.Spec.Apps.Remove(key) };

        AssertOthersEqual(key, Plan(valid.Spec), Plan(after));
        AssertRulesOf(after, Plan(valid.Spec), Plan(after));
    }

    [Property]
    public void Adding_an_app_leaves_all_others_alone(ValidSpec valid, bool first)
    {
        var key = first ? "00-first" : "zz-last";
        var after = valid.Spec.With(
            key, Specs.App(null, ("http", Specs.Port("80"))) with { SecurityGroup = "web", Demand = Specs.Demand(100) });

        AssertOthersEqual(key, Plan(valid.Spec), Plan(after));
        AssertRulesOf(valid.Spec, Plan(valid.Spec), Plan(after));
    }

    [Property]
    public void Renaming_an_app_leaves_all_others_alone(ValidSpec valid, uint choice)
    {
        if (Choose(valid.Spec, choice) is not { } key)
        {
            return;
        }

        var (before, after) = (Plan(valid.Spec), Plan(valid.Spec.Rename(key, "renamed")));

        Assert.Equal(OthersOf(before, key), OthersOf(after, "renamed"));
        Structure.AssertEqual(before.SecurityGroupRules, after.SecurityGroupRules);
        Structure.AssertEqual(before.Gateway, after.Gateway);
        Structure.AssertEqual(before.Package, after.Package);
        Structure.AssertEqual(before.Outbound, after.Outbound);
    }

    [Property]
    public void Renumbering_a_port_keeps_its_entrys_name(ValidSpec valid)
    {
        var (key, app) = valid.Spec.Apps.First();
        var portKey = app.Ports.Keys.First();

        var after = Plan(valid.Spec.With(key, app with { Ports = app.Ports.SetItem(portKey, Specs.Port("12345")) }));

        Assert.Equal(EntryNames(Plan(valid.Spec)), EntryNames(after));
    }

    [Property]
    public void Demand_changes_nothing_but_the_package(ValidSpec valid)
    {
        var after = Plan(valid.Spec with
        {
            Apps = valid.Spec.Apps.SetItems(
                valid.Spec.Apps.Select(app => KeyValuePair.Create(app.Key, app.Value with { Demand = Specs.Demand(7) }))),
        });
        var before = Plan(valid.Spec);

        Structure.AssertEqual(
            before with { Bandwidth = after.Bandwidth, Package = before.Package with { BandwidthMbps = after.Package.BandwidthMbps } },
            after);
    }

    [Property]
    public void Every_port_of_an_app_with_a_security_group_is_open_and_no_other(ValidSpec valid)
    {
        var plan = Plan(valid.Spec);
        var wanted = plan.Apps.SelectMany(app => app.ForwardEntries.Select(entry => Rule(valid.Spec.Apps[app.Key].SecurityGroup, entry)))
            .OfType<string>().ToHashSet();

        Assert.Equal(wanted.Order(), plan.SecurityGroupRules.Select(r => $"{r.SecurityGroupKey} {r.Protocol} {r.PortRange}").Order());
    }

    private static ExposurePlan Plan(ExposureSpec spec) => ExposurePlanner.Plan(spec).Plan;

    private static string? Choose(ExposureSpec spec, uint choice)
    {
        string[] keys = [.. Generators.AppsOnTheirOwn(spec)];
        return keys.Length == 0 ? null : keys[choice % (uint)keys.Length];
    }

    private static void AssertOthersEqual(string key, ExposurePlan before, ExposurePlan after)
    {
        Assert.Equal(OthersOf(before, key), OthersOf(after, key));
        Structure.AssertEqual(before.Gateway, after.Gateway);
        Structure.AssertEqual(before.Outbound, after.Outbound);
        Structure.AssertEqual(before.Package with { BandwidthMbps = null }, after.Package with { BandwidthMbps = null });
    }

    // An address with settings of its own stays when its app goes.
    private static IEnumerable<string> OthersOf(ExposurePlan plan, string key) =>
        plan.Apps.Where(app => app.Key != key)
            .Select(Structure.Of).Concat(plan.Addresses.Where(a => a.Key != key && a.DisplayName != "the-first").Select(Structure.Of));

    // The rules that the apps of this spec need are the same in both plans.
    private static void AssertRulesOf(ExposureSpec spec, ExposurePlan before, ExposurePlan after)
    {
        var needed = Plan(spec).SecurityGroupRules.Select(r => r.Name).ToHashSet();

        Assert.Equal(needed.Count, after.SecurityGroupRules.Count(r => needed.Contains(r.Name)));
        Structure.AssertEqual(
            before.SecurityGroupRules.Where(r => needed.Contains(r.Name)), after.SecurityGroupRules.Where(r => needed.Contains(r.Name)));
    }

    private static ExposureSpec InOrderOf(ExposureSpec spec, IComparer<string> comparer) => spec with
    {
        Apps = spec.Apps.Reverse()
            .ToImmutableSortedDictionary(a => a.Key, a => a.Value with { Ports = Reordered(a.Value.Ports, comparer) }, comparer),
        Addresses = Reordered(spec.Addresses, comparer),
        SecurityGroups = Reordered(spec.SecurityGroups, comparer),
        Outbound = spec.Outbound is null ? null : spec.Outbound with { Vswitches = Reordered(spec.Outbound.Vswitches, comparer) },
    };

    private static ImmutableSortedDictionary<string, T> Reordered<T>(
        ImmutableSortedDictionary<string, T> map, IComparer<string> comparer) =>
        map.Reverse().ToImmutableSortedDictionary(x => x.Key, x => x.Value, comparer);

    private static string? Rule(string? group, ForwardEntryPlan entry)
    {
        var ends = entry.InternalPort.ToString().Split('/');
        return group is null
            ? null
            : entry.Protocol.Text == "any"
            ? $"{group} all -1/-1"
            : $"{group} {entry.Protocol} {ends[0]}/{ends[^1]}";
    }

    private static IEnumerable<string> ExternalTuples(ExposurePlan plan) =>
        plan.Apps.SelectMany(app => app.ForwardEntries.SelectMany(entry => Tuples.External(app.AddressKey, entry)));

    private static IEnumerable<string> InternalTuples(ExposurePlan plan) =>
        plan.Apps.SelectMany(
            app => app.ForwardEntries.SelectMany(entry => Tuples.Internal(app.PrivateIp!.Text ?? app.PrivateIp.Path!, entry)));

    private static IEnumerable<string> EntryNames(ExposurePlan plan) =>
        plan.Apps.SelectMany(app => app.ForwardEntries).Select(entry => entry.Name);

    private static IEnumerable<string> SharedWholeAddresses(ExposurePlan plan) => plan.Apps
        .SelectMany(app => app.ForwardEntries.Select(entry => (app.AddressKey, entry.Protocol)))
        .GroupBy(e => e.AddressKey)
        .Where(g => g.Count() > 1 && g.Any(e => e.Protocol.Text == "any"))
        .Select(g => g.Key);

    private static bool HasTwice(IEnumerable<string> texts) => texts.GroupBy(text => text).Any(g => g.Count() > 1);

    private static void AssertUnique(IEnumerable<string> texts) =>
        Assert.Empty(texts.GroupBy(text => text).Where(g => g.Count() > 1).Select(g => g.Key));
}
