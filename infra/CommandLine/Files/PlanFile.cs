using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>
/// What a program registers, saved for a later comparison. A plan is a tool's file: it carries a checksum, and one that was changed by
/// hand is refused.
/// </summary>
internal static class PlanFile
{
    private const string Format = "shared-bandwidth-plan";
    private const int Version = 2;

    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectRequiredConstructorParameters = true,
        Converters = { new KeyConverter(), new ValueConverter() },
    };

    /// <summary>Writes the whole file or none of it.</summary>
    /// <exception cref="UsageError">The file cannot be written.</exception>
    public static void Save(string path, ProgramRun run)
    {
        var saved = new SavedPlan(Format, Version, run.Project, run.Stack, ChecksumOf(run.Resources), run.Resources);
        AtomicFile.Write("--save", path, Encoding.UTF8.GetBytes(JsonSerializer.Serialize(saved, _options) + "\n"));
    }

    /// <summary>What was saved for this project and stack.</summary>
    /// <exception cref="UsageError">The file is not a plan of this project, this stack and this version, or was changed.</exception>
    public static ImmutableArray<RecordedResource> Read(string path, string project, string stack)
    {
        SavedPlan saved;
        try
        {
            var text = File.ReadAllText(path);
            CheckFormat(path, text);
            saved = JsonSerializer.Deserialize<SavedPlan>(text, _options)!;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageError($"--against {path}: the plan cannot be read: {exception.Message}");
        }
        catch (JsonException exception)
        {
            throw new UsageError($"--against {path}: this is not a plan that was saved by --save (line {exception.LineNumber + 1}); save it anew.");
        }

        if (saved.Project != project || saved.Stack != stack)
        {
            throw new UsageError($"--against {path}: this is the plan of {saved.Project} / {saved.Stack}, not of {project} / {stack}; give a plan of the same project and stack.");
        }

        ImmutableArray<RecordedResource> resources = [.. saved.Resources.Select(Ordinal)];
        return saved.Checksum == ChecksumOf(resources)
            ? resources
            : throw new UsageError($"--against {path}: the plan was changed after it was saved; save it anew.");
    }

    // Before anything else is read: another version may have another shape.
    private static void CheckFormat(string path, string text)
    {
        using var json = JsonDocument.Parse(text);
        if (json.RootElement.ValueKind != JsonValueKind.Object
            || !json.RootElement.TryGetProperty("format", out var format) || format.ValueKind != JsonValueKind.String || format.GetString() != Format
            || !json.RootElement.TryGetProperty("version", out var version))
        {
            throw new UsageError($"--against {path}: this is not a plan; give a file that was saved by --save, or a git revision.");
        }

        if (version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != Version)
        {
            throw new UsageError($"--against {path}: this plan is of version {version.GetRawText()}, and only version {Version} can be read; save it anew with this program.");
        }
    }

    private static string ChecksumOf(ImmutableArray<RecordedResource> resources) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(resources, _options))));

    // The serializer's maps are in the order of the culture.
    private static RecordedResource Ordinal(RecordedResource resource) => resource with
    {
        Inputs = resource.Inputs.WithComparers(StringComparer.Ordinal),
        Outputs = resource.Outputs.WithComparers(StringComparer.Ordinal),
        PropertyDependencies = resource.PropertyDependencies.WithComparers(StringComparer.Ordinal),
    };

    private sealed record SavedPlan(string Format, int Version, string Project, string Stack, string Checksum, ImmutableArray<RecordedResource> Resources);

    private sealed class KeyConverter : JsonConverter<ResourceKey>
    {
        public override ResourceKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString()?.Split("::", 2) is [var type, var name] ? new ResourceKey(type, name) : throw new JsonException("A resource's key is type::name.");

        public override void Write(Utf8JsonWriter writer, ResourceKey value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class ValueConverter : JsonConverter<object>
    {
        public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var value = JsonDocument.ParseValue(ref reader);
            return InputJson.Read(value.RootElement);
        }

        public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) => InputJson.Write(writer, value);
    }
}
