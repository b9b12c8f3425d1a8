using System.Reflection;
using System.Text.RegularExpressions;
using SharedBandwidth.Cloud;
using Xunit;

namespace SharedBandwidth.Tests.Cloud;

/// <summary>Every rule of the account, and what holds for all of them.</summary>
public sealed class AccountRuleTests
{
    // One line with a value of the account; begins with a capital letter or an IP, ends with a full stop.
    private static readonly Regex _sentenceForm = new(
        @"\A([A-Z]|\d+\.)[^\r\n]*\d[^\r\n]*\.\z|\A[A-Z][a-zA-Z ]+\.\z", RegexOptions.CultureInvariant);

    // Counted by call instead of by what there is, and never answered by the account's own rules.
    private static readonly string[] _notOfAnyTable = [ErrorCodes.Throttling, ErrorCodes.PermissionDenied];

    private static readonly Rule[] _all =
    [
        .. GatewayRules.All, .. EipRules.All, .. PackageRules.All, .. EntryRules.All, .. NetworkRules.All,
    ];

    public static TheoryData<string> Names => [.. _all.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_refused_with_its_code(string name) => Assert.Equal(RuleOf(name).Code, RuleOf(name).Refuse().Refusal.Code);

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_neighbour_is_accepted_and_changes_the_account(string name)
    {
        var rule = RuleOf(name);
        var (called, uncalled) = (rule.Start(), rule.Start());

        rule.Accepted(called);

        uncalled.WaitFor(called);
        Assert.NotEqual(uncalled.Cloud.Fingerprint(), called.Cloud.Fingerprint());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_refused_call_changes_nothing(string name)
    {
        var (_, tried, untried) = RuleOf(name).Refuse();

        Assert.Equal(untried.Fingerprint(), tried.Fingerprint());
        Assert.Equal(untried.OneAfterAnother, tried.OneAfterAnother);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_refused_call_does_not_stand_in_the_way_of_the_neighbour(string name)
    {
        var (tried, untried) = (RuleOf(name).Start(), RuleOf(name).Start());

        Assert.Throws<RefusedException>(() => RuleOf(name).Refused(tried));
        RuleOf(name).Accepted(tried);
        RuleOf(name).Accepted(untried);

        tried.Settle();
        untried.Settle();
        Assert.Equal(untried.Cloud.Fingerprint(), tried.Cloud.Fingerprint());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_refusal_is_one_full_sentence(string name)
    {
        var message = RuleOf(name).Refuse().Refusal.Message;

        Assert.Matches(_sentenceForm, message);
    }

    [Fact]
    public void Every_code_is_in_a_table()
    {
        var codes = typeof(ErrorCodes)
            .GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(
            codes.Except(_notOfAnyTable).Order(StringComparer.Ordinal),
            _all.Select(rule => rule.Code).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_rule_has_a_name_of_its_own() => Assert.Equal(_all.Length, _all.Select(rule => rule.Name).Distinct().Count());

    private static Rule RuleOf(string name) => Assert.Single(_all, rule => rule.Name == name);
}
