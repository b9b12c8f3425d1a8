using System.Collections.Immutable;
using SharedBandwidth.Simulation.Recording;
using Xunit;
using static SharedBandwidth.Tests.AccountInTime;

namespace SharedBandwidth.Tests.Simulation.Recording;

public sealed class AttributeTextTests
{
    public static TheoryData<object?, string> Values => new()
    {
        { null, "" },
        { "BGP", "BGP" },
        { true, "true" },
        { false, "false" },
        { 20.0, "20" },
        { 0.5, "0.5" },
        { ImmutableArray.Create<object>("b", 1.0, "a"), "[b, 1, a]" },
        { ImmutableDictionary<string, object>.Empty, "{}" },
        { ImmutableDictionary<string, object>.Empty.Add("b", 1.0).Add("a", ImmutableArray.Create<object>("x")), "{a: [x], b: 1}" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_short_for_people(object? value, string text) => Assert.Equal(text, AttributeText.Of(value));

    [Fact]
    public void Maps_with_the_same_entries_are_the_same_text() =>
        Assert.Equal(
            AttributeText.Of(Map(("a", "1"), ("b", "2"))),
            AttributeText.Of(new Dictionary<string, object> { ["b"] = "2", ["a"] = "1" }));

    [Fact]
    public void A_value_of_an_unknown_kind_is_refused() => Assert.Throws<NotSupportedException>(() => AttributeText.Of(new object()));
}
