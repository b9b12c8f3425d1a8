using System.Collections.Immutable;
using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Impact;

/// <summary>Which ports of an app are reached from outside at a moment, by their keys.</summary>
public sealed record AppReach(string App, ImmutableArray<string> Reached, ImmutableArray<string> NotReached)
{
    public bool IsWhole => NotReached.IsEmpty;

    /// <summary>Every app of a program, in its order, as an account has it now.</summary>
    public static ImmutableArray<AppReach> Of(IEnumerable<RecordedResource> program, DeployedStack account)
    {
        var timeline = new ServiceTimeline(account.Cloud);
        var entries = account.State.Resources.Where(resource => !resource.IsPendingDelete).ToDictionary(resource => resource.Key);
        return
        [
            .. from port in PublishedPort.Of(program)
               group port by port.App into app
               let byReach = app.ToLookup(port => IsReached(port), port => port.Port)
               select new AppReach(app.Key, [.. byReach[true]], [.. byReach[false]]),
        ];

        bool IsReached(PublishedPort port) => entries.TryGetValue(port.Entry.Key, out var entry)
            && timeline.Reached(ForwardTuple.Of(Requests.CreateForwardEntry(entry.Inputs))).Any(span => span.To > account.Now);
    }
}
