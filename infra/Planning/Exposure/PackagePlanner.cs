using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Exposure.Reading;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure;

/// <summary>
/// Plans the common bandwidth package
/// (https://www.alibabacloud.com/help/en/internet-shared-bandwidth/user-guide/create-an-internet-shared-bandwidth-instance).
/// </summary>
internal static class PackagePlanner
{
    private const int Only95Ratio = 20;
    private const int WholeRatio = 100;
    private const int Smallest95Mbps = 200;

    public static PackagePlan Plan(BandwidthSpec spec, AccountSite site, string namePrefix, BandwidthPlan bandwidth, FindingList findings)
    {
        ValueReader.Id(findings, "bandwidth.packageId", spec.PackageId?.Text, "cbwp-");

        var isp = ValueReader.OneOf<LineType>(findings, "bandwidth.isp", spec.Isp);
        var chargeType = ValueReader.OneOf<PackageChargeType>(findings, "bandwidth.internetChargeType", spec.InternetChargeType);
        if (spec.InternetChargeType is null && chargeType.SaleOn(site, isp) != PackageSale.Sold)
        {
            chargeType = PackageChargeType.PayByTraffic;
        }

        var plan = new PackagePlan
        {
            Id = spec.PackageId,
            DisplayName = ValueReader.DisplayName(findings, "bandwidth.name", spec.Name) ?? namePrefix,
            Description = ValueReader.Description(findings, "bandwidth.description", spec.Description),
            BandwidthMbps = bandwidth.PackageMbps,
            Isp = isp,
            InternetChargeType = chargeType,
            RatioPercent = chargeType == PackageChargeType.PayBy95 ? spec.RatioPercent ?? Only95Ratio : spec.RatioPercent,
            ResourceGroupId = spec.ResourceGroupId,
        };

        if (plan.Exists)
        {
            ExistingChecks.NothingElseIsSet(
                findings, "bandwidth", "packageId", "package", spec.PackageId,
                ("name", spec.Name), ("description", spec.Description), ("internetChargeType", spec.InternetChargeType),
                ("ratioPercent", spec.RatioPercent), ("headroomPercent", spec.HeadroomPercent), ("resourceGroupId", spec.ResourceGroupId));
        }
        else
        {
            CheckBilling(plan, site, findings);
        }

        return plan;
    }

    private static void CheckBilling(PackagePlan plan, AccountSite site, FindingList findings)
    {
        const string ChargeTypePath = "bandwidth.internetChargeType";
        switch (plan.InternetChargeType.SaleOn(site, plan.Isp))
        {
            case PackageSale.NotOfThisLine:
                findings.Add(
                    FindingCodes.ChargeTypeNotSold,
                    ChargeTypePath,
                    $"International accounts cannot buy a {plan.Isp} package with {plan.InternetChargeType}; " +
                    "use PayByTraffic, or isp BGP_PRO.");
                break;
            case PackageSale.ChinaSiteOnly:
                var others = PackageChargeType.All.Where(type => type.SaleOn(site, plan.Isp) == PackageSale.Sold)
                    .Intersect([PackageChargeType.PayByTraffic, PackageChargeType.PayByBandwidth]);
                findings.Add(
                    FindingCodes.ChargeTypeNotSold,
                    ChargeTypePath,
                    $"International accounts cannot buy {plan.InternetChargeType}; use {Sentence.Or(others.Select(type => type.Text))}.");
                break;
        }

        if (plan.InternetChargeType != PackageChargeType.PayBy95 && plan.RatioPercent is { } ratio)
        {
            // 100 is what such a package has anyway, and what Alibaba Cloud's own modules send.
            findings.Add(
                ratio == WholeRatio ? FindingCodes.NoEffect : FindingCodes.RatioNotAllowed,
                "bandwidth.ratioPercent",
                $"A ratio ({ratio}) exists only with PayBy95, and the charge type is {plan.InternetChargeType}; remove ratioPercent.");
        }

        if (plan.InternetChargeType == PackageChargeType.PayBy95)
        {
            if (plan.RatioPercent != Only95Ratio)
            {
                findings.Add(
                    FindingCodes.RatioNotAllowed,
                    "bandwidth.ratioPercent",
                    $"PayBy95 is sold with a ratio of 20 only, not {plan.RatioPercent}; write 20, or leave it out.");
            }

            findings.Add(
                FindingCodes.PayBy95OutlivesDestroy,
                ChargeTypePath,
                "'pulumi destroy' does not remove a PayBy95 package: it is forgotten and goes on billing; remove it in the console, or " +
                "use another charge type.");
            if (plan.BandwidthMbps < Smallest95Mbps)
            {
                findings.Add(
                    FindingCodes.PayBy95Minimum,
                    "bandwidth",
                    $"{plan.BandwidthMbps} Mbit/s may be too small for PayBy95, for which resellers name {Smallest95Mbps} as the " +
                    "minimum; check before buying.");
            }
        }

        if (plan.InternetChargeType == PackageChargeType.PayByTraffic)
        {
            findings.Add(
                FindingCodes.PayByTrafficCeiling,
                ChargeTypePath,
                $"With PayByTraffic {(plan.BandwidthMbps is { } mbps ? $"the {mbps} Mbit/s are" : "the package's size is")} a ceiling; " +
                "the bill follows the traffic, through CDT.");
        }
    }
}
