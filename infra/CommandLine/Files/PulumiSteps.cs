using System.Text.Json;
using System.Text.Json.Serialization;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>The steps that Pulumi writes with <c>--json</c>, of a preview or a refresh.</summary>
/// <remarks>https://github.com/pulumi/pulumi/blob/master/pkg/backend/display/json.go: PreviewDigest.</remarks>
internal static class PulumiSteps
{
    /// <param name="option">The option that the file was given with.</param>
    /// <param name="path">The file's path; <c>-</c>: standard input.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="how">How such a file is made, as the end of a sentence.</param>
    /// <exception cref="UsageError">It cannot be read, or is something else.</exception>
    public static List<PulumiStepData> Read(string option, string path, Stream input, string how)
    {
        try
        {
            using var file = path == "-" ? null : File.OpenRead(path);
            var digest = JsonSerializer.Deserialize(file ?? input, PulumiStepsJsonContext.Default.PulumiStepsData);
            return digest?.Steps is { } steps
                ? [.. steps.OfType<PulumiStepData>()]
                : throw new UsageError($"{option} {path}: this is not what Pulumi says of a stack's resources; {how}.");
        }
        catch (JsonException exception)
        {
            throw new UsageError(
                $"{option} {path}: this is not whole JSON of Pulumi's (it breaks off or is wrong in line {(exception.LineNumber ?? 0) + 1}); {how}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageError($"{option} {path} cannot be read: {exception.Message.TrimEnd('.')}. Name a file that is there and that you may read.");
        }
    }
}

/// <summary>Pulumi's JSON, as far as it is read.</summary>
internal sealed record PulumiStepsData(IReadOnlyList<PulumiStepData?>? Steps);

/// <summary>A step: what is done with a resource that was so and is to be so.</summary>
internal sealed record PulumiStepData
{
    public required string Op { get; init; }

    public required string Urn { get; init; }

    public StateResourceData? OldState { get; init; }

    public StateResourceData? NewState { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(PulumiStepsData))]
internal sealed partial class PulumiStepsJsonContext : JsonSerializerContext;
