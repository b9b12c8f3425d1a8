using System.Collections.Immutable;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Sizing.Measured;

namespace SharedBandwidth.Sizing.Billing;

/// <summary>One day as bills see it.</summary>
/// <param name="Date">null for a declared day.</param>
/// <param name="RatesMbps">
/// What is used, minute by minute where that is known, otherwise by the step of the samples; those of
/// <see cref="UsageProfile.MinutesPerMean"/> together. In order, each rate for as long as the others; nothing of it is empty.
/// </param>
public sealed record UsageDay(DateOnly? Date, ImmutableArray<ImmutableArray<double>> RatesMbps)
{
    /// <summary>Means over <see cref="UsageProfile.MinutesPerMean"/>, of what was measured.</summary>
    public ImmutableArray<double> MeansMbps { get; } = [.. RatesMbps.Select(rates => rates.Average())];

    internal UsageDay Within(long mbps) => RatesMbps.All(rates => rates.All(rate => rate <= mbps))
        ? this
        : new(Date, [.. RatesMbps.Select(rates => rates.Select(rate => Math.Min(rate, mbps)).ToImmutableArray())]);
}

/// <summary>What is used in a month, declared or measured.</summary>
public sealed record UsageProfile
{
    public const int DefaultBilledDays = 30;

    private const int FiveMinutes = 5;

    public required ImmutableArray<UsageDay> Days { get; init; }

    /// <summary>The days of the month that is billed: those of the month that the samples cover, otherwise 30.</summary>
    public required int BilledDays { get; init; }

    /// <summary>After how many of the days the same ones come again; 0: never.</summary>
    public int DaysPerTurn { get; init; }

    /// <summary>The mean of what is used: of a declared week that of one turn, so that no weekday counts more than another.</summary>
    public double MeanMbps => (DaysPerTurn == 0 ? Days : Days.Take(DaysPerTurn))
        .SelectMany(day => day.RatesMbps).SelectMany(rates => rates).Average();

    public required bool IsMeasured { get; init; }

    /// <summary>Five, as bills count, unless the samples are farther apart or do not divide five minutes: then their step.</summary>
    public required int MinutesPerMean { get; init; }

    /// <summary>Whether percentiles by five minutes can be worked out.</summary>
    public bool IsByFiveMinutes => MinutesPerMean == FiveMinutes;

    /// <summary>The highest mean.</summary>
    public double PeakMbps => Days.Max(day => day.MeansMbps.Max());

    /// <summary>How many of the billed days have traffic, taking days that are not known to be like those that are.</summary>
    public decimal EffectiveDays => (decimal)Days.Count(day => day.MeansMbps.Any(mbps => mbps > 0)) * BilledDays / Days.Length;

    /// <summary>The declared demand of all apps, the same every day or every week; a month is taken to start on a Monday.</summary>
    public static UsageProfile Declared(BandwidthPlan plan)
    {
        UsageDay[] days =
        [
            .. plan.JointMbpsByMinute.Chunk(DayMinute.PerDay)
                .Select(day => new UsageDay(
                    null, [.. day.Chunk(FiveMinutes).Select(minutes => minutes.Select(mbps => (double)mbps).ToImmutableArray())])),
        ];
        return new UsageProfile
        {
            Days = [.. Enumerable.Range(0, DefaultBilledDays).Select(i => days[i % days.Length])],
            DaysPerTurn = days.Length,
            BilledDays = DefaultBilledDays,
            IsMeasured = false,
            MinutesPerMean = FiveMinutes,
        };
    }

    /// <summary>
    /// Measured demand; null when there is no time at which every app has a sample. One-minute samples are averaged to five
    /// minutes, and where some of the five are missing, over those that were measured; longer steps stay as they are. Days are those of
    /// <paramref name="zone"/>.
    /// </summary>
    public static UsageProfile? Measured(JointSeries joint, TimeZoneInfo zone)
    {
        var stepMinutes = joint.Samples.StepMinutes;
        var minutesPerMean = FiveMinutes % stepMinutes == 0 ? FiveMinutes : stepMinutes;
        var days = MeasuredDays.Of(joint, minutesPerMean, zone);
        return days.IsEmpty ? null : new UsageProfile
        {
            Days = days,
            BilledDays = DaysOfCoveredMonth(days) ?? DefaultBilledDays,
            IsMeasured = true,
            MinutesPerMean = minutesPerMean,
        };
    }

    /// <summary>What a package carries of it: at no time more than its size, whatever is used at other times.</summary>
    public UsageProfile Within(long packageMbps)
    {
        // A declared day comes again and again.
        var carried = Days.Distinct().ToDictionary(day => day, day => day.Within(packageMbps));
        return this with { Days = [.. Days.Select(day => carried[day])] };
    }

    /// <summary>The longest time of a day, in minutes, at which at least <paramref name="mbps"/> are used.</summary>
    public int MinutesPerDayAtLeast(double mbps) =>
        Days.Distinct().Max(day => day.MeansMbps.Count(sample => sample >= mbps)) * MinutesPerMean;

    private static int? DaysOfCoveredMonth(ImmutableArray<UsageDay> days)
    {
        var (first, last) = (days[0].Date!.Value, days[^1].Date!.Value);
        var daysInMonth = DateTime.DaysInMonth(first.Year, first.Month);
        return first.Day == 1 && last.DayNumber - first.DayNumber + 1 == daysInMonth && days.Length == daysInMonth ? daysInMonth : null;
    }
}
