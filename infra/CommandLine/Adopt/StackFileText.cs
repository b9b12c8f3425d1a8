using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SharedBandwidth.CommandLine.Files.Yaml;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Exposure.Spec;

namespace SharedBandwidth.CommandLine.Adopt;

/// <summary>A specification as the stack file that is read as it; what is the default is left out.</summary>
internal static class StackFileText
{
    public static string Of(StackSpec spec, string project)
    {
        var exposure = spec.Exposure;
        (string Namespace, string Key, JsonNode? Value)[] keys =
        [
            ("alicloud", "region", Text(spec.Region)),
            (project, "accountSite", Text(exposure.AccountSite)),
            (project, "namePrefix", Text(exposure.NamePrefix)),
            (project, "network", Object(("vpcId", Text(spec.Network.VpcId?.Text)), ("vswitchId", Text(spec.Network.VswitchId?.Text)))),
            (project, "gateway", Gateway(exposure.Gateway)),
            (project, "bandwidth", Bandwidth(exposure.Bandwidth)),
            (project, "addresses", Map(exposure.Addresses, address => Address(address) ?? [])),
            (project, "apps", Map(exposure.Apps, App)),
            (project, "outbound", exposure.Outbound is { } outbound ? Outbound(outbound) : null),
            (project, "tags", Map(exposure.Tags, Text)),
            (project, "deletionProtection", exposure.DeletionProtection ? JsonValue.Create(true) : null),
            (project, "quotas", Quotas(exposure.Quotas)),
        ];
        var yaml = new StringBuilder("config:\n");
        foreach (var (of, key, value) in keys.Where(key => key.Value is not null))
        {
            // A key with its namespace would be put in quotes.
            foreach (var line in $"{of}:{YamlWriter.Write(key, value)}".TrimEnd().ReplaceLineEndings("\n").Split('\n'))
            {
                yaml.Append("  ").Append(line).Append('\n');
            }
        }

        return yaml.ToString();
    }

    private static JsonObject? Gateway(GatewaySpec gateway) => Object(
        ("name", Text(gateway.Name)), ("description", Text(gateway.Description)), ("paymentType", Text(gateway.PaymentType)),
        ("periodMonths", Number(gateway.PeriodMonths)), ("internetChargeType", Text(gateway.InternetChargeType)),
        ("specification", Text(gateway.Specification)), ("eipBindMode", Text(gateway.EipBindMode)),
        ("icmpReplyEnabled", gateway.IcmpReplyEnabled is { } replies ? JsonValue.Create(replies) : null));

    private static JsonObject? Bandwidth(BandwidthSpec bandwidth) => Object(
        ("name", Text(bandwidth.Name)), ("description", Text(bandwidth.Description)), ("isp", Text(bandwidth.Isp)),
        ("internetChargeType", Text(bandwidth.InternetChargeType)), ("ratioPercent", Number(bandwidth.RatioPercent)),
        ("mbps", Number(bandwidth.Mbps)));

    private static JsonObject? Address(AddressSpec address) => Object(
        ("eipId", Text(address.EipId?.Text)), ("name", Text(address.Name)), ("description", Text(address.Description)),
        ("internetChargeType", Text(address.InternetChargeType)), ("mbps", Number(address.Mbps)));

    private static JsonObject App(AppSpec app) => Object(
        ("privateIp", Text(app.PrivateIp?.Text)), ("address", Text(app.Address)), ("ports", Map(app.Ports, Port)))!;

    private static JsonNode Port(PortSpec port) => port is { Internal: null, Protocol: null, Name: null }
        ? PortNumber(port.External)!
        : Object(
            ("external", PortNumber(port.External)), ("internal", PortNumber(port.Internal)), ("protocol", Text(port.Protocol)),
            ("name", Text(port.Name)))!;

    private static JsonObject Outbound(OutboundSpec outbound) => Object(
        ("vswitches", Map(outbound.Vswitches, vswitch => Text(vswitch.Id?.Text))),
        ("address", Text(outbound.AddressKey) ?? (JsonNode?)Address(outbound.Address)))!;

    private static JsonObject? Quotas(QuotasSpec quotas)
    {
        var granted = new QuotasSpec();
        return Object(
            ("eipsPerGateway", Raised(quotas.EipsPerGateway, granted.EipsPerGateway)),
            ("eipsPerAccount", Raised(quotas.EipsPerAccount, granted.EipsPerAccount)),
            ("forwardEntriesPerGateway", Raised(quotas.ForwardEntriesPerGateway, granted.ForwardEntriesPerGateway)),
            ("snatEntriesPerGateway", Raised(quotas.SnatEntriesPerGateway, granted.SnatEntriesPerGateway)),
            ("eipsPerPackage", Raised(quotas.EipsPerPackage, granted.EipsPerPackage)));

        static JsonValue? Raised(int quota, int granted) => quota == granted ? null : JsonValue.Create(quota);
    }

    // A single port is written as a number, as people do.
    private static JsonNode? PortNumber(string? port) =>
        int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : Text(port);

    private static JsonNode? Text(string? text) => text is null ? null : JsonValue.Create(text);

    private static JsonValue? Number(int? number) => number is { } known ? JsonValue.Create(known) : null;

    // null: it has no entries.
    private static JsonObject? Map<T>(IReadOnlyDictionary<string, T> map, Func<T, JsonNode?> value) =>
        map.Count == 0 ? null : new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, value(entry.Value))));

    // null: none of the values is there.
    private static JsonObject? Object(params (string Key, JsonNode? Value)[] values) =>
        Array.TrueForAll(values, value => value.Value is null)
            ? null
            : new JsonObject(values.Where(value => value.Value is not null).Select(value => KeyValuePair.Create(value.Key, value.Value)));
}
