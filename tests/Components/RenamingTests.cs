using SharedBandwidth.Components;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Components;

/// <summary>
/// Keys that were changed: Pulumi goes on with the resources that it has, under their new names. The new keys have the old ones' places
/// in the order, and so the entries theirs.
/// </summary>
public sealed class RenamingTests
{
    private static readonly string[] _addressTypes =
        ["SharedAddress", "EipAddress", "EipAssociation", "CommonBandwithPackageAttachment"];

    private const string App = "ExposedApp nx-app was nx-ecs1\nForwardEntry nx-app-http was nx-ecs1-http";

    private const string AppAndPort =
        "ExposedApp nx-app was nx-ecs1\nForwardEntry nx-app-www was nx-app-http, nx-ecs1-www, nx-ecs1-http";

    /// <summary>What is renamed, the exposure before and after, the aliases, and the names' change from after to before.</summary>
    private static readonly Renaming[] _renamings =
    [
        new("nothing", _ => { }, _ => { }, "", "", ""),
        new(
            "an app with an address of its own", _ => { }, args => Move(args, "ecs1", "app"),
            $"{Address("nx-app", "nx-ecs1")}\n{App}", "nx-app", "nx-ecs1"),
        new(
            "an app on a shared address", args => Share(args, "front"), args => { Share(args, "front"); Move(args, "ecs1", "app"); },
            App, "nx-app", "nx-ecs1"),
        new(
            "an app on an EIP of your own", args => Bring(args, "front"), args => { Bring(args, "front"); Move(args, "ecs1", "app"); },
            App, "nx-app", "nx-ecs1"),
        new(
            "an app and the declared address of its key", args => Declare(args, "ecs1"),
            args => { Declare(args, "app", "ecs1"); Move(args, "ecs1", "app"); },
            $"{Address("nx-app", "nx-ecs1")}\n{App}", "nx-app", "nx-ecs1"),
        new(
            "a shared address", args => Share(args, "front"), args => Share(args, "edge", "front"),
            Address("nx-edge", "nx-front"), "nx-edge", "nx-front"),
        new(
            "an EIP of your own", args => Bring(args, "front"), args => Bring(args, "edge", "front"),
            Address("nx-edge", "nx-front"), "nx-edge", "nx-front"),
        new(
            "a port", _ => { }, args => MovePort(args, "ecs1", "http", "www"),
            "ForwardEntry nx-ecs1-www was nx-ecs1-http", "nx-ecs1-www", "nx-ecs1-http"),
        new(
            "an app and its port in one update", _ => { }, args => { MovePort(args, "ecs1", "http", "www"); Move(args, "ecs1", "app"); },
            $"{Address("nx-app", "nx-ecs1")}\n{AppAndPort}", "nx-app-www|nx-app",
            "nx-ecs1-http|nx-ecs1"),
        new(
            "a port after its app", args => Move(args, "ecs1", "app"),
            args => { MovePort(args, "ecs1", "http", "www"); Move(args, "ecs1", "app"); },
            $"{Address("nx-app", "nx-ecs1")}\n{AppAndPort}", "nx-app-www",
            "nx-app-http"),
        new(
            "an app after its port", args => MovePort(args, "ecs1", "http", "www"),
            args => { MovePort(args, "ecs1", "http", "www"); Move(args, "ecs1", "app"); },
            $"{Address("nx-app", "nx-ecs1")}\n{AppAndPort}",
            "nx-app", "nx-ecs1"),
    ];

    public static TheoryData<string> Names => [.. _renamings.Select(renaming => renaming.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Exactly_what_was_renamed_is_looked_for_under_its_former_name(string name)
    {
        var renaming = Find(name);

        var run = await Exposures.RunAsync(renaming.Args(renaming.After));

        Assert.Equal(
            renaming.Aliases,
            string.Join('\n', run.Resources.Where(r => run.Aliases.ContainsKey(r.Key)).Select(
                r => $"{r.Key.Type[(r.Key.Type.LastIndexOf(':') + 1)..]} {r.Key.Name} was {string.Join(", ", run.Aliases[r.Key])}")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_resource_goes_on_and_only_names_change(string name)
    {
        var renaming = Find(name);
        var before = await Exposures.RunAsync(renaming.Args(renaming.Before));

        var after = await Exposures.RunAsync(renaming.Args(renaming.After));

        var former = Takeover.Of(before.Resources.Select(r => r.Key), after);
        Assert.Equal(after.Resources.Length, former.Count);
        Assert.Equal(
            before.Resources.ToDictionary(r => r.Key, ResourceText.Of),
            after.Resources.ToDictionary(r => r.Key with { Name = former[r.Key] }, r => renaming.Undo(ResourceText.Of(r))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_former_key_may_stay_after_the_update(string name)
    {
        var renaming = Find(name);
        var after = await Exposures.RunAsync(renaming.Args(renaming.After));

        Assert.All(Takeover.Of(after.Resources.Select(r => r.Key), after), resource => Assert.Equal(resource.Key.Name, resource.Value));
    }

    [Fact]
    public async Task Without_a_former_key_everything_of_a_renamed_app_is_new()
    {
        var before = await Exposures.RunAsync(Exposures.TwoApps());

        var args = Exposures.TwoApps();
        Move(args, "ecs1", "app");
        args.Apps["app"].FormerKey = null;
        var after = await Exposures.RunAsync(args);

        Assert.Empty(after.Aliases);
        var former = Takeover.Of(before.Resources.Select(r => r.Key), after);
        Assert.Equal(
            [
                "CommonBandwithPackageAttachment nx-app", "EipAddress nx-app", "EipAssociation nx-app", "ExposedApp nx-app",
                "ForwardEntry nx-app-http", "SharedAddress nx-app",
            ],
            after.Resources.Select(r => r.Key).Except(former.Keys)
                .Select(key => $"{key.Type[(key.Type.LastIndexOf(':') + 1)..]} {key.Name}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("eip-mine")]
    public async Task An_apps_former_key_says_nothing_of_an_address_that_stands_under_addresses(string? eipId)
    {
        var args = Exposures.TwoApps();
        args.Addresses = new() { ["app"] = eipId is null ? new AddressArgs() : new AddressArgs { EipId = eipId } };
        Move(args, "ecs1", "app");

        var run = await Exposures.RunAsync(args);

        Assert.Equal(
            [TypeTokens.ExposedApp, TypeTokens.ForwardEntry],
            run.Aliases.Keys.Select(key => key.Type).OrderDescending(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_outbound_address_may_have_been_another_before()
    {
        var outbound = new OutboundArgs
        {
            Vswitches = { ["a"] = new OutboundVswitchArgs { Id = "vsw-a" } },
            Address = new AddressArgs { FormerKey = "out" },
        };

        var run = await Exposures.RunAsync(Exposures.OneApp(args => args.Outbound = outbound));

        Assert.Equal(4, run.Aliases.Count);
        Assert.All(run.Aliases, alias => Assert.Equal(("nx-outbound", "nx-out"), (alias.Key.Name, Assert.Single(alias.Value))));
    }

    // The engine looks for a child under its parent's former name only when the child's name begins with the parent's.
    [Fact]
    public async Task The_names_of_an_apps_and_an_addresss_resources_begin_with_their_parents()
    {
        var run = await Exposures.RunAsync(Exposures.TwoApps());

        var children = run.Resources.Where(r => r.Parent?.Type is TypeTokens.ExposedApp or TypeTokens.SharedAddress).ToArray();
        Assert.Equal(8, children.Length);
        Assert.All(children, child => Assert.StartsWith(child.Parent!.Value.Name, child.Key.Name, StringComparison.Ordinal));
    }

    // Of its own, too: in an update that goes on with one that broke off, the address has its new name already, and hands on no other.
    private static string Address(string name, string former) =>
        string.Join('\n', _addressTypes.Select(type => $"{type} {name} was {former}"));

    private static Renaming Find(string name) => Assert.Single(_renamings, renaming => renaming.Name == name);

    private static void Move(SharedBandwidthExposureArgs args, string from, string to)
    {
        args.Apps.Remove(from, out var app);
        app!.FormerKey = from;
        args.Apps.Add(to, app);
    }

    private static void MovePort(SharedBandwidthExposureArgs args, string app, string from, string to)
    {
        args.Apps[app].Ports.Remove(from, out var port);
        port!.FormerKey = from;
        args.Apps[app].Ports.Add(to, port);
    }

    private static void Declare(SharedBandwidthExposureArgs args, string key, string? formerKey = null) =>
        args.Addresses = new() { [key] = new AddressArgs { FormerKey = formerKey } };

    private static void Share(SharedBandwidthExposureArgs args, string key, string? formerKey = null)
    {
        Declare(args, key, formerKey);
        args.Apps["ecs1"].Address = args.Apps["ecs2"].Address = key;
        args.Apps["ecs2"].Ports["http"].External = "8080";
    }

    private static void Bring(SharedBandwidthExposureArgs args, string key, string? formerKey = null)
    {
        args.Addresses = new() { [key] = new AddressArgs { EipId = "eip-mine", FormerKey = formerKey } };
        args.Apps["ecs1"].Address = key;
    }

    private sealed record Renaming(
        string Name, Action<SharedBandwidthExposureArgs> Before, Action<SharedBandwidthExposureArgs> After, string Aliases,
        string NamesAfter, string NamesBefore)
    {
        public SharedBandwidthExposureArgs Args(Action<SharedBandwidthExposureArgs> change)
        {
            var args = Exposures.TwoApps();
            change(args);
            return args;
        }

        public string Undo(string text) => NamesAfter.Length == 0
            ? text
            : NamesAfter.Split('|')
                .Zip(NamesBefore.Split('|')).Aggregate(text, (t, names) => t.Replace(names.First, names.Second, StringComparison.Ordinal));
    }
}
