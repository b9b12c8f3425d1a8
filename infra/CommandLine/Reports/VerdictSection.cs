using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Reports;

/// <summary>The verdict and the figures behind it.</summary>
internal static class VerdictSection
{
    private const int MostTimes = 3;
    private const int MostApps = 4;

    public static void Write(Page page, ProgramRun run)
    {
        var plan = run.Plan.Exposure;
        page.Blank();
        page.Wrapped(new Indent("", ""), run.HasErrors ? TextSpan.Of(ErrorsText(run), Styles.Error) : TextSpan.Bold(Verdict.Of(plan)));
        WriteReasons(page, plan);
    }

    /// <summary>The hours and apps that set the number, what it is compared with, and what does not count.</summary>
    public static void WriteReasons(Page page, ExposurePlan plan)
    {
        if (!plan.Bandwidth.Peaks.IsEmpty)
        {
            WritePeaks(page, plan.Bandwidth);
            WriteShortfall(page, plan.Bandwidth);
            page.Wrapped(Indent.Body, Figures(plan));
        }

        WriteUncounted(page, plan);
    }

    /// <summary>"ecs1 1000 and ecs2 500": the largest first, and not more than four.</summary>
    public static string AppsText(IReadOnlyDictionary<string, int> apps) => Sentence.AndAtMost(
        apps.OrderByDescending(app => app.Value).ThenBy(app => app.Key, StringComparer.Ordinal)
            .Select(app => $"{app.Key}{Format.FixedSpace}{app.Value}"),
        MostApps);

    /// <summary>"13:00 to 18:00, 500 Mbit/s missing: ecs1 1000 and ecs2 500".</summary>
    public static string OverText(DemandOver over) => $"{over.When}, {Format.Mbps(over.MissingMbps)} missing: {AppsText(over.Apps)}";

    private static string ErrorsText(ProgramRun run)
    {
        var errors = Format.Count(run.Findings.Count(finding => finding.Severity == Severity.Error), "error");
        var demand = run.Plan.Exposure.Bandwidth.Peaks.IsEmpty ? "" : " As far as the demand could be read:";
        return $"Not deployable, because of {errors}.{demand}";
    }

    private static void WritePeaks(Page page, BandwidthPlan plan)
    {
        page.Wrapped(Indent.Body,
            $"{(plan.Demands.Length == 1 ? "The peak" : "The joint peak")} is {Format.Mbps(plan.SharedMbps)}{HeadroomText(plan)}:");
        foreach (var peak in plan.Peaks.Take(MostTimes))
        {
            page.Wrapped(Indent.Item($"  {TimeText(peak)}  "), AppsText(peak.Apps));
        }

        if (plan.Peaks.Length > MostTimes)
        {
            page.Wrapped(Indent.Item("  "), $"and at {Format.Count(plan.Peaks.Length - MostTimes, "more time")}");
        }
    }

    private static void WriteShortfall(Page page, BandwidthPlan plan)
    {
        if (Verdict.MissingMbps(plan) > 0)
        {
            var times = Sentence.AndAtMost(plan.TimesOver(plan.PackageMbps!.Value), MostTimes);
            var (missing, package) = (Format.Mbps(Verdict.MissingMbps(plan)), Format.Mbps(plan.PackageMbps.Value));
            page.Wrapped(
                Indent.Body,
                TextSpan.Of($"{missing} are missing then; the apps need more than {package} from {times}.", Styles.Warning));
        }
    }

    private static void WriteUncounted(Page page, ExposurePlan plan)
    {
        var uncounted = plan.Apps.Select(app => app.Key).Except(plan.Bandwidth.Demands.Select(demand => demand.App)).ToList();
        if (uncounted.Count > 0 && !plan.Bandwidth.Demands.IsEmpty)
        {
            page.Wrapped(Indent.Body, $"Not counted, because no demand is known: {Sentence.AndAtMost(uncounted, MostApps)}.");
        }
    }

    private static string HeadroomText(BandwidthPlan plan) =>
        plan.DecidedBy == SizeReason.Headroom ? $" ({Format.Mbps(plan.PackageMbps!.Value - plan.SharedMbps)} of headroom come on top)" : "";

    private static string TimeText(JointPeak peak) =>
        peak is { FromMinute: 0, ToMinute: DayMinute.PerDay, Days: Weekdays.All } ? "all day" : peak.When;

    private static string Figures(ExposurePlan exposure)
    {
        var plan = exposure.Bandwidth;
        var separately = plan.Demands.Length == 1
            ? ""
            : $"Bought separately, the apps' own peaks add up to {Format.Mbps(plan.SeparateMbps)}. ";
        var utilisation = plan.PackageMbps is not null ? $", {Format.Percent(plan.UtilisationPercent)} of the package" : "";
        return $"{separately}The mean over the {(plan.IsDaily ? "day" : "week")} is {Format.Mbps(plan.MeanMbps)}{utilisation}.";
    }
}
