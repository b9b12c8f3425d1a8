using System.Collections.Immutable;

namespace SharedBandwidth.Planning.Demand;

/// <summary>Which bandwidth to buy, and the figures behind it. All in Mbit/s, 1 Mbit/s being 10^6 bit/s.</summary>
public sealed record BandwidthPlan
{
    /// <summary>The apps whose demand is known, ordered by key.</summary>
    public required ImmutableArray<AppDemand> Demands { get; init; }

    /// <summary>
    /// Demand of all apps together, one value per minute: of the day (1440) when every day is the same, otherwise of the week from Monday
    /// 00:00 (10080).
    /// </summary>
    public required ImmutableArray<long> JointMbpsByMinute { get; init; }

    /// <summary>The sum of the apps' own peaks: what to buy without sharing.</summary>
    public required long SeparateMbps { get; init; }

    /// <summary>The joint peak: the most that all apps need at the same minute.</summary>
    public required long SharedMbps { get; init; }

    /// <summary>
    /// The package's size; null when neither demand nor a declared number gives one, or when it exists and its size is not declared.
    /// </summary>
    public required long? PackageMbps { get; init; }

    public required SizeReason DecidedBy { get; init; }

    /// <summary>The joint demand's mean over the day or week.</summary>
    public required double MeanMbps { get; init; }

    /// <summary>When the joint peak occurs, in order of the day and then of the week; empty without demand.</summary>
    public required ImmutableArray<JointPeak> Peaks { get; init; }

    /// <summary>How much less the package is than buying separately, in percent; negative when it is more.</summary>
    public double SavedPercent =>
        PackageMbps is { } package && SeparateMbps > 0 ? 100.0 * (SeparateMbps - package) / SeparateMbps : 0;

    /// <summary>How many times the joint peak the apps' own peaks add up to; null without demand.</summary>
    public double? DiversityFactor => SharedMbps > 0 ? (double)SeparateMbps / SharedMbps : null;

    /// <summary>Mean demand in percent of the package.</summary>
    public double UtilisationPercent => PackageMbps is > 0 and { } package ? 100.0 * MeanMbps / package : 0;

    /// <summary>Whether every day is the same.</summary>
    public bool IsDaily => JointMbpsByMinute.Length == DayMinute.PerDay;

    /// <summary>A day on which the joint peak occurs, as the minute in <see cref="JointMbpsByMinute"/> at which it starts.</summary>
    public int BusiestDayStart => JointMbpsByMinute.IndexOf(SharedMbps) / DayMinute.PerDay * DayMinute.PerDay;

    /// <summary>The days that look exactly like the busiest one.</summary>
    public Weekdays BusiestDays => IsDaily
        ? Weekdays.All
        : Enumerable.Range(0, WeekdaysText.DaysPerWeek)
            .Where(day => Day(day * DayMinute.PerDay).SequenceEqual(Day(BusiestDayStart)))
            .Aggregate(Weekdays.None, (days, day) => days | WeekdaysText.Of(day));

    /// <summary>
    /// The times, half-open and in order, at which the apps together need more than <paramref name="mbps"/>, such as
    /// "13:00 to 18:00".
    /// </summary>
    public IEnumerable<string> TimesOver(long mbps) =>
        WeekSpan.Group(SpansOver(mbps, _ => false), IsDaily, _ => "").Select(span => span.When);

    /// <summary>
    /// Those times with how much is missing then and what each app needs: apart where an app's need changes, so that none of the apps that
    /// draw from the package then goes unnamed.
    /// </summary>
    public IEnumerable<DemandOver> Over(long mbps) =>
        WeekSpan.Group(SpansOver(mbps, SomeAppChanges), IsDaily, minute => string.Join(',', Needs(minute)))
            .Select(span => new DemandOver(span.When, JointMbpsByMinute[span.FirstMinute] - mbps, Needs(span.FirstMinute)));

    /// <summary>How many minutes of the day, or of the week where days differ, need more than <paramref name="mbps"/>.</summary>
    public int MinutesOver(long mbps) => JointMbpsByMinute.Count(minute => minute > mbps);

    // None runs over a midnight, or over a minute at which another begins.
    private List<(int From, int To)> SpansOver(long mbps, Func<int, bool> beginsAnother)
    {
        var spans = new List<(int From, int To)>();
        for (var minute = 0; minute < JointMbpsByMinute.Length; minute++)
        {
            var from = minute;
            while (minute < JointMbpsByMinute.Length
                && JointMbpsByMinute[minute] > mbps
                && (minute == from || (minute % DayMinute.PerDay != 0 && !beginsAnother(minute))))
            {
                minute++;
            }

            if (minute > from)
            {
                spans.Add((from, minute));
                minute--;
            }
        }

        return spans;
    }

    private bool SomeAppChanges(int minute) => Demands.Any(demand => demand.MbpsAt(minute) != demand.MbpsAt(minute - 1));

    private ImmutableSortedDictionary<string, int> Needs(int minute) => BandwidthPlanner.AppsAt(Demands, minute);

    private ReadOnlySpan<long> Day(int start) => JointMbpsByMinute.AsSpan(start, DayMinute.PerDay);
}

/// <summary>A time at which the apps together need more than there is.</summary>
/// <param name="When">Such as "13:00 to 18:00" or "13:00 to 18:00 on mon-fri".</param>
/// <param name="MissingMbps">By how much, throughout.</param>
/// <param name="Apps">What each app needs then, by key; those that need nothing are left out.</param>
public sealed record DemandOver(string When, long MissingMbps, ImmutableSortedDictionary<string, int> Apps);
