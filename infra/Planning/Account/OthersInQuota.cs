using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Planning.Account;

/// <summary>What others have on a gateway or in a package beside the plan, which alone is within its quota.</summary>
/// <param name="Holder">What has them, as the subject of a sentence.</param>
/// <param name="Others">How many others there are.</param>
/// <param name="What">What they are, such as <c>EIPs</c>.</param>
/// <param name="Ours">The plan's own, in words.</param>
/// <param name="Planned">How many those are.</param>
internal sealed record OthersInQuota(string Holder, int Others, string What, string Ours, int Planned)
{
    public void Check(FindingCode code, string subject, int quota, string remedy, string quotaKey, FindingList findings)
    {
        if (Planned + Others > quota)
        {
            findings.Add(
                code,
                subject,
                $"{Holder} has {Others} {What} of others and would have {Planned + Others} with {Ours}, the quota being {quota}; " +
                $"{remedy}, or have the quota raised and set quotas.{quotaKey}.");
        }
    }
}
