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
        return Between($"{then.FileName} at {ComparedWith.NameOf(against, commit)}", prices, before, plan, measured);
    }

    /// <param name="from">What it is compared with, in words after "against".</param>
    /// <param name="prices">The prices.</param>
    /// <param name="before">The plan of before.</param>
    /// <param name="plan">The plan of now.</param>
    /// <param name="measured">What was measured, which is billed before and after alike; null: each bills its own declared demand.</param>
    public static BillingChange Between(
        string from, PriceBook prices, StackPlan before, StackPlan plan, MeasuredReport? measured) => new(
            from,
            before.Exposure.Bandwidth.PackageMbps,
            plan.Exposure.Bandwidth.PackageMbps,
            BillingReport.Compare(prices, [], before, measured).OwnOffer,
            BillingReport.Compare(prices, [], plan, measured).OwnOffer);
}
