using System.Collections.Immutable;
using System.Text.Json;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>
/// The values of a state: those of a resource's inputs and outputs. What is secret stays closed, whether it is encrypted there or written
/// out (<c>--show-secrets</c>): <see cref="Recorder.Hidden"/> stands for it.
/// </summary>
/// <remarks>https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/sig/sig.go.</remarks>
internal static class StateValues
{
    // What is no plain value is an object with this key, whose value says what it is.
    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string OutputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    private const string ReferenceSignature = "5cf8f73096256a8f31e491e813e4eb8e";

    // In a map, the names of what the provider filled in.
    private const string Defaults = "__defaults";

    // The names that begin so are Pulumi's and its providers' own.
    private const string Internal = "__";

    /// <summary>A resource's inputs, and what is known of them beside.</summary>
    public static (ImmutableSortedDictionary<string, object> Values, ExportedInputs About) Inputs(
        IReadOnlyDictionary<string, JsonElement>? inputs)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        var encrypted = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var (name, value) in Own(inputs))
        {
            if (HoldsSecret(value))
            {
                encrypted.Add(name);
                values[name] = Recorder.Hidden;
            }
            else if (ValueOf(value) is { } known)
            {
                values[name] = known;
            }
        }

        return (values.ToImmutable(), new ExportedInputs(encrypted.ToImmutable(), FilledIn(inputs)));
    }

    /// <summary>A resource's outputs that are texts.</summary>
    public static ImmutableSortedDictionary<string, object> Outputs(IReadOnlyDictionary<string, JsonElement>? outputs) =>
        Own(outputs)
            .Select(output => KeyValuePair.Create(output.Key, HoldsSecret(output.Value) ? Recorder.Hidden : ValueOf(output.Value)))
            .Where(output => output.Value is string { Length: > 0 })
            .ToImmutableSortedDictionary(output => output.Key, output => output.Value!, StringComparer.Ordinal);

    /// <summary>One value; null: it is not set.</summary>
    public static object? Of(JsonElement value) => HoldsSecret(value) ? Recorder.Hidden : ValueOf(value);

    /// <summary>A text among inputs; null: there is none, or it is secret.</summary>
    public static string? Text(IReadOnlyDictionary<string, JsonElement>? inputs, string name) =>
        inputs?.TryGetValue(name, out var value) == true && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<KeyValuePair<string, JsonElement>> Own(IReadOnlyDictionary<string, JsonElement>? values) =>
        (values ?? ImmutableDictionary<string, JsonElement>.Empty)
            .Where(value => !value.Key.StartsWith(Internal, StringComparison.Ordinal));

    private static ImmutableHashSet<string> FilledIn(IReadOnlyDictionary<string, JsonElement>? inputs) =>
        inputs?.TryGetValue(Defaults, out var names) == true && names.ValueKind == JsonValueKind.Array
            ? [.. names.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!)]
            : [];

    // Files and other things that are no plain value are as closed to a comparison as a secret.
    private static bool HoldsSecret(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when value.TryGetProperty(Signature, out var signature) =>
            signature.ValueKind != JsonValueKind.String || signature.GetString() switch
            {
                OutputSignature => !value.TryGetProperty("value", out var known)
                    || HoldsSecret(known)
                    || (value.TryGetProperty("secret", out var secret) && secret.ValueKind == JsonValueKind.True),
                ReferenceSignature => !value.TryGetProperty("id", out var id) || HoldsSecret(id),
                _ => true,
            },
        JsonValueKind.Object => value.EnumerateObject().Any(entry => HoldsSecret(entry.Value)),
        JsonValueKind.Array => value.EnumerateArray().Any(HoldsSecret),

        // A preview's JSON has this text for a secret.
        JsonValueKind.String => value.ValueEquals(Recorder.Hidden),
        _ => false,
    };

    // null: it is not set.
    private static object? ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => value.EnumerateArray().Select(ValueOf).OfType<object>().ToImmutableArray(),
        JsonValueKind.Object when value.TryGetProperty(Signature, out var signature) =>
            ValueOf(value.GetProperty(signature.ValueEquals(OutputSignature) ? "value" : "id")),
        JsonValueKind.Object => Map(value),
        _ => null,
    };

    private static ImmutableDictionary<string, object> Map(JsonElement map)
    {
        string[] filledIn = map.TryGetProperty(Defaults, out var names) && names.ValueKind == JsonValueKind.Array
            ? [.. names.EnumerateArray().Select(name => name.ToString())]
            : [];
        var values = ImmutableDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        foreach (var entry in map.EnumerateObject().Where(entry => entry.Name != Defaults && !filledIn.Contains(entry.Name)))
        {
            if (ValueOf(entry.Value) is { } value)
            {
                values[entry.Name] = value;
            }
        }

        return values.ToImmutable();
    }
}
