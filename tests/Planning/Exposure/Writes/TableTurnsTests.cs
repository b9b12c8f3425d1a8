using FsCheck.Xunit;
using SharedBandwidth.Planning.Exposure.Writes;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Exposure.Writes;

public sealed class TableTurnsTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("0 0 0", "0 3.2 6.4")]
    [InlineData("0 1 2", "0 2.2 4.4")]
    [InlineData("0 3.2", "0 0")]
    [InlineData("0 10 10", "0 0 3.2")]
    public void Who_asks_at_these_seconds_waits_so_long(string asked, string waits)
    {
        var turns = new TableTurns();

        Assert.Equal(
            waits.Split(' ').Select(Seconds),
            asked.Split(' ').Select(at => turns.Take("ftb-1", TimeSpan.FromSeconds(Seconds(at))).TotalSeconds));
    }

    [Theory]
    [InlineData("forwardTableId", true)]
    [InlineData("snatTableId", true)]
    [InlineData("vpcId", false)]
    public void What_is_in_no_table_waits_for_nobody(string input, bool waits)
    {
        var turns = new TableTurns();
        TimeSpan Take() => turns.TakeFor(name => name == input ? "id-1" : null, TimeSpan.Zero);

        Take();

        Assert.Equal(waits ? TableTurns.Apart : TimeSpan.Zero, Take());
    }

    [Property]
    public void At_one_table_writes_begin_in_the_order_of_asking_and_never_too_close(byte[] tables, byte[] pauses)
    {
        var turns = new TableTurns();
        var begins = new Dictionary<int, TimeSpan>();
        var now = TimeSpan.Zero;
        foreach (var (table, pause) in tables.Zip(pauses))
        {
            now += TimeSpan.FromSeconds(pause / 50d);
            var begin = now + turns.Take($"ftb-{table % 3}", now);

            Assert.True(begin >= now);
            Assert.True(!begins.TryGetValue(table % 3, out var last) || begin - last >= TableTurns.Apart);
            // Nobody waits longer than the one before makes necessary.
            Assert.True(begin == now || begin == begins[table % 3] + TableTurns.Apart);
            begins[table % 3] = begin;
        }
    }

    private static double Seconds(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
