using System.Collections.Immutable;
using FsCheck.Xunit;
using SharedBandwidth.Components;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Components;

/// <summary>
/// One app's coming, going, renaming or moving leaves everything of the others as it is, inputs, options and dependencies, except the
/// package's size.
/// </summary>
public sealed class IsolationTests
{
    private static readonly string[] _keys = ["api", "api-2", "B", "cache", "db_1", "http", "nx", "zz"];

    [Property(MaxTest = 30)]
    public async Task Removing_or_adding_an_app_leaves_all_others_as_they_are(byte subset, byte chosen)
    {
        var (all, one) = Choose(subset, chosen);

        var with = await RegisterAsync(all);
        var without = await RegisterAsync([.. all.Where(key => key != one)]);

        // What is there without the app is there with it, and equal.
        Assert.All(without, resource => Assert.Equal(ResourceText.Of(resource.Value), TextOf(with, resource.Key)));
        // What goes with the app is its own, or a rule that it alone needed.
        Assert.All(with.Keys.Except(without.Keys), key => Assert.True(BelongsTo(one, key), $"{key} went with {one}."));
        Assert.Contains(with.Keys.Except(without.Keys), key => key.Type == TypeTokens.ForwardEntry);
    }

    [Property(MaxTest = 20)]
    public async Task Renaming_an_app_leaves_all_others_as_they_are(byte subset, byte chosen)
    {
        var (all, one) = Choose(subset, chosen);

        var before = await RegisterAsync(all);
        var after = await RegisterAsync([.. all.Select(key => key == one ? "renamed" : key)], _ => one);

        var others = before.Where(resource => !BelongsTo(one, resource.Key)).ToDictionary();
        Assert.NotEmpty(others);
        Assert.All(others, resource => Assert.Equal(ResourceText.Of(resource.Value), TextOf(after, resource.Key)));
        Assert.Equal(before.Count, after.Count);
    }

    [Property(MaxTest = 20)]
    public async Task The_order_of_apps_and_ports_never_matters(byte subset, int seed)
    {
        string[] all = [.. Choose(subset, 0).All];
        var shuffled = all.ToArray();
        new Random(seed).Shuffle(shuffled);

        Assert.Equal(await TextsAsync(all), await TextsAsync(shuffled, reversePorts: true));
    }

    [Fact]
    public async Task Changing_one_apps_demand_changes_the_packages_size_alone()
    {
        var changed = Exposures.TwoApps();
        changed.Apps["ecs2"].Demand!.BaseMbps = 800;

        var before = (await Exposures.RunAsync(Exposures.TwoApps())).Resources;
        var after = (await Exposures.RunAsync(changed)).Resources;

        var different = Assert.Single(before.Zip(after), pair => ResourceText.Of(pair.First) != ResourceText.Of(pair.Second));
        Assert.Equal(TypeTokens.Package, different.First.Key.Type);
        Assert.Equal(
            ResourceText.InputsOf(different.First).Replace("\"1500\"", "\"1800\"", StringComparison.Ordinal),
            ResourceText.InputsOf(different.Second));
        Assert.Equal(before.Length, after.Length);
    }

    private static (ImmutableArray<string> All, string One) Choose(byte subset, byte chosen)
    {
        ImmutableArray<string> all = [.. _keys.Where((_, i) => (subset >> i & 1) == 1)];
        all = all.IsEmpty ? [_keys[0], _keys[1]] : all.Length == 1 ? [all[0], .. _keys.Where(key => key != all[0]).Take(1)] : all;
        return (all, all[chosen % all.Length]);
    }

    private static async Task<Dictionary<ResourceKey, RecordedResource>> RegisterAsync(
        ImmutableArray<string> keys, Func<string, string>? original = null)
    {
        var run = await Exposures.RunAsync(Args(keys, original, reversePorts: false));
        return run.Resources.ToDictionary(resource => resource.Key, WithoutSize);
    }

    private static string? TextOf(Dictionary<ResourceKey, RecordedResource> resources, ResourceKey key) =>
        resources.TryGetValue(key, out var resource) ? ResourceText.Of(resource) : null;

    private static async Task<IEnumerable<string>> TextsAsync(string[] keys, bool reversePorts = false)
    {
        var run = await Exposures.RunAsync(Args(keys, null, reversePorts));
        return run.Resources.Select(ResourceText.Of);
    }

    // What an app looks like follows from its key alone, so that the same key is the same app in every set.
    private static SharedBandwidthExposureArgs Args(IEnumerable<string> keys, Func<string, string>? original, bool reversePorts)
    {
        var args = new SharedBandwidthExposureArgs
        {
            VpcId = "vpc-1",
            VswitchId = "vsw-1",
            Addresses = new() { ["shared"] = new AddressArgs() },
            SecurityGroups = new() { ["web"] = new OpenSecurityGroupArgs { Id = "sg-1" } },
            Outbound = new OutboundArgs { Vswitches = { ["a"] = new OutboundVswitchArgs { Id = "vsw-a" } } },
            Tags = new() { ["team"] = "net" },
        };
        foreach (var key in keys)
        {
            args.Apps[key] = AppOf(key == "renamed" ? original!(key) : key, reversePorts);
        }

        return args;
    }

    private static AppArgs AppOf(string key, bool reversePorts)
    {
        var i = Array.IndexOf(_keys, key);
        (string Key, PortArgs Port)[] ports =
        [
            ("http", new PortArgs { External = $"{80 + i}", Internal = "8080" }),
            ("ranged", new PortArgs { External = $"{1000 + (10 * i)}/{1005 + (10 * i)}", Protocol = "udp" }),
        ];
        return new AppArgs
        {
            PrivateIp = $"192.168.0.{100 + i}",
            Address = i % 3 == 1 ? "shared" : null,
            SecurityGroup = i % 2 == 0 ? "web" : null,
            Ports = (reversePorts ? ports.Reverse() : ports).ToDictionary(p => p.Key, p => p.Port),
            Demand = new DemandArgs
            {
                BaseMbps = 100 * (i + 1),
                Windows = [new DemandWindowArgs { From = $"{10 + i}:00", To = "23:00", Mbps = 1000 }],
            },
        };
    }

    private static RecordedResource WithoutSize(RecordedResource resource) =>
        resource.Key.Type == TypeTokens.Package ? resource with { Inputs = resource.Inputs.Remove("bandwidth") } : resource;

    private static bool BelongsTo(string app, ResourceKey key) => key.Type switch
    {
        TypeTokens.ForwardEntry => key.Name == $"nx-{app}-http" || key.Name == $"nx-{app}-ranged",
        TypeTokens.SecurityGroupRule => true,
        TypeTokens.NatGateway or TypeTokens.Package or TypeTokens.Exposure => false,
        _ => key.Name == $"nx-{app}",
    };
}
