using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning;

/// <summary>
/// Checks a region's identifier, which the provider does not: it takes <c>cn-beijing</c> where none is set
/// (https://www.alibabacloud.com/help/en/ecs/user-guide/regions-and-zones).
/// </summary>
internal static class RegionChecks
{
    private const string Path = "alicloud:region";

    // New ones come, and some accounts have others: what is not among them is a warning only.
    private static readonly ImmutableSortedSet<string> _known =
    [
        "cn-qingdao", "cn-beijing", "cn-zhangjiakou", "cn-huhehaote", "cn-wulanchabu", "cn-hangzhou", "cn-shanghai", "cn-nanjing",
        "cn-fuzhou", "cn-shenzhen", "cn-heyuan", "cn-guangzhou", "cn-chengdu", "cn-hongkong", "cn-wuhan-lr", "cn-zhengzhou-jva",
        "cn-shanghai-finance-1", "cn-shenzhen-finance-1", "cn-beijing-finance-1", "cn-hangzhou-finance", "cn-north-2-gov-1",
        "ap-northeast-1", "ap-northeast-2", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-5", "ap-southeast-6",
        "ap-southeast-7", "ap-south-1", "us-east-1", "us-west-1", "us-southeast-1", "na-south-1", "eu-west-1", "eu-central-1", "me-east-1",
        "me-central-1",
    ];

    public static void Run(string? region, FindingList findings)
    {
        if (string.IsNullOrWhiteSpace(region))
        {
            findings.Add(FindingCodes.MissingValue, Path, "The region is missing; set it, for example to cn-shanghai.");
        }
        else if (_known.Contains(region))
        {
            return;
        }
        else if (_known.FirstOrDefault(known => ZoneOf(known).IsMatch(region)) is { } ofZone)
        {
            findings.Add(FindingCodes.MalformedValue, Path, $"'{region}' is a zone, and a region is needed; write {ofZone}.");
        }
        else if (_known.FirstOrDefault(known => known.Equals(region, StringComparison.OrdinalIgnoreCase)) is { } spelled)
        {
            findings.Add(FindingCodes.MalformedValue, Path, $"'{region}' is not spelled as the service spells it; write {spelled}.");
        }
        else if (!HasForm(region))
        {
            findings.Add(
                FindingCodes.MalformedValue,
                Path,
                $"'{region}' is not a region's identifier; write one such as cn-shanghai, in lower-case letters, digits and '-'." +
                DidYouMean.For(region, _known));
        }
        else
        {
            findings.Add(
                FindingCodes.UnknownRegion,
                Path,
                $"'{region}' is none of the regions known here, such as cn-shanghai; check that it is " +
                $"meant.{DidYouMean.For(region, _known)}");
        }
    }

    /// <summary>Checks that a zone may be one of the region; only the account knows which there are.</summary>
    public static void CheckZone(string path, string? zoneId, string? region, FindingList findings)
    {
        if (zoneId is not null && !string.IsNullOrWhiteSpace(region) && !zoneId.StartsWith(region, StringComparison.Ordinal))
        {
            findings.Add(
                FindingCodes.MalformedValue,
                path,
                $"'{zoneId}' is not a zone of {region}; write one such as {ZoneName.Of(region, 'b')}, or leave it out.");
        }
    }

    // cn-shanghai-b, and us-east-1b behind a number.
    private static Regex ZoneOf(string region) =>
        new($"^{Regex.Escape(region)}-?[a-z]\\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // Two letters, and at least one part behind a hyphen.
    private static bool HasForm(string region) => region.Split('-') is [{ Length: 2 } country, _, ..] parts
        && country.All(char.IsAsciiLetterLower)
        && parts.All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));
}
