using System.Collections.Immutable;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Tests;

/// <summary>An app of a generated stack; what its ports map follows from its number, so that no two meet.</summary>
internal sealed record GeneratedApp(
    string Key, int Number, ImmutableArray<string> Ports, string? SharedAddress, bool IsBrought, bool HasGroup)
{
    public string? FormerKey { get; init; }

    /// <summary>Added to every port number of the app.</summary>
    public int PortOffset { get; init; }

    /// <summary>Added to the private IP's last part.</summary>
    public int HostOffset { get; init; }

    public JsonObject ToJson()
    {
        var ports = new JsonObject();
        foreach (var (port, i) in Ports.Select((port, i) => (port, i)))
        {
            var external = 1000 + (100 * Number) + i + PortOffset;
            ports.Add(port, new JsonObject
            {
                ["external"] = external,
                ["internal"] = 8000 + i + PortOffset,
                ["protocol"] = i % 2 == 0 ? "tcp" : "udp",
            });
        }

        var app = new JsonObject
        {
            ["privateIp"] = $"192.168.0.{10 + Number + HostOffset}",
            ["ports"] = ports,
            ["demand"] = new JsonObject { ["baseMbps"] = 10 + Number },
        };
        Add("address", SharedAddress);
        Add("securityGroup", HasGroup ? "web" : null);
        Add("formerKey", FormerKey);
        return app;

        void Add(string key, string? value)
        {
            if (value is not null)
            {
                app.Add(key, value);
            }
        }
    }
}

/// <summary>A stack without any error, of up to eight apps.</summary>
public sealed record GeneratedStack
{
    internal ImmutableArray<GeneratedApp> Apps { get; init; } = [];

    internal bool IsSharedBrought { get; init; }

    internal bool HasOutbound { get; init; }

    internal bool IsOutboundBrought { get; init; }

    internal bool Protect { get; init; }

    internal bool DeletionProtection { get; init; }

    internal int HeadroomPercent { get; init; }

    internal Dictionary<string, string> ToConfig()
    {
        var addresses = new JsonObject();
        foreach (var app in Apps.Where(app => app.IsBrought))
        {
            var address = new JsonObject { ["eipId"] = $"eip-of{app.Number}" };
            if (app.FormerKey is not null)
            {
                address.Add("formerKey", app.FormerKey);
            }

            addresses.Add(app.Key, address);
        }

        if (Apps.Any(app => app.SharedAddress is not null))
        {
            addresses.Add("edge", IsSharedBrought ? new JsonObject { ["eipId"] = "eip-edge" } : []);
        }

        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["alicloud:region"] = "cn-shanghai",
            ["nx:network"] = """{ "vpcId": "vpc-1", "vswitchId": "vsw-1" }""",
            ["nx:apps"] = new JsonObject(Apps.Select(app => KeyValuePair.Create(app.Key, (JsonNode?)app.ToJson()))).ToJsonString(),
            ["nx:addresses"] = addresses.ToJsonString(),
            ["nx:securityGroups"] = Apps.Any(app => app.HasGroup) ? """{ "web": { "id": "sg-1" } }""" : "{}",
            ["nx:outbound"] = !HasOutbound ? "{}"
                : IsOutboundBrought ? """{ "vswitches": { "a": "vsw-a", "b": "vsw-b" }, "address": { "eipId": "eip-outbound" } }"""
                : """{ "vswitches": { "a": "vsw-a", "b": "vsw-b" } }""",
            ["nx:bandwidth"] = $$"""{ "headroomPercent": {{HeadroomPercent}} }""",
            ["nx:protect"] = Protect ? "true" : "false",
            ["nx:deletionProtection"] = DeletionProtection ? "true" : "false",
        };
    }

    internal async Task<ProgramRun> RunAsync()
    {
        var run = await ProgramRunner.RunAsync("nx", "test", ToConfig());
        return run.HasErrors ? throw new InvalidOperationException(string.Join('\n', run.Findings)) : run;
    }

    /// <summary>As many apps with one port each.</summary>
    internal static GeneratedStack OfApps(int count) => new()
    {
        Apps =
        [
            .. Enumerable.Range(0, count).Select(i => new GeneratedApp($"app{i}", i, ["http"], null, IsBrought: false, HasGroup: false)),
        ],
    };

    public override string ToString() => Structure.Of(ToConfig());
}

/// <summary>Makes the inputs of the laws about changes.</summary>
public static class StackGenerators
{
    private static readonly string[] _keys = ["a", "a-b", "api", "B", "db_1", "web", "web-1", "z"];
    private static readonly string[] _ports = ["http", "admin", "x"];

    private static readonly Gen<(int Ports, int Address, bool HasGroup)> _app =
        from ports in Gen.Choose(1, 3)
        from address in Gen.Choose(0, 5)
        from hasGroup in Gen.Elements(false, true)
        select (ports, address, hasGroup);

    public static Arbitrary<GeneratedStack> Stacks() => Arb.From(
        from apps in Gen.Choose(2, 8).SelectMany(count => _app.ArrayOf(count))
        from keys in Gen.Shuffle(_keys)
        from isSharedBrought in Gen.Elements(false, true)
        from hasOutbound in Gen.Elements(false, true)
        from headroom in Gen.Elements(0, 20)
        select new GeneratedStack
        {
            Apps =
            [
                .. apps.Select((app, i) => new GeneratedApp(
                    keys[i], i, [.. _ports.Take(app.Ports)], app.Address == 0 ? "edge" : null, app.Address == 1, app.HasGroup)),
            ],
            IsSharedBrought = isSharedBrought,
            HasOutbound = hasOutbound,
            HeadroomPercent = headroom,
        });
}
