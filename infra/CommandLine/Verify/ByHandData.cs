using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Simulation.Impact;

namespace SharedBandwidth.CommandLine.Verify;

/// <summary>Changes by hand as data, with the same facts as the text.</summary>
internal sealed record ByHandData(
    string Project,
    string Stack,
    string? Region,
    bool IsOfPreview,
    IEnumerable<HandChangeData> Changes,
    int UntoldChanges,
    IEnumerable<MeantimeData> Meantime,
    ResizedPackageData? ResizedPackage,
    IEnumerable<string> Consequences,
    NextUpdateData NextUpdate,
    IEnumerable<StepData> Edits,
    IEnumerable<string> Unseen)
{
    public static ByHandData Of(ByHandReport report) => new(
        report.Run.Project,
        report.Run.Stack,
        report.Run.Plan.Place.Region,
        report.State.IsOfPreview,
        report.State.Changes.Select(change => HandChangeData.Of(change, report)),
        report.State.Untold,
        report.Meantime.Select(port => new MeantimeData(port.App, port.Port, JsonOutput.Name(port.Reach), port.RightAfter?.TotalSeconds)),
        report.Resized is { } size ? new ResizedPackageData(size.BeforeMbps, size.NowMbps, size.Over.Select(OverData.Of)) : null,
        ByHandWords.Consequences(report).Select(Format.Plain),
        new NextUpdateData(
            report.IsPossible,
            report.Next.Execution.Duration.TotalSeconds,
            report.Repairs.Select(StepData.Played),
            FailureData.Of(report.Next.Protected.Concat(report.Next.Execution.Failed))),
        report.Edits.Select(StepData.Of),
        ByHandWords.Unseen(report).Select(Format.Plain));

    public void Write(Stream stream) => JsonOutput.Write(stream, this, ReportJsonContext.Default.ByHandData);
}

/// <summary>A resource that is not as the last update left it.</summary>
internal sealed record HandChangeData(
    string Type, string Name, string Id, bool IsGone, bool IsRead, bool IsInProgram, IEnumerable<PropertyData> Properties)
{
    public static HandChangeData Of(HandChange change, ByHandReport report) => new(
        change.Key.Type, change.Key.Name, change.Id, change.IsGone, change.IsRead, report.IsInProgram(change),
        change.Properties.Select(property => new PropertyData(property.Name, property.Before, property.After, ForcesReplacement: false)));
}

/// <summary>
/// How a port is reached until the next update, and from its beginning until all is right; null: the update does not come to it.
/// </summary>
internal sealed record MeantimeData(string App, string Port, string Reach, double? RightAfterSeconds);

/// <summary>A package of another size until the next update, and when the apps need more.</summary>
internal sealed record ResizedPackageData(long BeforeMbps, long NowMbps, IEnumerable<OverData> Over);

/// <summary>What the next update does about it.</summary>
internal sealed record NextUpdateData(
    bool IsPossible, double DurationSeconds, IEnumerable<StepData> Repairs, IReadOnlyList<FailureData> Failures);
