using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Impact;
using Xunit;

namespace SharedBandwidth.Tests.Simulation.Impact;

public sealed class ServiceTimelineTests
{
    // From 10 to 20, in seconds.
    [Theory]
    [InlineData("", 10, false)]
    [InlineData("0-5", 10, false)]
    [InlineData("0-99", 0, true)]
    [InlineData("10-20", 0, false)]
    [InlineData("10-21", 0, true)]
    [InlineData("0-12", 8, false)]
    [InlineData("18-99", 8, true)]
    [InlineData("20-99", 10, true)]
    [InlineData("30-99", 10, true)]
    [InlineData("0-12 14-99", 2, true)]
    [InlineData("14-99 0-12", 2, true)]
    [InlineData("0-14 12-16", 4, false)]
    [InlineData("11-12 13-14 15-16", 7, false)]
    [InlineData("0-15 12-13", 5, false)]
    public void What_no_span_covers_is_counted_up_to_the_end(string spans, int seconds, bool goesOn)
    {
        var read = spans.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(span => span.Split('-'))
            .Select(ends => new Span(Second(ends[0]), Second(ends[1])));

        Assert.Equal((TimeSpan.FromSeconds(seconds), goesOn), ServiceTimeline.Gaps(new Span(Second("10"), Second("20")), read));
    }

    private static TimeSpan Second(string text) => TimeSpan.FromSeconds(int.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
}
