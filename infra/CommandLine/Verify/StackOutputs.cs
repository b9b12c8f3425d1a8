using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.CommandLine.Verify;

/// <summary>What a deployment left as its outputs, as far as it can be probed.</summary>
internal sealed record StackOutputs
{
    // As Pulumi writes what is secret, unless it is told to show it.
    private const string Hidden = "[secret]";

    /// <summary>Where the outputs are from, for sentences.</summary>
    public required string Source { get; init; }

    /// <summary>Ordered by app and port.</summary>
    public required ImmutableArray<DeployedPort> Ports { get; init; }

    /// <summary>Every public address of the stack, also that of outbound connections.</summary>
    public required ImmutableArray<IPAddress> Addresses { get; init; }

    /// <summary>Id of the NAT gateway; null: the outputs do not have it in the service's form.</summary>
    public required string? GatewayId { get; init; }

    /// <summary>Where the account was otherwise than the plan when the program last looked, one sentence each.</summary>
    public required ImmutableArray<string> Differences { get; init; }

    /// <exception cref="UsageError">These are not outputs of a stack of this program.</exception>
    public static StackOutputs Parse(string source, ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Read(source, document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new UsageError(
                $"{source}: this is not JSON, or not all of it (line {exception.LineNumber + 1 ?? 1}); give what 'pulumi stack output " +
                "--json' writes.");
        }
    }

    private static StackOutputs Read(string source, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("endpoints", out var endpoints))
        {
            throw new UsageError(
                $"{source}: there are no endpoints in it; give what 'pulumi stack output --json' writes of a stack of this program that " +
                "is deployed.");
        }

        ImmutableArray<DeployedPort> ports =
        [
            .. Members(source, "endpoints", endpoints)
                .SelectMany(app =>
                    Members(source, $"endpoints.{app.Name}", app.Value).Select(port => ReadPort(source, app.Name, port.Name, port.Value)))
                .OrderBy(port => port.App, StringComparer.Ordinal).ThenBy(port => port.Port, StringComparer.Ordinal),
        ];
        var others = root.TryGetProperty("addresses", out var addresses)
            ? Members(source, "addresses", addresses).Select(one => Address(source, $"addresses.{one.Name}", one.Value))
            : [];
        return new StackOutputs
        {
            Source = source,
            Ports = ports,
            Addresses = [.. ports.Select(port => port.Address).Concat(others).Distinct()],
            GatewayId = root.TryGetProperty("gatewayId", out var gateway) && gateway.ValueKind == JsonValueKind.String
                && gateway.GetString() is { } id && id.StartsWith("ngw-", StringComparison.Ordinal)
                && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
                    ? id
                    : null,
            Differences = root.TryGetProperty("differences", out var differences) && differences.ValueKind == JsonValueKind.Array
                ? [.. differences.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!)]
                : [],
        };
    }

    private static DeployedPort ReadPort(string source, string app, string port, JsonElement value)
    {
        var path = $"endpoints.{app}.{port}";
        var texts = Members(source, path, value).ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
        return new DeployedPort(
            app,
            port,
            Address(source, $"{path}.address", Member("address")),
            PortRange.Parse(Value("external")) ?? throw Not("external", "a port"),
            Value("internal"),
            Protocol.Parse(Value("protocol")) ?? throw Not("protocol", "a protocol"));

        JsonElement Member(string key) => texts.GetValueOrDefault(key);

        string Value(string key) => Text(source, $"{path}.{key}", Member(key));

        UsageError Not(string key, string what) => Wrong(source, $"{path}.{key}", $"'{Sentence.Shorten(Value(key))}' is not {what}");
    }

    private static IPAddress Address(string source, string path, JsonElement value)
    {
        var text = Text(source, path, value);
        return Ipv4.Address(text) ?? throw Wrong(source, path, $"'{Sentence.Shorten(text)}' is not an IPv4 address");
    }

    private static JsonElement.ObjectEnumerator Members(string source, string path, JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject()
            : throw (IsHidden(value) ? Secret(source, path) : Wrong(source, path, "keys with values are needed here"));

    private static string Text(string source, string path, JsonElement value) =>
        value.ValueKind != JsonValueKind.String ? throw Wrong(source, path, "a text is needed here")
        : IsHidden(value) ? throw Secret(source, path)
        : value.GetString()!;

    private static bool IsHidden(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() == Hidden;

    private static UsageError Secret(string source, string path) => new(
        $"{source}: {Sentence.Shorten(path)} is secret, and Pulumi hides it; give what 'pulumi stack output --json --show-secrets' " +
        "writes to --outputs.");

    private static UsageError Wrong(string source, string path, string problem) => new(
        $"{source}, {Sentence.Shorten(path)}: {problem}; give what 'pulumi stack output --json' writes of a stack of this program.");
}

/// <summary>A port as it is deployed.</summary>
internal sealed record DeployedPort(string App, string Port, IPAddress Address, PortRange External, string Internal, Protocol Protocol);
