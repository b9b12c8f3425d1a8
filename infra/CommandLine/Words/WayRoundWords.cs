using SharedBandwidth.Simulation.Impact;

namespace SharedBandwidth.CommandLine.Words;

/// <summary>How an update that breaks off can be had in two, for people.</summary>
internal static class WayRoundWords
{
    public static string Of(WayRound way) => way.Kind switch
    {
        WayRoundKind.TakeAddressesOff =>
            "In two steps: 'pulumi destroy --target '**alicloud:ecs/eipAssociation:EipAssociation**' --target-dependents' takes the " +
            "addresses off the gateway, with their entries, and keeps the EIPs; 'pulumi up' then puts them on the other one. No app is " +
            "reached in between; with protect: true, deploy protect: false before.",
        WayRoundKind.Rename =>
            $"If {way.Wanting!.App} is {way.Holder!.App} under another key, write apps.{way.Wanting.App}.formerKey: {way.Holder.App}; " +
            $"Pulumi then keeps its resources. If not: {RemoveFirst(way)}",
        WayRoundKind.RemoveHolder => $"In two updates: {RemoveFirst(way)}",
        _ =>
            $"In two updates: first remove {PathOf(way)}, or give it an address, port and backend that nothing else has, and deploy " +
            "that; then deploy this file.",
    };

    private static string RemoveFirst(WayRound way) =>
        $"first remove {PathOf(way)} alone and deploy that, then deploy this file. The port is not reached in between.";

    private static string PathOf(WayRound way) => $"apps.{way.Holder!.App}.ports.{way.Holder.Port}";
}
