using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Simulation.Impact;

namespace SharedBandwidth.CommandLine.Words;

/// <summary>How an update that breaks off can be had all the same, for people.</summary>
internal static class WayRoundWords
{
    public static string Of(WayRound way) => way.Kind switch
    {
        WayRoundKind.TakeAddressesOff =>
            "In two steps: 'pulumi destroy --target '**alicloud:ecs/eipAssociation:EipAssociation**' --target-dependents' takes the " +
            "addresses off the gateway, with their entries, and keeps the EIPs; 'pulumi up' then puts them on the other one. No app is " +
            "reached in between; with protect: true, deploy protect: false before.",
        WayRoundKind.KeepEntry =>
            $"In one update: write {FormerKeys(way)}; Pulumi then changes what is there in place, and nothing is in its own way.",
        WayRoundKind.Rename =>
            $"If {way.Wanting!.App} is {way.Holders[0].App} under another key, write apps.{way.Wanting.App}.formerKey: " +
            $"{way.Holders[0].App}; Pulumi then keeps its resources. If not: {RemoveFirst(way)}",
        WayRoundKind.RemoveHolder => $"In two updates: {RemoveFirst(way)}",
        _ =>
            $"In two updates: first remove {Paths(way)}, or give it an address, port and backend that nothing else has, and deploy " +
            $"that; then deploy this file{With(way)}.",
    };

    private static string RemoveFirst(WayRound way) =>
        $"first remove {Paths(way)} alone and deploy that, then deploy this file{With(way)}. " +
        $"{(way.Holders.Length == 1 ? "The port is" : "The ports are")} not reached in between.";

    private static string With(WayRound way) => way.Kept.IsEmpty ? "" : $" with {FormerKeys(way)}";

    private static string FormerKeys(WayRound way) =>
        Sentence.And([.. way.Kept.Select(kept => $"apps.{kept.Port.App}.ports.{kept.Port.Port}.formerKey: {kept.Former.Port}")]);

    private static string Paths(WayRound way) => Sentence.And(
    [
        .. way.Holders.Select(holder => $"apps.{holder.App}{(way.WholeApps.Contains(holder.App) ? "" : $".ports.{holder.Port}")}")
            .Distinct(),
    ]);
}
