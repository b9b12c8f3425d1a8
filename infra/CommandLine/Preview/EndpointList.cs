using SharedBandwidth.Cloud;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.Components;
using SharedBandwidth.Planning.Values;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Preview;

/// <summary>Where each port of each app is reached.</summary>
internal sealed class EndpointList
{
    private const string Gap = "  ";

    private readonly (string App, string Port, Endpoint Endpoint)[] _rows;
    private readonly int _appWidth;
    private readonly int _portWidth;
    private readonly int _protocolWidth;
    private readonly int _fromWidth;

    private EndpointList(ProgramRun run)
    {
        _rows = [.. run.Endpoints.SelectMany(app => app.Value.Select(port => (app.Key, port.Key, port.Value)))];
        _appWidth = _rows.Max(row => row.App.Length);
        _portWidth = _rows.Max(row => row.Port.Length);
        _protocolWidth = _rows.Max(row => row.Endpoint.Protocol.Length);
        _fromWidth = _rows.Max(row => From(row.Endpoint).Length);
    }

    /// <summary>To be said where such an IP is shown.</summary>
    public static string StandIns => $"Addresses from {StandInAddresses.PublicBlock} stand for those that are assigned at deployment.";

    private int Width =>
        Indent.Body.First.Length + _appWidth + _portWidth + _protocolWidth + _fromWidth + (3 * Gap.Length)
        + _rows.Max(row => To(row.Endpoint).Length);

    public static void Write(Page page, ProgramRun run)
    {
        if (run.Endpoints.IsEmpty)
        {
            return;
        }

        page.Heading(TextSpan.Bold("Endpoints"));
        var list = new EndpointList(run);
        list.Write(page);
        if (run.OutboundIp is { } outbound)
        {
            page.Wrapped(Indent.Body, $"Outbound connections show {outbound}.");
        }

        list.WriteStandIns(page, run);
    }

    /// <summary>Whether an IP is the model's.</summary>
    public static bool IsStandIn(string address) => Ipv4.Address(address) is { } ip && StandInAddresses.PublicBlock.Contains(ip);

    private void Write(Page page)
    {
        var aligned = Width <= page.Width;
        foreach (var (app, port, endpoint) in _rows)
        {
            var name = $"{app.PadRight(_appWidth)}{Gap}{port.PadRight(_portWidth)}{Gap}{endpoint.Protocol.PadRight(_protocolWidth)}";
            if (aligned)
            {
                page.Line([Indent.Body.First, name, Gap, From(endpoint).PadRight(_fromWidth), To(endpoint)]);
            }
            else
            {
                page.Wrapped(Indent.Body, $"{app} {port} {endpoint.Protocol}");
                page.Wrapped(Indent.Item("  "), From(endpoint), To(endpoint));
            }
        }
    }

    private void WriteStandIns(Page page, ProgramRun run)
    {
        if (Array.Exists(_rows, row => IsStandIn(row.Endpoint.Address)))
        {
            page.Wrapped(Indent.Body, TextSpan.Dim(StandIns));
        }

        if (!run.Plan.Servers.IsEmpty)
        {
            page.Wrapped(Indent.Body, TextSpan.Dim("So do the private IPs of servers that are created."));
        }
    }

    private static string From(Endpoint endpoint) => $"{endpoint.Address}:{endpoint.External}";

    private static string To(Endpoint endpoint) => $" -> {endpoint.Internal}";
}
