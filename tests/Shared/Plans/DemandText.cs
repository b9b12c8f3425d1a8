using System.Collections.Immutable;
using System.Globalization;
using SharedBandwidth.Planning.Demand;

namespace SharedBandwidth.Tests;

/// <summary>Demand as a line of text, so that tables stay readable: <c>"ecs1 500 13:00-18:00=1000@mon-fri | ecs2 500"</c>.</summary>
internal static class DemandText
{
    public static ImmutableArray<AppDemand> Read(string text) =>
        [.. text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ReadApp)];

    /// <summary>Peaks as <c>"13:00-18:00 ecs1 1000, ecs2 500; ..."</c>.</summary>
    public static string Of(IEnumerable<JointPeak> peaks) =>
        string.Join("; ", peaks.Select(p => $"{p.From}-{p.To} {string.Join(", ", p.Apps.Select(a => $"{a.Key} {a.Value}"))}"));

    private static AppDemand ReadApp(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new AppDemand(words[0], Number(words[1]), [.. words[2..].Select(ReadWindow)]);
    }

    private static DemandWindow ReadWindow(string text)
    {
        var parts = text[12..].Split('@');
        var window = new DemandWindow(Minute(text[..5]), Minute(text[6..11]), Number(parts[0]));
        return parts.Length == 1 ? window : window with { Days = WeekdaysText.Parse(parts[1])!.Value };
    }

    // Not with DayMinute, which is under test.
    private static int Minute(string text) => (Number(text[..2]) * 60) + Number(text[3..]);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
