using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.Simulation.Engine;
using Spectre.Console;

namespace SharedBandwidth.CommandLine.Reports;

/// <summary>
/// The steps that failed, with what the service or Pulumi said; what Pulumi refuses for one reason is one line for each type.
/// </summary>
internal static class FailureList
{
    public static void Write(Page page, IEnumerable<ResourceStep> failed, Style style)
    {
        var byPulumi = failed.ToLookup(step => step is { Kind: StepKind.Delete, Failure.Action: null });
        foreach (var kind in byPulumi[true].GroupBy(step => step.Key.ShortType))
        {
            page.Wrapped(Indent.Item("- "), TextSpan.Of(
                kind.Count() == 1
                    ? StepText.Failure(kind.Single())
                    : $"{kind.Key} {NameList.Of(kind.Select(step => step.Key.Name))} are protected, and this would delete them.",
                style));
        }

        foreach (var step in byPulumi[false])
        {
            page.Wrapped(Indent.Item("- "), TextSpan.Of(StepText.Failure(step), style));
        }
    }
}
