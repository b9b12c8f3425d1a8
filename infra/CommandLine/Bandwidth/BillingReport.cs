using System.Collections.Immutable;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;
using SharedBandwidth.Sizing.Billing;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>What each way of paying costs.</summary>
internal sealed record BillingReport
{
    public required BillingComparison Comparison { get; init; }

    /// <summary>The prices that are used.</summary>
    public required PriceBook Prices { get; init; }

    /// <summary>Whether the demand billed is measured, not declared.</summary>
    public required bool IsMeasured { get; init; }

    public required AccountSite Site { get; init; }

    /// <summary>The package's line type.</summary>
    public required LineType Isp { get; init; }

    /// <summary>The mode that the stack's own package is bought with; null: it is not among those worked out.</summary>
    public required BillingMode? Own { get; init; }

    /// <summary>The offer of the stack's own mode; null: it is not among those compared.</summary>
    public BillingOffer? OwnOffer => Comparison.Offers.FirstOrDefault(offer => offer.Mode == Own);

    /// <summary>What the size of a package that exists is taken to be, where only the account knows it; null: the size is known.</summary>
    public required long? AssumedMbps { get; init; }

    /// <summary>The modes that were left out because the file has no unit price for them; none when modes were asked for.</summary>
    public required ImmutableArray<BillingMode> WithoutPrice { get; init; }

    /// <summary>Why modes by five minutes are left out.</summary>
    public const string NotToldReason = "they bill five-minute means, and the samples are not of 1 or 5 minutes";

    /// <exception cref="UsageError">The file cannot be used; all that is wrong with it.</exception>
    public static PriceBook ReadPrices(string file)
    {
        var read = PriceFile.Read(file);
        return read.Prices switch
        {
            null => throw new UsageError(
            [
                // A problem with the file as a whole names it already.
                .. read.Problems.Select(problem => problem.Key.Length == 0 ? problem.Message : $"{Path.GetFileName(file)}: {problem}"),
            ]),
            { Modes.IsEmpty: true } => throw new UsageError(
                $"{Path.GetFileName(file)} has no unit price; write at least one under prices, such as " +
                $"{nameof(BillingMode.PayByBandwidth)}: {{ perMbpsMonth: ... }}."),
            var prices => prices,
        };
    }

    /// <param name="prices">The prices.</param>
    /// <param name="modes">The modes asked for; empty: all that have a price.</param>
    /// <param name="plan">What is planned.</param>
    /// <param name="measured">
    /// What was measured; the declared demand is billed where it is null, or nothing is known of all together.
    /// </param>
    /// <exception cref="UsageError">A mode asked for has no price, the prices are another site's, or there is no package.</exception>
    public static BillingReport Compare(PriceBook prices, ImmutableArray<BillingMode> modes, StackPlan plan, MeasuredReport? measured)
    {
        var question = Question(prices, modes, plan.Exposure, measured);
        var comparison = BillingComparer.Compare(question);
        PriceProblem[] problems = [.. Problems(comparison, prices, plan.Place)];
        return problems is []
            ? new BillingReport
            {
                Comparison = comparison,
                Prices = prices with
                {
                    Modes = prices.Modes.RemoveRange(prices.Modes.Keys.Except(comparison.Offers.Select(offer => offer.Mode))),
                },
                IsMeasured = question.Usage.IsMeasured,
                Site = question.Site,
                Isp = question.Isp,
                Own = BillingModes.Of(plan.Exposure.Package.InternetChargeType),
                AssumedMbps = IsSizeUnknown(plan) ? question.PackageMbps : null,
                WithoutPrice = modes.IsEmpty ? [.. Enum.GetValues<BillingMode>().Except(prices.Modes.Keys)] : [],
            }
            : throw new UsageError([.. problems.Select(problem => problem.ToString())]);
    }

    /// <summary>Whether the package exists and only the account knows its size, and how it is paid.</summary>
    public static bool IsSizeUnknown(StackPlan plan) =>
        plan.Exposure.Package.Exists && plan.Exposure.Bandwidth.PackageMbps is null;

    /// <summary>What keeps the prices from being used for this account and these modes.</summary>
    public static IEnumerable<PriceProblem> Problems(BillingComparison comparison, PriceBook prices, StackPlace place)
    {
        if (comparison.OtherSite is { } other)
        {
            yield return new PriceProblem(
                "site",
                $"The price file is for the {other} site and the account is of the {place.AccountSite} site; use that site's prices, or " +
                "correct site or the stack's accountSite.");
        }

        if (prices.Region is { } region && place.Region is { } own && region != own)
        {
            yield return new PriceProblem(
                "region",
                $"The price file is for {region} and the stack is in {own}; use that region's prices, or leave region out where they fit " +
                "both.");
        }

        if (!comparison.NotTold.IsEmpty && comparison.Offers.IsEmpty)
        {
            yield return new PriceProblem(
                "", $"{Sentence.And(comparison.NotTold.Select(mode => mode.ToString()))} cannot be worked out: {NotToldReason}; ask for " +
                "another --mode, or give samples of 1 or 5 minutes.");
        }

        foreach (var mode in comparison.WithoutPrice)
        {
            yield return new PriceProblem(
                $"prices.{mode}",
                $"The price file has no unit price for {mode}, which was asked for; write prices.{mode}: " +
                $"{{ {PriceFile.UnitKeyOf(mode)}: ... }}, or leave the mode out.");
        }
    }

    private static BillingQuestion Question(
        PriceBook prices, ImmutableArray<BillingMode> modes, ExposurePlan plan, MeasuredReport? measured)
    {
        var packageMbps = plan.Bandwidth.PackageMbps ?? measured?.Demand.Target?.TargetMbps ?? plan.Bandwidth.SharedMbps;
        if (packageMbps == 0)
        {
            throw new UsageError(
                "--prices needs a package size, and there is none: no app needs anything by its demand, and bandwidth.mbps is not set; " +
                "add one of them, or --samples.");
        }

        var usage = measured?.AllDays is { } allDays ? UsageProfile.Measured(allDays, measured.Zone) : null;
        return new BillingQuestion
        {
            Usage = usage ?? UsageProfile.Declared(plan.Bandwidth),
            PackageMbps = packageMbps,
            SeparateMbps = plan.Bandwidth.SeparateMbps,
            LargestEipMbps = EipNeeds.Of(plan, usage is null ? null : measured!.AllSamples).DefaultIfEmpty().Max(),
            Prices = prices,
            Site = plan.AccountSite,
            Isp = plan.Package.Isp,
            Gateways = plan.Gateway.Exists ? 0 : 1,
            Eips = plan.AllAddresses.Count(),
            Modes = modes.IsEmpty ? [.. prices.Modes.Keys] : modes,
        };
    }
}
