using System.Collections.Immutable;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Impact;

/// <summary>Which ports of an app are reached from outside at a moment, by their keys.</summary>
public sealed record AppReach(string App, ImmutableArray<string> Reached, ImmutableArray<string> NotReached)
{
    public bool IsWhole => NotReached.IsEmpty;

    /// <summary>
    /// Every app of a program, in its order, as an account has it now. An update that breaks off leaves entries that were to go: a port
    /// that one of its app's old entries maps is reached, and an old port that none of the new ones stands for is named as well.
    /// </summary>
    public static ImmutableArray<AppReach> Of(IReadOnlyCollection<RecordedResource> program, DeployedStack account)
    {
        var timeline = new ServiceTimeline(account.Cloud);
        var there = account.State.Live();
        var graph = new TargetGraph(program);
        var reached = PublishedPort.Of(there.Values.Select(resource => resource.Recorded))
            .Select(port => (Port: port, Mapping: PublishedPort.MappingOf(there[port.Entry.Key].Inputs)))
            .Where(entry => timeline.Reached(entry.Mapping).Any(span => span.To > account.Now))
            .ToDictionary(entry => entry.Port.Entry.Key);
        return [.. PublishedPort.Of(program).GroupBy(port => port.App).Select(app => Of(app.Key, [.. app]))];

        AppReach Of(string app, List<PublishedPort> ports)
        {
            var made = ports.Select(port => (Port: port, Entry: port.In(there, graph))).ToList();
            var own = made.Select(port => port.Entry?.Key).OfType<ResourceKey>().ToHashSet();
            var keys = made.Select(port => port.Entry?.Recorded.Publishes?.App).Append(app).ToHashSet();
            var left = reached.Values.Where(entry => keys.Contains(entry.Port.App) && !own.Contains(entry.Port.Entry.Key)).ToList();
            var standing = new HashSet<ResourceKey>();
            var byReach = made.ToLookup(port => IsReached(port.Port, port.Entry), port => port.Port.Port);
            return new AppReach(
                app,
                [.. byReach[true], .. left.Where(entry => !standing.Contains(entry.Port.Entry.Key)).Select(entry => entry.Port.Port)],
                [.. byReach[false]]);

            bool IsReached(PublishedPort port, ResourceState? entry)
            {
                if (entry is not null)
                {
                    return reached.ContainsKey(entry.Key);
                }

                var instead = port.Wanted(graph, there) is { } wanted ? left.Where(old => old.Mapping.Covers(wanted)).ToList() : [];
                standing.UnionWith(instead.Select(old => old.Port.Entry.Key));
                return instead.Count > 0;
            }
        }
    }
}
