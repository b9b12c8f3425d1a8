using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>A column of rates: of one app in the wide form, otherwise of the app that a column of its own names (null here).</summary>
internal readonly record struct RateColumn(int Index, RateUnit Unit, string? App);

/// <summary>
/// Where a file has what. Long form: a column "time", a column "app" and a column of rates. Wide form: a column "time" and one
/// column of rates per app. The unit stands in the header: alone (<c>mbps</c>) or behind a name (<c>web [kbit/s]</c>).
/// </summary>
internal sealed record SampleHeader(int Columns, int TimeColumn, int? AppColumn, ImmutableArray<RateColumn> Rates)
{
    private static readonly string[] _timeNames = ["time", "timestamp", "date", "datetime"];

    /// <summary>Reads a header; otherwise says in one sentence why it cannot be used.</summary>
    public static bool TryRead(
        IReadOnlyList<string> fields, RateUnit? unit, [NotNullWhen(true)] out SampleHeader? header,
        [NotNullWhen(false)] out string? refusal)
    {
        header = null;
        var time = Find(fields, _timeNames);
        var app = Find(fields, ["app"]);
        var cells = fields.Select(HeaderCell.Parse).ToArray();
        if (time < 0)
        {
            refusal = $"The header ({string.Join(", ", fields.Take(10))}) has no column 'time'; write time, app and mbps, or time and " +
                "one column per app.";
        }
        else if (cells.FirstOrDefault(c => c.UnitText is { } text && RateUnit.Parse(text) is null) is { UnitText: { } wrong })
        {
            refusal = RateUnit.IsBytes(wrong)
                ? $"The header has the unit '{wrong}', which is bytes; bits are needed: use {RateUnit.Known}."
                : $"The header has the unit '{wrong}', which is not known; use {RateUnit.Known}.";
        }
        else
        {
            var others = Enumerable.Range(0, fields.Count).Where(i => i != time && i != app);
            refusal = app >= 0 ? FindRate(cells, others, unit, out var rates) : FindApps(cells, others, unit, out rates);
            header = refusal is null ? new SampleHeader(fields.Count, time, app < 0 ? null : app, rates) : null;
        }

        return header is not null;
    }

    private static string? FindRate(HeaderCell[] cells, IEnumerable<int> others, RateUnit? unit, out ImmutableArray<RateColumn> rates)
    {
        int[] all = [.. others];
        int[] withUnit = [.. all.Where(i => cells[i].Unit is not null)];
        var candidates = withUnit.Length > 0 ? withUnit : all;
        rates = [];
        if (candidates.Length != 1)
        {
            return candidates.Length == 0
                ? "The header has no column of rates; write time, app and mbps."
                : $"The header has {candidates.Length} columns that could be the rates " +
                    $"({string.Join(", ", candidates.Select(i => cells[i].Text))}); leave one, with its unit, such as mbps.";
        }

        if ((cells[candidates[0]].Unit ?? unit) is not { } rateUnit)
        {
            return NoUnit(cells[candidates[0]].Text);
        }

        rates = [new RateColumn(candidates[0], rateUnit, null)];
        return null;
    }

    private static string? FindApps(HeaderCell[] cells, IEnumerable<int> others, RateUnit? unit, out ImmutableArray<RateColumn> rates)
    {
        int[] all = [.. others];
        rates = [];
        if (all.Length == 0)
        {
            return "The header has no column beside the time; write time, app and mbps, or time and one column per app.";
        }

        if (all.Where(i => cells[i].Name.Length == 0).Select(i => cells[i].Text).FirstOrDefault() is { } nameless)
        {
            return $"The header has the column '{nameless}' and none that names an app; add a column 'app', or name each column after " +
                "its app, such as 'web [Mbit/s]'.";
        }

        if (all.GroupBy(i => cells[i].Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return $"The header has {twice.Count()} columns for the app '{twice.Key}'; leave one.";
        }

        if (unit is null && all.Where(i => cells[i].Unit is null).Select(i => cells[i].Text).FirstOrDefault() is { } unitless)
        {
            return NoUnit(unitless);
        }

        rates = [.. all.Select(i => new RateColumn(i, (cells[i].Unit ?? unit)!.Value, cells[i].Name))];
        return null;
    }

    private static string NoUnit(string column) =>
        $"The column '{column}' does not say its unit; write, for example, '{column} [Mbit/s]' in the header, or give the unit with " +
            "--unit.";

    private static int Find(IReadOnlyList<string> fields, string[] names)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (names.Contains(fields[i].Trim(), StringComparer.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
