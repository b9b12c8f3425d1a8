using System.Collections.Immutable;
using System.Globalization;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Planning.Exposure;

/// <summary>
/// Checks tags as the service does (https://www.alibabacloud.com/help/en/vpc/developer-reference/api-vpc-2016-04-28-tagresources). It is
/// asked for them only after a resource was made, and that is billed by then.
/// </summary>
internal static class TagChecks
{
    private const int MostTags = 20;
    private const int LongestCharacters = 128;

    private static readonly string[] _reservedPrefixes = ["aliyun", "acs:"];
    private static readonly string[] _links = ["http://", "https://"];

    public static void Run(ImmutableSortedDictionary<string, string> tags, FindingList findings)
    {
        if (tags.Count > MostTags)
        {
            findings.Add(
                FindingCodes.OutOfRange,
                "tags",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A resource has at most {MostTags} tags, and here are {tags.Count}; remove {tags.Count - MostTags}."));
        }

        foreach (var (key, value) in tags)
        {
            var path = $"tags.{key}";
            if (key.Length == 0)
            {
                findings.Add(
                    FindingCodes.MalformedValue, "tags", "'' is not a tag key, because it is empty; write at least one character.");
            }

            Check(path, "tag key", key, findings);
            Check(path, "tag value", value, findings);
        }
    }

    private static void Check(string path, string what, string text, FindingList findings)
    {
        if (text.Length > LongestCharacters)
        {
            findings.Add(
                FindingCodes.MalformedValue,
                path,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A {what} of {text.Length} characters is not accepted; write up to {LongestCharacters}."));
        }

        if (Array.Find(_reservedPrefixes, prefix => text.StartsWith(prefix, StringComparison.Ordinal)) is { } reserved)
        {
            findings.Add(
                FindingCodes.MalformedValue,
                path,
                $"The {what} '{Shown(text)}' begins with '{reserved}', which Alibaba Cloud keeps for itself; begin it otherwise.");
        }

        if (Array.Find(_links, link => text.Contains(link, StringComparison.Ordinal)) is { } found)
        {
            findings.Add(
                FindingCodes.MalformedValue,
                path,
                $"The {what} '{Shown(text)}' contains '{found}', which the service refuses; leave that part out.");
        }
    }

    private static string Shown(string text) => text.Length <= LongestCharacters ? text : $"{text[..40]}…";
}
