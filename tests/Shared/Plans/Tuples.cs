using System.Globalization;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Exposure.Spec;

namespace SharedBandwidth.Tests;

/// <summary>What forward entries take, one text for every single port: brute force instead of the planner's ranges.</summary>
internal static class Tuples
{
    public static IEnumerable<string> External(string address, PortSpec port) =>
        Ports(port.External).Select(p => $"outside {address} {p} {Protocol(port)}");

    public static IEnumerable<string> Internal(string backend, PortSpec port) =>
        Ports(port.Internal ?? port.External).Select(p => $"inside {backend} {p} {Protocol(port)}");

    public static IEnumerable<string> External(string address, ForwardEntryPlan entry) => External(address, Port(entry));

    public static IEnumerable<string> Internal(string backend, ForwardEntryPlan entry) => Internal(backend, Port(entry));

    private static PortSpec Port(ForwardEntryPlan entry) => new()
    {
        External = entry.ExternalPort.ToString(),
        Internal = entry.InternalPort.ToString(),
        Protocol = entry.Protocol.Text,
    };

    private static string Protocol(PortSpec port) =>
        port.External == "any" ? "any" : port.Protocol is null ? "tcp" : port.Protocol == "UDP" ? "udp" : port.Protocol;

    private static IEnumerable<string> Ports(string text)
    {
        if (text == "any")
        {
            return [text];
        }

        int[] ends = [.. text.Split('/').Select(end => int.Parse(end, CultureInfo.InvariantCulture))];
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1).Select(port => port.ToString(CultureInfo.InvariantCulture));
    }
}
