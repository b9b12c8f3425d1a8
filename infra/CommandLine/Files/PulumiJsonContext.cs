using System.Text.Json.Serialization;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>What is read of Pulumi's JSON; a resource's state stands in both.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(StateData))]
[JsonSerializable(typeof(PulumiStepsData))]
internal sealed partial class PulumiJsonContext : JsonSerializerContext;
