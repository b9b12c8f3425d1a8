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
/// <param name="Before">What was paid for; null where no price is known for its mode.</param>
/// <param name="After">What is paid for now; null where no price is known for its mode.</param>
internal sealed record BillingChange(string From, long? BeforeMbps, long? AfterMbps, BillingOffer? Before, BillingOffer? After)
{
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
            BillingReport.Compare(prices, [], before.Plan, before.Measured).OwnOffer,
            BillingReport.Compare(prices, [], after.Plan, after.Measured).OwnOffer);
}
