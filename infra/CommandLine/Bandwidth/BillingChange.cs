using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.Configuration;
using SharedBandwidth.Planning;
using SharedBandwidth.Sizing.Billing;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>What a change of the stack does to the bill, each paid as the stack pays for its package.</summary>
/// <param name="From">What it is compared with, in words after "against".</param>
/// <param name="BeforeMbps">The package of before; null: its size is unknown.</param>
/// <param name="AfterMbps">The package of now; null: its size is unknown.</param>
/// <param name="Before">What was paid for; null where no price is known for its mode, or the package's size is not.</param>
/// <param name="After">What is paid for now; null where no price is known for its mode, or the package's size is not.</param>
internal sealed record BillingChange(string From, long? BeforeMbps, long? AfterMbps, BillingOffer? Before, BillingOffer? After)
{
    /// <summary>Whether one of both is of a package of which only the account knows the size.</summary>
    public bool IsSizeUnknown { get; private init; }

    /// <summary>Whether a price that is in one of both is a placeholder.</summary>
    public bool HasPlaceholder => Before is { HasPlaceholder: true } || After is { HasPlaceholder: true };

    /// <summary>Against a git revision; what was measured is billed before and after alike.</summary>
    /// <exception cref="UsageError">There is no such revision, or its stack cannot be planned.</exception>
    public static BillingChange Of(
        GivenStack stack, string against, PriceBook prices, StackPlan plan, MeasuredReport? measured)
    {
        if (File.Exists(against))
        {
            throw new UsageError($"--against {against}: a saved plan holds no demand, which a bill needs; give a git revision.");
        }

        var commit = GitRevision.CommitOf(stack.Folder.FolderPath, against);
        if (GitRevision.Read(stack, commit) is not { } then)
        {
            throw new UsageError($"--against {against}: there is no {stack.FileName} at it; give a revision that has the stack.");
        }

        var (_, before) = StackSettings.Plan(then.Config, then.Project, stack.Name);
        ComparedWith.CheckErrors(against, then, before.Findings);
        return Between($"{then.FileName} at {ComparedWith.NameOf(against, commit)}", prices, (before, measured), (plan, measured));
    }

    /// <param name="from">What it is compared with, in words after "against".</param>
    /// <param name="prices">The prices.</param>
    /// <param name="before">The plan of before, and what was measured of it; null: its declared demand is billed.</param>
    /// <param name="after">The plan of now, and what was measured of it; null: its declared demand is billed.</param>
    public static BillingChange Between(
        string from,
        PriceBook prices,
        (StackPlan Plan, MeasuredReport? Measured) before,
        (StackPlan Plan, MeasuredReport? Measured) after) => new(
            from,
            before.Plan.Exposure.Bandwidth.PackageMbps,
            after.Plan.Exposure.Bandwidth.PackageMbps,
            Offer(prices, before.Plan, before.Measured),
            Offer(prices, after.Plan, after.Measured))
        {
            IsSizeUnknown = BillingReport.IsSizeUnknown(before.Plan) || BillingReport.IsSizeUnknown(after.Plan),
        };

    private static BillingOffer? Offer(PriceBook prices, StackPlan plan, MeasuredReport? measured)
    {
        // Compared in any case, for what is wrong with the prices.
        var report = BillingReport.Compare(prices, [], plan, measured);
        return report.AssumedMbps is null ? report.OwnOffer : null;
    }
}
