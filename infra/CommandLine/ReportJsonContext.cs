using System.Text.Json.Serialization;
using SharedBandwidth.CommandLine.Adopt;
using SharedBandwidth.CommandLine.Bandwidth;
using SharedBandwidth.CommandLine.Destroy;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.CommandLine.Preview;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.CommandLine.Up;
using SharedBandwidth.CommandLine.Verify;

namespace SharedBandwidth.CommandLine;

/// <summary>
/// Everything that verbs write as JSON. It is one context because each context gets code of its own for every type that it meets, and
/// one that only writes because the code for reading is the larger half.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(AdoptData))]
[JsonSerializable(typeof(ByHandData))]
[JsonSerializable(typeof(DestroyData))]
[JsonSerializable(typeof(ErrorData))]
[JsonSerializable(typeof(ImportFile))]
[JsonSerializable(typeof(PreviewData))]
[JsonSerializable(typeof(ReportData))]
[JsonSerializable(typeof(UpData))]
[JsonSerializable(typeof(VerifyData))]
// Types with a member that has a converter of its own are not written without metadata.
[JsonSerializable(typeof(PropertyData), GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ResourceData), GenerationMode = JsonSourceGenerationMode.Metadata)]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
