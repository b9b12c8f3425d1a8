using System.Collections.Immutable;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Findings;

public sealed class TagFindingTests
{
    internal static FindingCase[] Cases { get; } =
    [
        FindingCase.Of("21 tags", FindingCodes.OutOfRange, "tags", ["at most 20", "21", "remove 1"], Many(21), Many(20)),
        Of("empty tag key", FindingCodes.MalformedValue, "tags", ["''", "empty"], "", "x", "k", ""),
        Of("reserved tag key", FindingCodes.MalformedValue, "tags.aliyun:team", ["'aliyun:team'", "begins with 'aliyun'"], "aliyun:team",
            "a", "team:aliyun", "a"),
        Of("tag key of the service", FindingCodes.MalformedValue, "tags.acs:rm:rgId", ["'acs:rm:rgId'", "begins with 'acs:'"],
            "acs:rm:rgId", "a", "acsrm", "a"),
        Of("tag key with a link", FindingCodes.MalformedValue, "tags.see-http://x", ["'see-http://x'", "contains 'http://'"],
            "see-http://x", "a", "see-x", "a"),
        Of("tag key of 129 characters", FindingCodes.MalformedValue, $"tags.{new string('k', 129)}", ["129 characters", "up to 128"],
            new string('k', 129), "a", new string('k', 128), "a"),
        Of("reserved tag value", FindingCodes.MalformedValue, "tags.team", ["'acs:x'", "tag value"], "team", "acs:x", "team", "x:acs:"),
        Of("tag value with a link", FindingCodes.MalformedValue, "tags.team", ["'to https://x'", "contains 'https://'"], "team",
            "to https://x", "team", "to x"),
        Of("tag value of 129 characters", FindingCodes.MalformedValue, "tags.team", ["129 characters", "tag value"], "team",
            new string('v', 129), "team", new string('v', 128)),
    ];

    public static TheoryData<string> Names => FindingCases.NamesOf(Cases);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_mistake_is_found_with_value_and_remedy_and_not_in_its_neighbour(string name) => FindingCases.Check(Cases, name);

    private static FindingCase Of(
        string name, FindingCode code, string subject, string[] words, string key, string value, string rightKey, string rightValue) =>
        FindingCase.Of(name, code, subject, words, Tagged((key, value)), Tagged((rightKey, rightValue)));

    private static ExposureSpec Many(int count) => Tagged([.. Enumerable.Range(1, count).Select(i => ($"t{i}", "1"))]);

    private static ExposureSpec Tagged(params (string Key, string Value)[] tags) =>
        Specs.Document with { Tags = tags.ToImmutableSortedDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal) };
}
