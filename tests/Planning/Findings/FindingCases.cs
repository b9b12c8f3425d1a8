using System.Text.RegularExpressions;
using SharedBandwidth.Planning.Findings;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Findings;

/// <summary>All tables of findings together: what must hold for every one of them.</summary>
public sealed class FindingCases
{
    // One line; starts with a capital letter, a quote, a number, an identifier of the service or a key of the file; ends like a sentence.
    private static readonly Regex _sentenceForm = new(
        @"\A([A-Z0-9'""-]|[a-z]+-[a-z0-9]+ |[a-z]+([A-Z][a-z]+|\.[a-z]+)+ )[^\r\n\t]*[.?)]\z", RegexOptions.CultureInvariant);

    // A mark that stands alone, as after a value that is missing.
    private static readonly Regex _looseMark = new(@" [.,;:](\s|\z)", RegexOptions.CultureInvariant);

    private static readonly Regex _oneOfMany = new(
        @"(?<![-\d])1 (EIPs|addresses|servers|ports|apps|months|free private IPs|NAT gateways|DNAT entries|SNAT entries|pay-by-traffic "
        + @"EIPs)\b", RegexOptions.CultureInvariant);

    // Reported by the readers of a stack file and of its settings, which have their own tests.
    private static readonly FindingCode[] _ofTheReader =
    [
        FindingCodes.UnknownKey, FindingCodes.WrongType, FindingCodes.ReadOtherwise, FindingCodes.PassedOver,
        FindingCodes.EnvironmentNotRead, FindingCodes.Encrypted,
    ];

    internal static FindingCase[] All { get; } =
    [
        .. AppFindingTests.Cases, .. ForwardEntryFindingTests.Cases, .. GatewayFindingTests.Cases, .. PackageFindingTests.Cases,
        .. BandwidthFindingTests.Cases, .. AddressFindingTests.Cases, .. FormerKeyFindingTests.Cases, .. OutboundFindingTests.Cases,
        .. SecurityGroupFindingTests.Cases, .. TagFindingTests.Cases,
        .. QuotaFindingTests.Cases, .. NetworkFindingTests.Cases, .. AccountFindingTests.Cases, .. RenamedStackFindingTests.Cases,
    ];

    public static TheoryData<string> AllNames => NamesOf(All);

    internal static TheoryData<string> NamesOf(FindingCase[] cases) => [.. cases.Select(c => c.Name)];

    internal static void Check(FindingCase[] cases, string name) => Assert.Single(cases, c => c.Name == name).Check();

    [Fact]
    public void Every_rule_but_those_of_the_readers_is_in_a_table()
    {
        var shown = All.Select(c => c.Code).ToHashSet();

        Assert.Equal(_ofTheReader, FindingCodes.All.Where(code => !shown.Contains(code)));
    }

    [Fact]
    public void Every_case_has_a_name_of_its_own() => Assert.Equal(All.Length, All.Select(c => c.Name).Distinct().Count());

    [Theory]
    [MemberData(nameof(AllNames))]
    public void Messages_are_one_full_sentence(string name)
    {
        var findings = Assert.Single(All, c => c.Name == name).Broken();

        Assert.All(findings, finding =>
        {
            Assert.Matches(_sentenceForm, finding.Message);
            Assert.DoesNotContain("  ", finding.Message, StringComparison.Ordinal);
            Assert.DoesNotMatch(_looseMark, finding.Message);
        });
    }

    [Fact]
    public void Messages_do_not_speak_of_one_in_the_plural() =>
        Assert.Equal("", string.Join(
            '\n', All.SelectMany(c => c.Broken()).Select(f => f.Message).Distinct().Where(message => _oneOfMany.IsMatch(message))));
}
