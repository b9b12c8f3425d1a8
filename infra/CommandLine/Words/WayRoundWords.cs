using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Words;

/// <summary>How an update that breaks off can be had all the same, for people.</summary>
internal static class WayRoundWords
{
    /// <param name="way">The way.</param>
    /// <param name="before">What is deployed: the first of the two updates is a change of that.</param>
    /// <param name="after">What the program registers.</param>
    public static string Of(WayRound way, IEnumerable<RecordedResource> before, IEnumerable<RecordedResource> after)
    {
        var (old, next) = (PortsOf(before), PortsOf(after));
        return way.Kind switch
        {
            WayRoundKind.TakeAddressesOff =>
                "In two steps: 'pulumi destroy --target '**alicloud:ecs/eipAssociation:EipAssociation**' --target-dependents' takes the " +
                "addresses off the gateway, with their entries, and keeps the EIPs; 'pulumi up' then puts them on as planned. No app is " +
                "reached in between; with protect: true, deploy protect: false before.",
            WayRoundKind.KeepEntry =>
                $"In one update: write {FormerKeys(way)}; Pulumi then changes what is there in place, and nothing is in its own way.",
            WayRoundKind.RunAgain =>
                "In two updates: run this one, which breaks off, and then run it again; by then what was in the way has moved on.",
            WayRoundKind.Rename =>
                $"If {way.Wanting!.App} is {way.Holders[0].App} under another key, write apps.{way.Wanting.App}.formerKey: " +
                $"{way.Holders[0].App}; Pulumi then keeps its resources. If not: {RemoveFirst(way, old, next)}",
            WayRoundKind.RemoveHolder => $"In two updates: {RemoveFirst(way, old, next)}",
            _ =>
                $"In two updates: first {MoveFirst(way, old)} an address, port and backend that nothing else has, and deploy that; then " +
                $"deploy this file{With(way)}.",
        };
    }

    // An app without ports is refused, and so is a stack without apps; and with an app that stays would go its public address.
    private static string RemoveFirst(WayRound way, ILookup<string, PublishedKeys> before, ILookup<string, PublishedKeys> after)
    {
        var apps = way.Holders.Select(holder => holder.App).ToHashSet(StringComparer.Ordinal);
        var othersStay = before.Any(app => !apps.Contains(app.Key));
        var goes = apps.Where(app => othersStay && !after.Contains(app)).ToHashSet(StringComparer.Ordinal);
        var ports = way.Holders.Where(holder => !goes.Contains(holder.App)).ToLookup(holder => LeavesNone(holder.App, way, before));
        var first = new List<string>();
        if (goes.Count > 0 || ports[false].Any())
        {
            first.Add($"remove {Sentence.And([.. goes.Select(app => $"apps.{app}"), .. ports[false].Select(PathOf)])} alone");
        }

        if (ports[true].Any())
        {
            first.Add($"give {Sentence.And([.. ports[true].Select(PathOf)])} a number, outside and inside, that nothing else has");
        }

        return $"first {Sentence.And([.. first])} and deploy that, then deploy this file{With(way)}. " +
            $"{(way.Holders.Length == 1 ? $"The {(goes.Count == 1 ? "app" : "port")} is" : "They are")} not reached in between.";
    }

    private static string MoveFirst(WayRound way, ILookup<string, PublishedKeys> before)
    {
        var ports = Sentence.And([.. way.Holders.Select(PathOf)]);
        return way.Holders.Any(holder => LeavesNone(holder.App, way, before))
            ? $"give {ports}"
            : $"remove {ports}, or give {(way.Holders.Length == 1 ? "it" : "them")}";
    }

    private static bool LeavesNone(string app, WayRound way, ILookup<string, PublishedKeys> before) =>
        before[app].All(port => way.Holders.Contains(port));

    private static string With(WayRound way) => way.Kept.IsEmpty ? "" : $" with {FormerKeys(way)}";

    private static string FormerKeys(WayRound way) =>
        Sentence.And([.. way.Kept.Select(kept => $"{PathOf(kept.Port)}.formerKey: {kept.Former.Port}")]);

    private static ILookup<string, PublishedKeys> PortsOf(IEnumerable<RecordedResource> program) =>
        program.Select(resource => resource.Publishes).OfType<PublishedKeys>().ToLookup(port => port.App, StringComparer.Ordinal);

    private static string PathOf(PublishedKeys port) => $"apps.{port.App}.ports.{port.Port}";
}
