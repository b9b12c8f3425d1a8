using SharedBandwidth.Planning.Findings;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Findings;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a b", "a and b")]
    [InlineData("a b c", "a, b and c")]
    [InlineData("a b c d", "a, b, c and 1 more")]
    [InlineData("a b c d e", "a, b, c and 2 more")]
    public void A_list_reads_as_part_of_a_sentence_and_says_what_it_leaves_out(string items, string expected) =>
        Assert.Equal(expected, Sentence.AndAtMost(items.Split(' ', StringSplitOptions.RemoveEmptyEntries), 3));

    [Fact]
    public void Choices_are_joined_with_or() => Assert.Equal("a, b or c", Sentence.Or(["a", "b", "c"]));
}
