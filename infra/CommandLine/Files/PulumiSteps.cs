using System.Text.Json;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>The steps that Pulumi writes with <c>--json</c>, of a preview or a refresh.</summary>
/// <remarks>https://github.com/pulumi/pulumi/blob/master/pkg/backend/display/json.go: PreviewDigest.</remarks>
internal static class PulumiSteps
{
    // ShowJSONEvents there: one object a line, and this is the first member of each.
    private const string StartOfEvent = "{\"sequence\":";

    /// <param name="option">The option that the file was given with.</param>
    /// <param name="path">The file's path; <c>-</c>: standard input.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="how">How such a file is made, as the end of a sentence.</param>
    /// <exception cref="UsageError">It cannot be read, or is something else.</exception>
    public static PulumiStepsData Read(string option, string path, Stream input, string how)
    {
        try
        {
            // A shell may have written it in another encoding than UTF-8.
            using var reader = new StreamReader(path == "-" ? input : File.OpenRead(path));
            var text = reader.ReadToEnd();
            if (text.StartsWith(StartOfEvent, StringComparison.Ordinal))
            {
                throw new UsageError(
                    $"{option} {path}: this is Pulumi's stream of events, one to a line, and not its one report at the end; {how}, "
                    + "without PULUMI_ENABLE_STREAMING_JSON_PREVIEW.");
            }

            return JsonSerializer.Deserialize(text, PulumiJsonContext.Default.PulumiStepsData)
                ?? throw new UsageError($"{option} {path}: this is not what Pulumi says of a stack's resources; {how}.");
        }
        catch (JsonException exception)
        {
            var line = (exception.LineNumber ?? 0) + 1;
            throw new UsageError($"{option} {path}: this is not whole JSON of Pulumi's (it breaks off or is wrong in line {line}); {how}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageError(
                $"{option} {path} cannot be read: {exception.Message.TrimEnd('.')}. Name a file that is there and that you may read.");
        }
    }
}

/// <summary>What Pulumi writes of a preview or a refresh as JSON, as far as it is read.</summary>
/// <param name="Steps">null: it is something else, or broke off before the first.</param>
/// <param name="Diagnostics">What was said on the way.</param>
/// <param name="ChangeSummary">How many resources there are of each operation.</param>
internal sealed record PulumiStepsData(
    IReadOnlyList<PulumiStepData?>? Steps,
    IReadOnlyList<PulumiDiagnosticData?>? Diagnostics,
    IReadOnlyDictionary<string, int>? ChangeSummary);

/// <summary>PreviewStep there: what is done with a resource that was so and is to be so.</summary>
internal sealed record PulumiStepData
{
    public required string Op { get; init; }

    public required string Urn { get; init; }

    public StateResourceData? OldState { get; init; }

    public StateResourceData? NewState { get; init; }

    /// <summary>What differs, by the property's path.</summary>
    public IReadOnlyDictionary<string, JsonElement>? DetailedDiff { get; init; }
}

/// <summary>PreviewDiagnostic there.</summary>
internal sealed record PulumiDiagnosticData(string? Severity);
