using System.Text.Json.Serialization;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.Simulation.Impact;

namespace SharedBandwidth.CommandLine.Verify;

/// <summary>Changes by hand as data, with the same facts as the text.</summary>
internal sealed record ByHandData(
    string Project,
    string Stack,
    string? Region,
    IEnumerable<HandChangeData> Changes,
    IEnumerable<MeantimeData> Meantime,
    IEnumerable<string> Consequences,
    NextUpdateData NextUpdate,
    IEnumerable<StepData> Edits,
    IEnumerable<string> Unseen)
{
    public static ByHandData Of(ByHandReport report) => new(
        report.Run.Project,
        report.Run.Stack,
        report.Run.Plan.Place.Region,
        report.State.Changes.Select(HandChangeData.Of),
        report.Meantime.Select(port => new MeantimeData(port.App, port.Port, JsonOutput.Name(port.Reach))),
        ByHandWords.Consequences(report),
        new NextUpdateData(
            report.Next.IsPossible,
            report.Next.Execution.Duration.TotalSeconds,
            report.Repairs.Select(StepData.Of),
            FailureData.Of(report.Next.Protected.Concat(report.Next.Execution.Failed))),
        report.Edits.Select(StepData.Of),
        ByHandWords.Unseen(report));

    public void Write(Stream stream) => JsonOutput.Write(stream, this, ByHandJsonContext.Default.ByHandData);
}

/// <summary>A resource that is not as the last update left it.</summary>
internal sealed record HandChangeData(string Type, string Name, string Id, bool IsGone, IEnumerable<PropertyData> Properties)
{
    public static HandChangeData Of(HandChange change) => new(
        change.Key.Type, change.Key.Name, change.Id, change.IsGone,
        change.Properties.Select(property => new PropertyData(property.Name, property.Before, property.After, ForcesReplacement: false)));
}

/// <summary>How a port is reached until the next update.</summary>
internal sealed record MeantimeData(string App, string Port, string Reach);

/// <summary>What the next update does about it.</summary>
internal sealed record NextUpdateData(bool IsPossible, double DurationSeconds, IEnumerable<StepData> Repairs, IReadOnlyList<FailureData> Failures);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ByHandData))]
internal sealed partial class ByHandJsonContext : JsonSerializerContext;
