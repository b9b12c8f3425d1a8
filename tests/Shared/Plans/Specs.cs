using System.Collections.Immutable;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Network;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Tests;

/// <summary>The document's scenario, and small changes to it.</summary>
internal static class Specs
{
    /// <summary>Two apps with 500 Mbit/s each and 1000 at different hours; plans without a warning.</summary>
    public static ExposureSpec Document { get; } = new()
    {
        Name = "demo",
        Apps = Keyed.Empty<AppSpec>()
            .Add("ecs1", App("192.168.0.100", ("http", Port("80"))) with { Demand = Demand(500, ("13:00", "18:00", 1000)) })
            .Add("ecs2", App("192.168.0.101", ("http", Port("80"))) with { Demand = Demand(500, ("19:00", "23:00", 1000)) }),
    };

    /// <summary>The document's scenario on an existing network.</summary>
    public static StackSpec DocumentStack { get; } = new("cn-shanghai", new NetworkSpec { VpcId = "vpc-1", VswitchId = "vsw-1" }, Document);

    /// <summary>The document's scenario in a network of its own, with a server for every app.</summary>
    public static StackSpec OwnNetworkStack { get; } = new(
        "cn-shanghai",
        new NetworkSpec { Create = new CreateNetworkSpec { CidrBlock = "192.168.0.0/24" } },
        Document.Change("ecs1", app => app with { PrivateIp = null }).Change("ecs2", app => app with { PrivateIp = null }));

    public static AppSpec App(string? privateIp, params (string Key, PortSpec Port)[] ports) =>
        new() { PrivateIp = privateIp, Ports = Keyed.Empty<PortSpec>().AddRange(ports.Select(p => KeyValuePair.Create(p.Key, p.Port))) };

    public static PortSpec Port(string external, string? @internal = null, string? protocol = null) =>
        new() { External = external, Internal = @internal, Protocol = protocol };

    public static DemandSpec Demand(int baseMbps, params (string From, string To, int Mbps)[] windows) =>
        new() { BaseMbps = baseMbps, Windows = [.. windows.Select(w => new DemandWindowSpec(w.From, w.To, w.Mbps))] };

    public static ExposureSpec With(this ExposureSpec spec, string key, AppSpec app) =>
        spec with { Apps = spec.Apps.SetItem(key, app) };

    public static ExposureSpec Change(this ExposureSpec spec, string key, Func<AppSpec, AppSpec> change) =>
        spec.With(key, change(spec.Apps[key]));

    /// <summary>The same spec with an app whose private IP is known only while deploying.</summary>
    public static ExposureSpec WithServer(this ExposureSpec spec, string key) =>
        spec.Change(key, app => app with { PrivateIp = ServerOf(key) });

    /// <summary>A private IP that is known only while deploying.</summary>
    public static Knowable ServerOf(string app) => Knowable.Later($"apps.{app}.privateIp");

    public static ExposureSpec Rename(this ExposureSpec spec, string from, string to) =>
        spec with { Apps = spec.Apps.Remove(from).Add(to, spec.Apps[from]) };

    /// <summary>The same spec with only these ports on an app.</summary>
    public static ExposureSpec Publish(this ExposureSpec spec, string key, params (string Key, PortSpec Port)[] ports) =>
        spec.Change(key, app => app with { Ports = App(null, ports).Ports });

    public static ExposureSpec WithAddress(this ExposureSpec spec, string key, AddressSpec address) =>
        spec with { Addresses = spec.Addresses.SetItem(key, address) };

    public static ExposureSpec WithGroup(this ExposureSpec spec, string key, SecurityGroupSpec group) =>
        spec with { SecurityGroups = spec.SecurityGroups.SetItem(key, group) };

    /// <summary>The same spec with a number of apps, each on its own address.</summary>
    public static ExposureSpec Times(this ExposureSpec spec, int count) => spec with
    {
        Apps = Enumerable.Range(1, count).ToImmutableSortedDictionary(
            i => $"app{i:000}",
            i => App($"10.0.{i / 250}.{i % 250}", ("http", Port("80"))) with { Demand = Demand(10) },
            StringComparer.Ordinal),
    };

    public static OutboundSpec Outbound(params (string Key, Knowable? Id)[] vswitches) =>
        new()
        {
            Vswitches = Keyed.Empty<OutboundVswitchSpec>()
                .AddRange(vswitches.Select(v => KeyValuePair.Create(v.Key, new OutboundVswitchSpec { Id = v.Id }))),
        };
}
