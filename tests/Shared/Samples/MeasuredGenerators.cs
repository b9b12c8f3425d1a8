using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using SharedBandwidth.Sizing.Measured;

namespace SharedBandwidth.Tests;

/// <summary>Up to five apps with up to a few days of samples, some with gaps.</summary>
public sealed record MeasuredApps(int StepSeconds, double[][] Mbps)
{
    internal SampleSet? ToSamples(int? apps = null)
    {
        var rows = Mbps.Take(apps ?? Mbps.Length).Select((mbps, i) => (((char)('a' + i)).ToString(), mbps)).ToArray();
        return rows.Any(row => row.mbps.Any(v => !double.IsNaN(v))) ? Samples.Of(rows, StepSeconds) : null;
    }

    public override string ToString() => $"{StepSeconds} s: "
        + $"{string.Join(" | ", Mbps.Select(row => string.Join(' ', row.Select(v => v.ToString(CultureInfo.InvariantCulture)))))}";
}

/// <summary>Some values in any order, at least one.</summary>
public sealed record Values(double[] Mbps);

/// <summary>A small circular profile and a slack, small enough to try every cover.</summary>
public sealed record SmallProfile(int?[] Mbps, int Slack)
{
    public override string ToString() =>
        $"slack {Slack}: {string.Join(' ', Mbps.Select(v => v?.ToString(CultureInfo.InvariantCulture) ?? "-"))}";
}

/// <summary>A small profile of a week from Monday on, and a slack, small enough to try every cover.</summary>
public sealed record SmallWeek(int?[][] MbpsByDay, int Slack)
{
    public override string ToString() =>
        $"slack {Slack}: " + string.Join(" | ", MbpsByDay.Select(day =>
            string.Join(' ', day.Select(v => v?.ToString(CultureInfo.InvariantCulture) ?? "-"))));
}

/// <summary>
/// Two weeks or a little more of five-minute samples of one app, some hours of some weekdays higher, perhaps with noise and gaps.
/// </summary>
public sealed record MeasuredWeeks(double[] Mbps)
{
    /// <summary>From 2026-03-02, a Monday, 00:00 UTC on.</summary>
    public const long Start = Samples.Start + (24 * 60 * 60);

    internal SampleSet ToSamples() => Samples.Of([("app", Mbps)], 300, Start);
}

/// <summary>Makes the inputs of the laws about samples.</summary>
public static class MeasuredGenerators
{
    private static readonly Gen<double> _mbps = Gen.OneOf(
        Gen.Choose(0, 2000).Select(v => (double)v), Gen.Choose(0, 20_000).Select(v => v / 8.0), Gen.Elements(0.0, 500, 1000));

    private static readonly Gen<int?> _cell = Gen.Frequency((8, Gen.Choose(0, 5).Select(v => (int?)v)), (1, Gen.Constant((int?)null)));

    public static Arbitrary<MeasuredApps> Apps()
    {
        var withGaps = Gen.Frequency((19, _mbps), (1, Gen.Constant(double.NaN)));
        var apps =
            from step in Gen.Elements(60, 300)
            from length in Gen.Frequency((3, Gen.Choose(1, 40)), (1, Gen.Choose(1400, 3000)))
            from count in Gen.Choose(1, 5)
            from gaps in Gen.Elements(false, true)
            from rows in (gaps ? withGaps : _mbps).ArrayOf(length).ArrayOf(count)
            select new MeasuredApps(step, rows);
        return apps.ToArbitrary();
    }

    public static Arbitrary<Values> SomeValues() =>
        Gen.Choose(1, 400).SelectMany(length => _mbps.ArrayOf(length)).Select(v => new Values(v)).ToArbitrary();

    public static Arbitrary<MeasuredWeeks> Weeks()
    {
        var window =
            from day in Gen.Choose(0, 6)
            from days in Gen.Choose(1, 5)
            from hour in Gen.Choose(0, 23)
            from hours in Gen.Choose(1, 12)
            from mbps in Gen.Elements(0, 200, 250, 900, 1000)
            select (Day: day, Days: days, Hour: hour, Hours: hours, Mbps: mbps);
        var weeks =
            from windows in window.ListOf().Resize(4)
            from noise in Gen.Elements(0, 40, 400)
            from gapPercent in Gen.Elements(0, 0, 60)
            from length in Gen.Choose(14 * 288, 15 * 288)
            from seed in Gen.Choose(0, int.MaxValue)
            select new MeasuredWeeks(Mbps(windows, noise, gapPercent, length, new Random(seed)));
        return weeks.ToArbitrary();

        static double[] Mbps(
            IEnumerable<(int Day, int Days, int Hour, int Hours, int Mbps)> windows, int noise, int gapPercent, int length, Random random)
        {
            var hours = Enumerable.Repeat(500, 7 * 24).ToArray();
            foreach (var w in windows)
            {
                for (var i = 0; i < w.Days * w.Hours; i++)
                {
                    hours[((((w.Day + (i / w.Hours)) * 24) + w.Hour + (i % w.Hours)) % hours.Length)] = w.Mbps;
                }
            }

            return [.. Enumerable.Range(0, length).Select(i => random.Next(100) < gapPercent
                && i > 0 && i < length - 1 ? double.NaN : hours[i / 12 % hours.Length] + (noise * random.NextDouble()))];
        }
    }

    public static Arbitrary<SmallWeek> SmallWeeks()
    {
        var weeks =
            from length in Gen.Choose(1, 3)
            from patterns in _cell.ArrayOf(length).ArrayOf(3)
            from days in Gen.Elements(patterns).ArrayOf(7)
            from slack in Gen.Choose(0, 3)
            select new SmallWeek(days, slack);
        return weeks.ToArbitrary();
    }

    public static Arbitrary<SmallProfile> SmallProfiles()
    {
        var profiles =
            from length in Gen.Choose(1, 7)
            from cells in _cell.ArrayOf(length)
            from slack in Gen.Choose(0, 3)
            select new SmallProfile(cells, slack);
        return Arb.From(profiles, p => p.Mbps.Length == 1 ? [] : [p with { Mbps = p.Mbps[1..] }, p with { Mbps = p.Mbps[..^1] }]);
    }
}
