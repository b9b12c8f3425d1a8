using SharedBandwidth.CommandLine.Console;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Console;

public sealed class ProgressBarTests
{
    [Fact]
    public void The_bar_grows_in_place_and_leaves_nothing_behind()
    {
        using var terminal = new StringWriter();
        using (var bar = new ProgressBar(terminal, "Reading a.csv", 31))
        {
            bar.Show(0);
            bar.Show(0.5);
            bar.Show(1);
        }

        Assert.Equal(
            "\rReading a.csv ░░░░░░░░░░   0 %"
            + "\rReading a.csv █████░░░░░  50 %"
            + "\rReading a.csv ██████████ 100 %"
            + $"\r{new string(' ', 30)}\r",
            terminal.ToString());
    }

    [Fact]
    public void It_is_drawn_anew_only_when_the_percentage_is_another()
    {
        using var terminal = new StringWriter();
        using var bar = new ProgressBar(terminal, "Reading", 80);
        for (var i = 0; i <= 10_000; i++)
        {
            bar.Show(i / 10_000.0);
        }

        Assert.Equal(101, terminal.ToString().Count(c => c == '\r'));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(400)]
    public void It_never_reaches_the_last_column_where_there_is_room_for_it_at_all(int width)
    {
        using var terminal = new StringWriter();
        using (var bar = new ProgressBar(terminal, "Reading a-file-with-a-rather-long-name.csv", width))
        {
            bar.Show(0.3);
        }

        Assert.All(terminal.ToString().Split('\r'), line => Assert.InRange(line.Length, 0, Math.Max(width - 1, 8)));
    }

    [Fact]
    public void Nothing_is_wiped_where_nothing_was_drawn()
    {
        using var terminal = new StringWriter();
        new ProgressBar(terminal, "Reading", 80).Dispose();

        Assert.Equal("", terminal.ToString());
    }
}
