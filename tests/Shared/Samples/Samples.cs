using SharedBandwidth.Sizing.Measured;

namespace SharedBandwidth.Tests;

/// <summary>Sample sets written down as tables: <c>"web 1 2 - 4 | api 5 5 5 5"</c>, one value per step, "-" where there is none.</summary>
internal static class Samples
{
    /// <summary>2026-03-01 00:00 UTC.</summary>
    public const long Start = 1_772_323_200;

    public static readonly TimeZoneInfo Utc = TimeZoneInfo.Utc;

    // Not looked up by name: a machine may have no time zone data.
    public static readonly TimeZoneInfo Shanghai = TimeZoneInfo.CreateCustomTimeZone("UTC+8", TimeSpan.FromHours(8), null, null);

    public static SampleSet Of(string table, int stepSeconds = 60, long start = Start) =>
        Of(
            table.Split('|', StringSplitOptions.TrimEntries).Select(text => text.Split(' ')).Select(words => (words[0], words[1..].Select(
                word => word == "-" ? double.NaN : double.Parse(word, System.Globalization.CultureInfo.InvariantCulture)).ToArray())),
            stepSeconds,
            start);

    public static SampleSet Of(IEnumerable<(string App, double[] Mbps)> apps, int stepSeconds = 60, long start = Start)
    {
        var builder = new SampleSetBuilder(new RowProblemLog(), null, stepSeconds / 60);
        foreach (var (app, mbps) in apps)
        {
            for (var i = 0; i < mbps.Length; i++)
            {
                if (!double.IsNaN(mbps[i]))
                {
                    builder.Add(start + ((long)i * stepSeconds), app, mbps[i], line: i + 2);
                }
            }
        }

        return builder.Build().Samples!;
    }

    /// <summary>Whole days of one app, each minute from a function of the minute since the start.</summary>
    public static SampleSet Days(int days, Func<int, double> mbps, int stepSeconds = 60, long start = Start) =>
        Of([("app", Enumerable.Range(0, days * 86400 / stepSeconds).Select(i => mbps(i * stepSeconds / 60)).ToArray())],
            stepSeconds, start);
}
