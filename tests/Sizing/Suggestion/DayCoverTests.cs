using SharedBandwidth.Sizing.Suggestion;
using Xunit;

namespace SharedBandwidth.Tests.Sizing.Suggestion;

public sealed class DayCoverTests
{
    [Theory]
    [InlineData("5 5 5 5", 0, "5")]
    [InlineData("5 6 7 5", 2, "7")]
    [InlineData("5 5 9 9 5 5", 0, "5 2-4=9")]
    [InlineData("9 5 5 5 5 9", 0, "5 5-1=9")]
    [InlineData("5 5 5 9", 0, "5 3-4=9")]
    [InlineData("9 9 9 9 5 9", 0, "9 4-5=5")]
    [InlineData("5 6 9 8 6 5", 1, "6 2-4=9")]
    [InlineData("5 9 5 9 5 5", 0, "5 1-2=9 3-4=9")]
    [InlineData("5 9 - 9 5 5", 0, "5 1-4=9")]
    [InlineData("- - - -", 0, "0")]
    [InlineData("- 3 - -", 0, "3")]
    [InlineData("1 2 3 4", 0, "1 1-2=2 2-3=3 3-4=4")]
    [InlineData("0 0 4 4 9 9", 5, "4 4-6=9")]
    public void The_fewest_windows_are_found(string profile, int slack, string expected)
    {
        var cover = DayCover.Fewest(Cells(profile), slack);

        Assert.Equal(expected, string.Join(' ', [$"{cover.BaseMbps}", .. cover.Windows.Select(w => $"{w.FromCell}-{w.ToCell}={w.Mbps}")]));
    }

    internal static int?[] Cells(string profile) => [.. profile.Split(' ')
        .Select(word => word == "-" ? (int?)null : int.Parse(word, System.Globalization.CultureInfo.InvariantCulture))];
}
