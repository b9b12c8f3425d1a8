using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Words;

/// <summary>How an update that breaks off can be had in two, for people.</summary>
internal static class WayRoundWords
{
    /// <param name="way">The way.</param>
    /// <param name="before">What is deployed: the first of the two updates is a change of that.</param>
    /// <param name="after">What the program registers.</param>
    public static string Of(WayRound way, IEnumerable<RecordedResource> before, IEnumerable<RecordedResource> after) => way.Kind switch
    {
        WayRoundKind.TakeAddressesOff =>
            "In two steps: 'pulumi destroy --target '**alicloud:ecs/eipAssociation:EipAssociation**' --target-dependents' takes the " +
            "addresses off the gateway, with their entries, and keeps the EIPs; 'pulumi up' then puts them on the other one. No app is " +
            "reached in between; with protect: true, deploy protect: false before.",
        WayRoundKind.Rename =>
            $"If {way.Wanting!.App} is {way.Holder!.App} under another key, write apps.{way.Wanting.App}.formerKey: {way.Holder.App}; " +
            $"Pulumi then keeps its resources. If not: {RemoveFirst(way.Holder, [.. Published(before)], [.. Published(after)])}",
        WayRoundKind.RemoveHolder => $"In two updates: {RemoveFirst(way.Holder!, [.. Published(before)], [.. Published(after)])}",
        _ =>
            $"In two updates: first {MoveFirst(way.Holder!, [.. Published(before)])} an address, port and backend that nothing else " +
            "has, and deploy that; then deploy this file.",
    };

    // An app without ports is refused, and so is a stack without apps; and with an app that stays would go its public address.
    private static string RemoveFirst(PublishedKeys holder, PublishedKeys[] before, PublishedKeys[] after)
    {
        var appGoes = !after.Any(port => port.App == holder.App);
        var first = appGoes && before.Any(port => port.App != holder.App) ? $"remove apps.{holder.App} alone"
            : IsOnlyPort(holder, before) ? $"give {PathOf(holder)} a number, outside and inside, that nothing else has"
            : appGoes ? $"give each port of apps.{holder.App} a number, outside and inside, that nothing else has"
            : $"remove {PathOf(holder)} alone";
        return $"first {first} and deploy that, then deploy this file. The {(appGoes ? "app" : "port")} is not reached in between.";
    }

    private static string MoveFirst(PublishedKeys holder, PublishedKeys[] before) =>
        IsOnlyPort(holder, before) ? $"give {PathOf(holder)}" : $"remove {PathOf(holder)}, or give it";

    private static bool IsOnlyPort(PublishedKeys holder, PublishedKeys[] before) =>
        !before.Any(port => port.App == holder.App && port.Port != holder.Port);

    private static IEnumerable<PublishedKeys> Published(IEnumerable<RecordedResource> program) =>
        program.Select(resource => resource.Publishes).OfType<PublishedKeys>();

    private static string PathOf(PublishedKeys port) => $"apps.{port.App}.ports.{port.Port}";
}
