using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Tests;

/// <summary>The ways to keep writes to one table apart.</summary>
internal enum EntryOrder
{
    /// <summary>As the program does: in turns by hooks, with an error hook and long timeouts.</summary>
    Turns,

    /// <summary>Each entry depends on the one before it; no hooks.</summary>
    Chain,

    /// <summary>Everything is left to the provider.</summary>
    None,
}

/// <summary>A stack of many forward entries in one table, in which everything else is there already.</summary>
internal sealed class EntryStack
{
    private readonly ImmutableArray<RecordedResource> _resources;

    private EntryStack(ImmutableArray<RecordedResource> resources) => _resources = resources;

    /// <summary>What the real program registers for so many apps on one address.</summary>
    /// <param name="count">How many entries.</param>
    /// <param name="port">The first external port; the others follow.</param>
    public static async Task<EntryStack> OfAsync(int count, int port = 1000)
    {
        var apps = new JsonObject();
        for (var i = 0; i < count; i++)
        {
            apps.Add(string.Create(CultureInfo.InvariantCulture, $"app{i:000}"), new JsonObject
            {
                ["privateIp"] = $"10.0.0.{i + 1}",
                ["ports"] = new JsonObject { ["http"] = new JsonObject { ["external"] = port + i, ["internal"] = 80 } },
                ["address"] = "edge",
                ["demand"] = new JsonObject { ["baseMbps"] = 1 },
            });
        }

        var run = await ProgramRunner.RunAsync("entries", "test", new Dictionary<string, string>
        {
            ["alicloud:region"] = "cn-shanghai",
            ["entries:network"] = """{ "vpcId": "vpc-1", "vswitchId": "vsw-1" }""",
            ["entries:addresses"] = """{ "edge": {} }""",
            ["entries:apps"] = apps.ToJsonString(),
        });
        return run.HasErrors ? throw new InvalidOperationException(string.Join('\n', run.Findings)) : new EntryStack(run.Resources);
    }

    public ImmutableArray<RecordedResource> In(EntryOrder order)
    {
        ResourceKey? previous = null;
        return order == EntryOrder.Turns ? _resources : [.. _resources.Select(Changed)];

        RecordedResource Changed(RecordedResource resource)
        {
            if (!IsEntry(resource))
            {
                return resource;
            }

            var plain = resource with { Options = new RecordedOptions() };
            var changed = order == EntryOrder.Chain && previous is { } key
                ? plain with { NamedDependencies = plain.NamedDependencies.Add(key) }
                : plain;
            previous = resource.Key;
            return changed;
        }
    }

    /// <summary>An account with everything but the entries.</summary>
    public DeployedStack WithoutEntries(UpdateOptions options) =>
        DeployedStack.With([.. _resources.Where(resource => !IsEntry(resource))], options);

    /// <summary>An account with all of it.</summary>
    public DeployedStack Whole(EntryOrder order, UpdateOptions options)
    {
        // In a chain they come there whatever the times are; afterwards the state takes the other options over, which writes nothing.
        var account = DeployedStack.With(In(EntryOrder.Chain), options);
        account.Update(In(order), options, quotas: null);
        return account;
    }

    /// <summary>An account with every second entry.</summary>
    public DeployedStack WithEverySecond(EntryOrder order, UpdateOptions options)
    {
        var entries = _resources.Where(IsEntry).ToList();
        return new EntryStack([.. _resources.Where(resource => entries.IndexOf(resource) is var i && (i < 0 || i % 2 == 0))])
            .Whole(order, options);
    }

    private static bool IsEntry(RecordedResource resource) => resource.Key.Type == TypeTokens.ForwardEntry;
}
