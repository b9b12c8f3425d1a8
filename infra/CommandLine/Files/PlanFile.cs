using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SharedBandwidth.Planning;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>
/// The file in which what a program registers is saved for a later comparison. It is a tool's file: it carries a checksum, and one that
/// was changed by hand is refused.
/// </summary>
internal static class PlanFile
{
    private const string Format = "shared-bandwidth-plan";
    private const int Version = 3;

    private static readonly PlanJsonContext _json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    });

    /// <summary>Writes the whole file or none of it.</summary>
    /// <exception cref="UsageError">The file cannot be written.</exception>
    public static void Save(string path, ProgramRun run)
    {
        ResourceData[] resources = [.. run.Resources.Select(ResourceData.ToSave)];
        var place = PlaceData.Of(run.Plan.Place);
        var saved = new SavedPlan(Format, Version, run.Project, run.Stack, place, ChecksumOf(place, resources), resources);
        AtomicFile.Write("--save", path, [.. JsonSerializer.SerializeToUtf8Bytes(saved, _json.SavedPlan), (byte)'\n']);
    }

    /// <summary>What was saved for this project and stack.</summary>
    /// <exception cref="UsageError">The file is not a plan of this project, this stack and this version, or was changed.</exception>
    public static (StackPlace Place, ImmutableArray<RecordedResource> Resources) Read(string path, string project, string stack)
    {
        SavedPlan saved;
        try
        {
            var text = File.ReadAllText(path);
            CheckFormat(path, text);
            saved = JsonSerializer.Deserialize(text, _json.SavedPlan)!;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageError($"--against {path}: the plan cannot be read: {exception.Message}");
        }
        catch (JsonException exception)
        {
            throw new UsageError(
                $"--against {path}: this is not a plan that was saved by --save, nor a state that 'pulumi stack export' wrote "
                + $"(line {exception.LineNumber + 1}); make it anew.");
        }

        if (saved.Project != project || saved.Stack != stack)
        {
            throw new UsageError(
                $"--against {path}: this is the plan of {saved.Project} / {saved.Stack}, not of {project} / {stack}; "
                + "give a plan of the same project and stack.");
        }

        return saved.Checksum == ChecksumOf(saved.Place, saved.Resources)
            ? (saved.Place.ToPlace(), [.. saved.Resources.Select(resource => resource.ToResource())])
            : throw new UsageError($"--against {path}: the plan was changed after it was saved; save it anew.");
    }

    // Before anything else is read: another version may have another shape.
    private static void CheckFormat(string path, string text)
    {
        using var json = JsonDocument.Parse(text);
        if (json.RootElement.ValueKind != JsonValueKind.Object
            || !json.RootElement.TryGetProperty("format", out var format)
            || format.ValueKind != JsonValueKind.String
            || format.GetString() != Format
            || !json.RootElement.TryGetProperty("version", out var version))
        {
            throw new UsageError(
                $"--against {path}: this is {OtherKind(json.RootElement)}; give a file that was saved by --save, one that "
                + "'pulumi stack export' wrote, or a git revision.");
        }

        if (version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != Version)
        {
            throw new UsageError(
                $"--against {path}: this plan is of version {version.GetRawText()}, and only version {Version} can be read; "
                + "save it anew with this program.");
        }
    }

    // What people have lying about beside.
    private static string OtherKind(JsonElement json)
    {
        bool Has(string member) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out _);
        return Has("terraform_version") ? "a Terraform state"
            : Has("checkpoint") ? "a checkpoint of Pulumi's backend, not an export"
            : Has("steps") && Has("changeSummary") ? "what 'pulumi preview --json' writes, not a state"
            : "neither a plan nor a state";
    }

    private static string ChecksumOf(PlaceData place, ResourceData[] resources) => Convert.ToHexStringLower(SHA256.HashData(
    [
        .. JsonSerializer.SerializeToUtf8Bytes(place, _json.PlaceData),
        .. JsonSerializer.SerializeToUtf8Bytes(resources, _json.ResourceDataArray),
    ]));
}

/// <summary>Everything that a plan's file holds.</summary>
internal sealed record SavedPlan(
    string Format, int Version, string Project, string Stack, PlaceData Place, string Checksum, ResourceData[] Resources);

/// <summary>Where the plan is for.</summary>
internal sealed record PlaceData(string Region, string? Profile, string AccountSite)
{
    public static PlaceData Of(StackPlace place) => new(place.Region!, place.Profile, place.AccountSite.Text);

    public StackPlace ToPlace() => new(Region, Profile, Planning.Values.AccountSite.Parse(AccountSite)!);
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SavedPlan))]
internal sealed partial class PlanJsonContext : JsonSerializerContext;
