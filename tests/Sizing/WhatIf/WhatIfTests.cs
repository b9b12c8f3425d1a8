using System.Collections.Immutable;
using FsCheck.Xunit;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Exposure;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Sizing.WhatIf;
using Xunit;

namespace SharedBandwidth.Tests.Sizing.WhatIf;

public sealed class WhatIfTests
{
    private const string Document = "ecs1 500 13:00-18:00=1000 | ecs2 500 19:00-23:00=1000";

    [Theory]
    [InlineData("a 5 13:00-18:00=10", 780)]
    [InlineData("a 5 13:00-18:00=10 09:00-10:00=20", 540)]
    [InlineData("a 5 19:00-20:00=10 13:00-14:00=10", 780)]
    [InlineData("a 5 13:00-18:00=3", null)]
    [InlineData("a 5 00:00-24:00=10", null)]
    [InlineData("a 5", null)]
    public void A_peak_begins_with_the_highest_window(string demand, int? minute) =>
        Assert.Equal(minute, DemandMove.PeakStart(DemandText.Read(demand)[0]));

    [Theory]
    [InlineData("a 5 13:00-18:00=10", 60, "a 5 14:00-19:00=10")]
    [InlineData("a 5 13:00-18:00=10", 360, "a 5 19:00-24:00=10")]
    [InlineData("a 5 13:00-18:00=10", 420, "a 5 20:00-01:00=10")]
    [InlineData("a 5 22:00-02:00=10 06:00-07:00=7", -420, "a 5 15:00-19:00=10 23:00-24:00=7")]
    [InlineData("a 5 23:00-24:00=10@fri", 120, "a 5 01:00-02:00=10@sat")]
    [InlineData("a 5 01:00-02:00=10@mon", -120, "a 5 23:00-24:00=10@sun")]
    [InlineData("a 5 00:00-24:00=10@sat-sun 09:00-10:00=20", 60, "a 5 00:00-24:00=10@sat-sun 10:00-11:00=20")]
    public void A_demand_moves_with_its_lengths_levels_and_days(string demand, int minutes, string moved) =>
        Assert.Equal(Structure.Of(DemandText.Read(moved)[0]), Structure.Of(DemandMove.By(DemandText.Read(demand)[0], minutes)));

    [Theory]
    [InlineData(0, 60, 60)]
    [InlineData(60, 0, -60)]
    [InlineData(0, 720, 720)]
    [InlineData(0, 721, -719)]
    [InlineData(1380, 60, 120)]
    public void A_move_takes_the_shorter_way_round_the_clock(int from, int to, int by) => Assert.Equal(by, DemandMove.Minutes(from, to));

    [Theory]
    [InlineData(Document, null)]
    [InlineData("a 500 12:00-18:00=1000 | b 100 17:00-23:00=800", "a 720 660 -60 1300")]
    [InlineData("a 0 12:00-13:00=10 | b 0 12:00-13:00=30 | c 0 12:30-13:00=10", "a 720 690 -30 40")]
    [InlineData("a 10", null)]
    [InlineData("", null)]
    [InlineData("a 0 09:00-17:00=100@mon-fri | b 0 09:00-17:00=100@fri", "a 540 60 -480 100")]
    public void The_cheapest_move_is_the_shortest_that_is_worth_it(string demand, string? move)
    {
        var found = CheapestMove.Of(Plan(demand));

        Assert.Equal(move, found is null ? null : $"{found.App} {found.FromMinute} {found.ToMinute} {found.ByMinutes} {found.SharedMbps}");
    }

    [Property(Arbitrary = new[] { typeof(Generators) }, MaxTest = 100)]
    public void A_move_brings_the_joint_peak_that_it_says(Demands demands)
    {
        var plan = BandwidthPlanner.Plan(demands.Apps, new BandwidthRequest(null, 0));
        if (CheapestMove.Of(plan) is not { } move)
        {
            return;
        }

        var moved = demands.Apps.Select(demand => demand.App == move.App ? DemandMove.By(demand, move.ByMinutes) : demand);

        Assert.Equal(move.SharedMbps, BandwidthPlanner.Plan(moved, new BandwidthRequest(null, 0)).SharedMbps);
        Assert.True(move.SharedMbps < plan.SharedMbps);
    }

    [Property(Arbitrary = new[] { typeof(Generators) }, MaxTest = 100)]
    public void What_is_over_a_size_is_missing_then_and_at_no_other_time(Demands demands, ushort mbps)
    {
        var plan = BandwidthPlanner.Plan(demands.Apps, new BandwidthRequest(null, 0));
        DemandOver[] over = [.. plan.Over(mbps)];

        // "08:00 to 09:00"; every day is the same.
        (int From, int To)[] times = [.. over.Select(one => (Minute(one.When[..5]), Minute(one.When[9..])))];
        Assert.Equal(
            Enumerable.Range(0, 1440).Where(minute => plan.JointMbpsByMinute[minute] > mbps),
            times.SelectMany(time => Enumerable.Range(time.From, time.To - time.From)));
        Assert.All(over.Zip(times), one => Assert.All(
            Enumerable.Range(one.Second.From, one.Second.To - one.Second.From),
            minute => Assert.All(demands.Apps, app => Assert.Equal(app.MbpsAt(minute), one.First.Apps.GetValueOrDefault(app.App)))));
        Assert.Equal(plan.TimesOver(mbps).Count(), over.Length - times.Zip(times.Skip(1)).Count(pair => pair.First.To == pair.Second.From));
        Assert.All(over, one => Assert.Equal(one.MissingMbps + mbps, one.Apps.Values.Sum(app => (long)app)));
        Assert.Equal(Math.Max(plan.SharedMbps - mbps, 0), over.Select(one => one.MissingMbps).DefaultIfEmpty().Max());

        static int Minute(string text) => DayMinute.TryParse(text, out var minute) ? minute : throw new FormatException(text);
    }

    [Theory]
    [InlineData("a 0 08:00-09:00=60 | b 0 09:00-12:00=50", 20, "08:00 to 09:00: 40, a 60; 09:00 to 12:00: 30, b 50")]
    [InlineData("a 0 08:00-10:00=50 | b 50 08:00-10:00=0", 20,
        "00:00 to 08:00: 30, b 50; 08:00 to 10:00: 30, a 50; 10:00 to 24:00: 30, b 50")]
    [InlineData("a 0 08:00-12:00=50 09:00-10:00=50", 20, "08:00 to 12:00: 30, a 50")]
    [InlineData("a 0 08:00-10:00=50@mon | b 0 09:00-10:00=9@tue | c 0 09:00-11:00=50@tue", 20,
        "08:00 to 10:00 on mon: 30, a 50; 09:00 to 10:00 on tue: 39, b 9 c 50; 10:00 to 11:00 on tue: 30, c 50")]
    public void Where_another_app_needs_something_a_time_of_its_own_begins(string demand, long mbps, string over) => Assert.Equal(
        over,
        string.Join("; ", Plan(demand).Over(mbps).Select(one =>
            $"{one.When}: {one.MissingMbps}, {string.Join(' ', one.Apps.Select(app => $"{app.Key} {app.Value}"))}")));

    [Fact]
    public void Days_that_lack_something_else_are_apart()
    {
        var over = Plan("a 0 09:00-17:00=100@mon-fri | b 0 09:00-17:00=50@fri").Over(80).ToArray();

        Assert.Equal(
            ["09:00 to 17:00 on mon-thu: 20, a", "09:00 to 17:00 on fri: 70, a b"],
            over.Select(one => $"{one.When}: {one.MissingMbps}, {string.Join(' ', one.Apps.Keys)}"));
    }

    [Fact]
    public void Without_an_app_its_address_and_its_demand_go()
    {
        var plan = SupposedPlan.Of(Exposure(), Suppose(without: ["ecs2"]), 0);

        Assert.Equal(("ecs1", "ecs1", 1000), (Assert.Single(plan.Apps).Key, Assert.Single(plan.Addresses).Key, plan.Bandwidth.PackageMbps));
    }

    [Fact]
    public void A_size_a_headroom_and_a_peak_are_planned_as_supposed()
    {
        var sized = SupposedPlan.Of(Exposure(), Suppose(mbps: 1200), 0);
        var moved = SupposedPlan.Of(Exposure(), Suppose(moves: ("ecs2", 13 * 60)), 10);

        Assert.Equal((1200, 1500, 1200), (sized.Bandwidth.PackageMbps, sized.Bandwidth.SharedMbps, sized.Package.BandwidthMbps));
        Assert.Equal((2000, 2200), (moved.Bandwidth.SharedMbps, moved.Bandwidth.PackageMbps));
    }

    private static Supposition Suppose(int? mbps = null, string[]? without = null, params (string App, int Minute)[] moves) =>
        new(mbps, [.. without ?? []], moves.ToImmutableSortedDictionary(move => move.App, move => move.Minute));

    private static ExposurePlan Exposure() => ExposurePlanner.Plan(Specs.Document).Plan;

    private static BandwidthPlan Plan(string demand) => BandwidthPlanner.Plan(DemandText.Read(demand), new BandwidthRequest(null, 0));
}
