using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Exposure.Plan;

namespace SharedBandwidth.CommandLine.Words;

/// <summary>What to buy, in one sentence.</summary>
internal static class Verdict
{
    /// <summary>For a plan without errors.</summary>
    public static string Of(ExposurePlan plan) => plan.Package.Exists ? OfExisting(plan.Package, plan.Bandwidth) : OfNew(plan.Bandwidth);

    /// <summary>How much the package lacks at the joint peak; 0 or less when it carries it.</summary>
    public static long MissingMbps(BandwidthPlan plan) => plan.PackageMbps is { } packageMbps ? plan.SharedMbps - packageMbps : 0;

    private static string OfNew(BandwidthPlan plan)
    {
        if (plan.PackageMbps is not { } packageMbps)
        {
            return "What to buy is unknown: no app states its demand, and no size is declared.";
        }

        var buy = $"Buy {Format.Mbps(packageMbps)}";
        return plan.DecidedBy switch
        {
            SizeReason.Declared when plan.SharedMbps <= 0 => $"{buy} (declared size); without demand there is nothing to compare it with.",
            SizeReason.Declared when MissingMbps(plan) > 0 => $"{buy} (declared size): {Format.Mbps(MissingMbps(plan))} too little for " +
                $"the joint peak of {plan.SharedMbps}.",
            SizeReason.Declared => $"{buy} (declared size){Compared(plan)}.",
            SizeReason.ServiceMinimum => $"{buy}, the smallest package that is sold.",
            SizeReason.Headroom => $"{buy} (declared demand and headroom){Compared(plan)}.",
            _ when plan.Demands.Length == 1 => $"{buy} (declared demand): with one app's demand alone, sharing saves nothing.",
            _ when plan.PackageMbps < plan.SeparateMbps => $"{buy} (declared demand){Compared(plan)}.",
            _ => $"{buy} (declared demand): sharing saves nothing, because all peaks coincide.",
        };
    }

    private static string OfExisting(PackagePlan package, BandwidthPlan plan)
    {
        var use = package.Id is { } id ? $"Use the existing package {id}" : "Use the existing package";
        return plan.DecidedBy switch
        {
            _ when plan.SharedMbps <= 0 => $"{use}; without demand there is nothing to compare it with.",
            SizeReason.Declared when MissingMbps(plan) > 0 =>
                $"{use}: its declared {Format.Mbps(plan.PackageMbps!.Value)} are {MissingMbps(plan)} too little for the joint peak of " +
                    $"{plan.SharedMbps}.",
            _ => $"{use}: the apps need {Format.Mbps(plan.SharedMbps)} of " +
                $"it{(plan.SharedMbps < plan.SeparateMbps ? $" instead of {plan.SeparateMbps}" : "")}.",
        };
    }

    private static string Compared(BandwidthPlan plan) => plan.SavedPercent switch
    {
        > 0 => $" instead of {plan.SeparateMbps}: {Format.Percent(plan.SavedPercent)} less bandwidth; gateway and addresses cost the same",
        < 0 => $": {Format.Percent(-plan.SavedPercent)} more than the {plan.SeparateMbps} bought separately",
        _ => ": as much as bought separately",
    };
}
