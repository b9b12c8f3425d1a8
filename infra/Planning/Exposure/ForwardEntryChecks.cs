using System.Collections.Immutable;
using SharedBandwidth.Planning.Exposure.Reading;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure;

/// <summary>Checks what the service demands of the DNAT entries of one table (CreateForwardEntry).</summary>
internal static class ForwardEntryChecks
{
    public static void Run(ImmutableArray<ReadApp> apps, FindingList findings)
    {
        (ReadApp App, ReadPort Port)[] entries = [.. apps.SelectMany(app => app.Ports.Select(port => (app, port)))];

        CheckWholeAddresses(entries, findings);
        foreach (var table in entries.GroupBy(e => (e.App.AddressKey, e.Port.Protocol)))
        {
            foreach (var (earlier, later) in Overlapping(table, e => e.Port.External))
            {
                findings.Add(
                    FindingCodes.ExternalTupleTaken,
                    later.Port.Path,
                    $"Port {later.Port.External} ({later.Port.Protocol}) of address {table.Key.AddressKey} is already used by " +
                    $"{earlier.Port.Path} ({earlier.Port.External}); choose another external port, or another address.");
            }
        }

        foreach (var backend in entries.GroupBy(e => (e.App.Backend, e.Port.Protocol)))
        {
            foreach (var (earlier, later) in Overlapping(backend, e => e.Port.Internal))
            {
                findings.Add(
                    FindingCodes.InternalTupleTaken,
                    later.Port.Path,
                    $"Port {later.Port.Internal} ({later.Port.Protocol}) of {backend.Key.Backend} is already published by " +
                    $"{earlier.Port.Path} ({earlier.Port.Internal}), and the service publishes a backend port once; remove one of them, " +
                    "or let the server listen on a second port.");
            }
        }
    }

    private static void CheckWholeAddresses((ReadApp App, ReadPort Port)[] entries, FindingList findings)
    {
        foreach (var address in entries.GroupBy(e => e.App.AddressKey).Where(g => g.Count() > 1))
        {
            foreach (var (_, port) in address.Where(e => e.Port.MapsWholeAddress))
            {
                string[] others = [.. address.Where(e => e.Port != port).Select(e => e.Port.Path)];
                findings.Add(
                    FindingCodes.AnyNeedsOwnAddress,
                    port.Path,
                    $"Mapping all ports needs address {address.Key} for itself, and {Sentence.AndAtMost(others, 3)} " +
                    $"{(others.Length == 1 ? "uses" : "use")} it too; give one of them another address.");
            }
        }
    }

    // In order of their first port, an overlap shows against the entry that reaches furthest so far.
    private static IEnumerable<((ReadApp App, ReadPort Port) Earlier, (ReadApp App, ReadPort Port) Later)> Overlapping(
        IEnumerable<(ReadApp App, ReadPort Port)> entries, Func<(ReadApp App, ReadPort Port), PortRange> range)
    {
        (ReadApp App, ReadPort Port)? furthest = null;
        foreach (var entry in entries.OrderBy(e => range(e).First).ThenBy(e => e.Port.Path, StringComparer.Ordinal))
        {
            if (furthest is { } earlier && range(earlier).Overlaps(range(entry)))
            {
                yield return (earlier, entry);
            }

            if (furthest is null || range(entry).Last > range(furthest.Value).Last)
            {
                furthest = entry;
            }
        }
    }
}
