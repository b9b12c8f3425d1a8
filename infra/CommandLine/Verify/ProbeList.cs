using System.Collections.Immutable;
using System.Net;
using SharedBandwidth.Planning.Values;
using SharedBandwidth.Verification;

namespace SharedBandwidth.CommandLine.Verify;

/// <summary>Everything that is probed, in the order of the report.</summary>
internal sealed class ProbeList
{
    public ProbeList(ImmutableArray<ExpectedPort> ports, StackOutputs outputs, ImmutableSortedSet<int> closedPorts)
    {
        Ports = ports;
        Published = [.. ports.SelectMany(port => port.Deployed is { } deployed
            ? PortsOf(deployed).Select(number => (port, new ProbeTarget(deployed.Address, number, deployed.Protocol, port.Check)))
            : [])];

        // Everything is published there.
        var whole = outputs.Ports.Where(port => port.External.IsAny).Select(port => port.Address).ToHashSet();
        Open = closedPorts.IsEmpty ? [] : [.. whole];
        Closed = [.. outputs.Addresses.Where(address => !whole.Contains(address))
            .SelectMany(address =>
                closedPorts.Select(port => new ProbeTarget(address, port, Protocol.Tcp, Check: null) { MustStayClosed = true }))];
    }

    public ImmutableArray<ExpectedPort> Ports { get; }

    public ImmutableArray<(ExpectedPort Port, ProbeTarget Target)> Published { get; }

    public ImmutableArray<ProbeTarget> Closed { get; }

    /// <summary>Addresses that are mapped whole, of which no port can be asked to be closed; empty where none is asked to be.</summary>
    public ImmutableArray<IPAddress> Open { get; }

    public ImmutableArray<ProbeTarget> Targets => [.. Published.Select(published => published.Target), .. Closed];

    // Of a range the first, the last and one between; of a whole address none, as nothing says where somebody listens.
    private static IEnumerable<int> PortsOf(DeployedPort deployed) => deployed.External.IsAny
        ? []
        : new[] { deployed.External.First, deployed.External.First + ((deployed.External.Length - 1) / 2), deployed.External.Last }
            .Distinct();
}
