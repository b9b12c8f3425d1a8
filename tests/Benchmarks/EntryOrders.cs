using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Benchmarks;

/// <summary>
/// Forward entries of one table, each after the one before it or all at once and left to the provider's retries: how long they take in the
/// model, and whether all of them can be changed in one update.
/// </summary>
internal static class EntryOrders
{
    private const int Parallel = 16;

    // How long one write occupies the table. Nobody publishes it, so the answer must hold for all of these.
    private static readonly double[] _writeSeconds = [1, 3, 6];

    public static async Task RunAsync()
    {
        Console.WriteLine($"Simulated time, {Parallel} resources at once, without the gateway and the addresses.");
        Console.WriteLine("entries  write    chained, retries        retried, retries        change all: chained / retried");
        foreach (var count in new[] { 2, 20, 100 })
        {
            var before = await ResourcesAsync(count, port: 80);
            var after = await ResourcesAsync(count, port: 8080);
            foreach (var seconds in _writeSeconds)
            {
                var options = new UpdateOptions { Parallel = Parallel, Times = ServiceTimes.Default with { WriteEntry = TimeSpan.FromSeconds(seconds) } };
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{count,7} {seconds,4} s {Create(Chained(before), options),22} {Create(Unchained(before), options),22}    {Change(before, Chained(after), options)} / {Change(before, Unchained(after), options)}"));
            }
        }
    }

    // Everything else is there already.
    private static string Create(ImmutableArray<RecordedResource> resources, UpdateOptions options)
    {
        var account = DeployedStack.With([.. resources.Where(r => !IsEntry(r))], options);
        var result = account.Update(resources, options, quotas: null);
        return string.Create(CultureInfo.InvariantCulture, $"{result.Duration.TotalSeconds:0} s, {result.Calls.Count(call => call.IsRetried)}{(result.IsDone ? "" : " FAILED")}");
    }

    private static string Change(ImmutableArray<RecordedResource> before, ImmutableArray<RecordedResource> after, UpdateOptions options)
    {
        // How they came there does not matter, as long as all of them are there.
        var result = DeployedStack.With(Chained(before), options).Update(after, options, quotas: null);
        return result.IsDone ? string.Create(CultureInfo.InvariantCulture, $"{result.Duration.TotalSeconds:0} s") : $"refused ({result.Failed.First().Failure!.Refusal.Code})";
    }

    private static async Task<ImmutableArray<RecordedResource>> ResourcesAsync(int count, int port)
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
        return run.Resources;
    }

    private static ImmutableArray<RecordedResource> Chained(ImmutableArray<RecordedResource> resources)
    {
        ResourceKey? previous = null;
        return [.. Unchained(resources).Select(After)];

        RecordedResource After(RecordedResource resource)
        {
            if (!IsEntry(resource))
            {
                return resource;
            }

            var chained = previous is { } key ? resource with { NamedDependencies = resource.NamedDependencies.Add(key) } : resource;
            previous = resource.Key;
            return chained;
        }
    }

    private static ImmutableArray<RecordedResource> Unchained(ImmutableArray<RecordedResource> resources) =>
        [.. resources.Select(r => IsEntry(r) ? r with { NamedDependencies = [.. r.NamedDependencies.Where(key => key.Type != TypeTokens.ForwardEntry)] } : r)];

    private static bool IsEntry(RecordedResource resource) => resource.Key.Type == TypeTokens.ForwardEntry;
}
