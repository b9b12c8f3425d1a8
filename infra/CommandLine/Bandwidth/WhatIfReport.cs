using System.Collections.Immutable;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Sizing.Billing;
using SharedBandwidth.Sizing.Measured;
using SharedBandwidth.Sizing.WhatIf;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>What would be otherwise if something of the configuration were.</summary>
internal sealed record WhatIfReport
{
    public required Supposition Supposed { get; init; }

    /// <summary>The plan as it is.</summary>
    public required BandwidthPlan Before { get; init; }

    /// <summary>The plan as it would be.</summary>
    public required BandwidthPlan After { get; init; }

    /// <summary>When the apps that are left need more than the package that is supposed; empty without a size.</summary>
    public ImmutableArray<DemandOver> Over => After.PackageMbps is { } packageMbps ? [.. After.Over(packageMbps)] : [];

    /// <summary>How that package would have done; null without samples, or where they cannot tell.</summary>
    public required Backtest? Backtest { get; init; }

    /// <summary>What it does to the bill; null without prices.</summary>
    public required BillingChange? Change { get; init; }

    /// <exception cref="UsageError">An app is not there, or has no peak to move, or none is left.</exception>
    public static WhatIfReport Of(
        Supposition supposed, StackPlan plan, int headroomPercent, PriceBook? prices, MeasuredReport? measured)
    {
        Check(supposed, plan.Exposure);
        var after = plan with { Exposure = SupposedPlan.Of(plan.Exposure, supposed, headroomPercent) };
        var left = measured?.AllDays is null || !supposed.PeakStarts.IsEmpty ? null : Left(measured, supposed);
        return new WhatIfReport
        {
            Supposed = supposed,
            Before = plan.Exposure.Bandwidth,
            After = after.Exposure.Bandwidth,
            Backtest = left?.AllDays is { Used: > 0 } allDays && after.Exposure.Bandwidth.PackageMbps is { } packageMbps
                ? Backtest.Of(allDays, packageMbps)
                : null,
            Change = prices is null
                ? null
                : BillingChange.Between("the stack as it is", prices, (plan, left is null ? null : measured), (after, left)),
        };
    }

    // What a package carried in all says nothing of it without an app.
    private static MeasuredReport? Left(MeasuredReport measured, Supposition supposed) => supposed.Without.IsEmpty
        ? measured
        : measured.AllSamples.Package is null && measured.AllSamples.WithoutApps(supposed.Without) is { } samples
            ? measured with { AllDays = JointSeries.Of(samples) }
            : null;

    private static void Check(Supposition supposed, ExposurePlan plan)
    {
        string[] apps = [.. plan.Apps.Select(app => app.Key), .. plan.Outbound is null ? [] : (string[])[OutboundPlan.Key]];
        var problems = new List<string>();
        problems.AddRange(supposed.Without.Except(apps).Select(app => Unknown("--without", app)));
        if (apps.All(supposed.Without.Contains))
        {
            problems.Add("--without names every app, and leaves none to size by; leave one out.");
        }

        foreach (var app in supposed.PeakStarts.Keys)
        {
            if (!apps.Contains(app))
            {
                problems.Add(Unknown("--move", app));
            }
            else if (supposed.Without.Contains(app))
            {
                problems.Add($"--move and --without both name {app}; leave one out.");
            }
            else if (plan.Bandwidth.Demands.FirstOrDefault(demand => demand.App == app) is not { } demand
                || DemandMove.PeakStart(demand) is null)
            {
                problems.Add($"--move {app}: it has no window above its base (apps.{app}.demand), so there is no peak to move.");
            }
        }

        if (problems.Count > 0)
        {
            throw new UsageError(problems);
        }

        string Unknown(string option, string app) =>
            $"{option} {app}: there is no app '{app}'; the apps are {Sentence.AndAtMost(apps, 5)}.{DidYouMean.For(app, apps)}";
    }
}
