using SharedBandwidth.Planning.Findings;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Findings;

public sealed class FindingCodeTests
{
    [Fact]
    public void Ids_are_SB_and_three_digits() => Assert.All(FindingCodes.All, code => Assert.Matches(@"\ASB\d{3}\z", code.Id));

    [Fact]
    public void Ids_are_unique_and_listed_in_order()
    {
        var ids = FindingCodes.All.Select(code => code.Id).ToArray();

        Assert.NotEmpty(ids);
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void Every_rule_has_a_reason_of_one_sentence() =>
        Assert.All(FindingCodes.All, code => Assert.Matches(@"\A[A-Z][^\r\n]+\.\z", code.Reason));

    [Fact]
    public void A_finding_reads_as_one_line_and_weighs_what_its_rule_weighs()
    {
        var finding = new Finding(FindingCodes.MissingValue, "apps", "There is no app.");

        Assert.Equal("SB003 apps: There is no app.", finding.ToString());
        Assert.Equal(Severity.Error, finding.Severity);
    }
}
