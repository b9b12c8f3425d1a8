using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Exposure.Reading;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Planning.Exposure;

/// <summary>
/// Plans the common bandwidth package
/// (https://www.alibabacloud.com/help/en/internet-shared-bandwidth/user-guide/create-an-internet-shared-bandwidth-instance).
/// </summary>
internal static class PackagePlanner
{
    private const int Only95Ratio = 20;
    private const int Smallest95Mbps = 200;

    // The lists of the provider's documentation; the first is the default.
    private static readonly string[] _isps =
    [
        "BGP", "BGP_PRO", "ChinaTelecom", "ChinaUnicom", "ChinaMobile", "ChinaTelecom_L2", "ChinaUnicom_L2", "ChinaMobile_L2", "BGP_FinanceCloud", "BGP_International",
    ];

    private static readonly string[] _chargeTypes = ["PayByBandwidth", "PayByTraffic", "PayBy95", "PayByDominantTraffic", "PayByOld95"];

    public static PackagePlan Plan(BandwidthSpec spec, bool international, string namePrefix, BandwidthPlan bandwidth, FindingList findings)
    {
        ValueReader.Id(findings, "bandwidth.packageId", spec.PackageId, "cbwp-");
        ValueReader.DisplayName(findings, "bandwidth.name", spec.Name);
        ValueReader.Description(findings, "bandwidth.description", spec.Description);
        ValueReader.InRange(findings, "bandwidth.ratioPercent", spec.RatioPercent, 0, 100, " percent");

        var isp = ValueReader.OneOf(findings, "bandwidth.isp", spec.Isp, _isps);
        var chargeType = spec.InternetChargeType is null && international && isp == "BGP"
            ? "PayByTraffic"
            : ValueReader.OneOf(findings, "bandwidth.internetChargeType", spec.InternetChargeType, _chargeTypes);
        var plan = new PackagePlan
        {
            Exists = spec.Exists || spec.PackageId is not null,
            Id = spec.PackageId,
            DisplayName = spec.Name ?? namePrefix,
            Description = spec.Description,
            BandwidthMbps = bandwidth.PackageMbps,
            Isp = isp,
            InternetChargeType = chargeType,
            RatioPercent = chargeType == "PayBy95" ? spec.RatioPercent ?? Only95Ratio : spec.RatioPercent,
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
            CheckBilling(plan, international, findings);
        }

        return plan;
    }

    private static void CheckBilling(PackagePlan plan, bool international, FindingList findings)
    {
        const string ChargeTypePath = "bandwidth.internetChargeType";
        if (international && plan is { Isp: "BGP", InternetChargeType: not "PayByTraffic" })
        {
            findings.Add(FindingCodes.ChargeTypeNotSold, ChargeTypePath, $"International accounts cannot buy a BGP package with {plan.InternetChargeType}; use PayByTraffic, or isp BGP_PRO.");
        }
        else if (international && plan.InternetChargeType == "PayBy95")
        {
            findings.Add(FindingCodes.ChargeTypeNotSold, ChargeTypePath, "International accounts cannot buy PayBy95; use PayByTraffic or PayByBandwidth.");
        }

        if (plan.InternetChargeType != "PayBy95" && plan.RatioPercent is { } ratio)
        {
            findings.Add(FindingCodes.RatioNotAllowed, "bandwidth.ratioPercent", $"A ratio ({ratio}) exists only with PayBy95, and the charge type is {plan.InternetChargeType}; remove ratioPercent.");
        }

        if (plan.InternetChargeType == "PayBy95")
        {
            if (plan.RatioPercent != Only95Ratio)
            {
                findings.Add(FindingCodes.RatioNotAllowed, "bandwidth.ratioPercent", $"PayBy95 is sold with a ratio of 20 only, not {plan.RatioPercent}; write 20, or leave it out.");
            }

            findings.Add(FindingCodes.PayBy95OutlivesDestroy, ChargeTypePath, "'pulumi destroy' does not remove a PayBy95 package: it is forgotten and goes on billing; remove it in the console, or use another charge type.");
            if (plan.BandwidthMbps < Smallest95Mbps)
            {
                findings.Add(FindingCodes.PayBy95Minimum, "bandwidth", $"{plan.BandwidthMbps} Mbit/s may be too small for PayBy95, for which resellers name {Smallest95Mbps} as the minimum; check before buying.");
            }
        }

        if (plan.InternetChargeType == "PayByTraffic")
        {
            findings.Add(FindingCodes.PayByTrafficCeiling, ChargeTypePath, $"With PayByTraffic {(plan.BandwidthMbps is { } mbps ? $"the {mbps} Mbit/s are" : "the package's size is")} a ceiling; the bill follows the traffic, through CDT.");
        }
    }
}
