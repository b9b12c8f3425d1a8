using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>A column of rates.</summary>
internal readonly record struct RateCell(int Index, RateUnit Unit);

/// <summary>
/// The rates of one app in the wide form, otherwise of the app that a column of its own names (null here). Of several columns, which are
/// the two directions, the larger counts.
/// </summary>
internal readonly record struct RateColumn(ImmutableArray<RateCell> Cells, string? App);

/// <summary>
/// Where a file has what. Long form: a column "time", a column "app" (or CloudMonitor's "instanceId") and one of rates, or two where they
/// are both directions. Wide form: a column "time" and one of rates per app, or two. The unit stands in the header: alone (<c>mbps</c>) or
/// behind a name (<c>web [kbit/s]</c>).
/// </summary>
/// <param name="Columns">How many fields a row has.</param>
/// <param name="TimeColumn">Where the time is.</param>
/// <param name="AppColumn">Where the app's name is; null in the wide form.</param>
/// <param name="Rates">Where the rates are.</param>
/// <param name="Notes">What was taken for what where it does not go without saying; one sentence each.</param>
internal sealed record SampleHeader(
    int Columns, int TimeColumn, int? AppColumn, ImmutableArray<RateColumn> Rates, ImmutableArray<string> Notes)
{
    private const string BothDirections = "are both directions: the larger of each row counts";

    /// <summary>Reads a header; otherwise says in one sentence why it cannot be used.</summary>
    public static bool TryRead(
        IReadOnlyList<string> fields, SampleFileOptions options, [NotNullWhen(true)] out SampleHeader? header,
        [NotNullWhen(false)] out string? refusal)
    {
        header = null;
        var cells = fields.Select(HeaderCell.Parse).ToArray();
        var time = Array.FindIndex(cells, cell => cell.IsTime);
        var app = Array.FindIndex(cells, cell => cell.IsName);
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
            var notes = ImmutableArray.CreateBuilder<string>();
            var others = Enumerable.Range(0, fields.Count).Where(i => i != time && i != app).ToArray();
            refusal = app >= 0
                ? FindRate(cells, others, cells[app].IsInstance, options.Unit, notes, out var rates)
                : FindApps(cells, others, options, notes, out rates);
            header = refusal is null ? new SampleHeader(fields.Count, time, app < 0 ? null : app, rates, notes.ToImmutable()) : null;
        }

        return header is not null;
    }

    private static string? FindRate(
        HeaderCell[] cells, int[] others, bool isCloudMonitor, RateUnit? unit, ImmutableArray<string>.Builder notes,
        out ImmutableArray<RateColumn> rates)
    {
        int[] withUnit = [.. others.Where(i => cells[i].Unit is not null)];
        var candidates = withUnit.Length > 0 ? withUnit : others;
        rates = [];
        if (Pick(cells, candidates) is not { } picked)
        {
            return candidates.Length == 0
                ? "The header has no column of rates; write time, app and mbps."
                : $"The header has {candidates.Length} columns that could be the rates " +
                    $"({string.Join(", ", candidates.Select(i => cells[i].Text))}); leave one, with its unit, such as mbps.";
        }

        string[] names = [.. picked.Select(i => cells[i].Text)];
        if (picked.FirstOrDefault(i => cells[i].Unit is null && unit is null, -1) is >= 0 and var unitless)
        {
            if (!isCloudMonitor)
            {
                return NoUnit(cells[unitless].Text);
            }

            notes.Add("Rates are taken to be in bit/s, as CloudMonitor gives net_rx.rate and net_tx.rate; if not, say so with --unit.");
            unit = RateUnit.BitPerSecond;
        }

        if (picked.Length > 1)
        {
            notes.Add($"{Sentence.And(names)} {BothDirections}.");
        }
        else if (candidates.Length > 1)
        {
            notes.Add($"The column {names[0]} is taken for the rate.");
        }

        rates = [new RateColumn([.. picked.Select(i => new RateCell(i, (cells[i].Unit ?? unit)!.Value))], null)];
        return null;
    }

    // The only column, the one of the means, or the two of both directions.
    private static int[]? Pick(HeaderCell[] cells, int[] candidates)
    {
        int[] means = [.. candidates.Where(i => cells[i].IsMean)];
        var ways = candidates.ToLookup(i => Directions.Of(cells[i].Name)?.Direction);
        return (candidates, means) switch
        {
            ([var only], _) => [only],
            (_, [var mean]) => [mean],
            _ when ways[Direction.In].Count() == 1 && ways[Direction.Out].Count() == 1
                && !ways[null].Any(i => cells[i].Unit is not null) => [ways[Direction.In].Single(), ways[Direction.Out].Single()],
            _ => null,
        };
    }

    private static string? FindApps(
        HeaderCell[] cells, int[] others, SampleFileOptions options, ImmutableArray<string>.Builder notes,
        out ImmutableArray<RateColumn> rates)
    {
        rates = [];
        if (others.Length == 0)
        {
            return "The header has no column beside the time; write time, app and mbps, or time and one column per app.";
        }

        if (others.Where(i => cells[i].Name.Length == 0).Select(i => cells[i].Text).FirstOrDefault() is { } nameless)
        {
            return $"The header has the column '{nameless}' and none that names an app; add a column 'app', or name each column after " +
                "its app, such as 'web [Mbit/s]'.";
        }

        if (options.Unit is null && others.Where(i => cells[i].Unit is null).Select(i => cells[i].Text).FirstOrDefault() is { } unitless)
        {
            return NoUnit(unitless);
        }

        var pairs = Pairs(cells, others, options);
        var apps = others.GroupBy(i => pairs.GetValueOrDefault(i, cells[i].Name), StringComparer.Ordinal).ToArray();
        if (apps.FirstOrDefault(columns => columns.Count() > (pairs.ContainsKey(columns.First()) ? 2 : 1)) is { } twice)
        {
            return $"The header has {twice.Count()} columns for the app '{twice.Key}'; leave one, or one for each direction.";
        }

        if (pairs.Count > 0)
        {
            notes.Add($"Columns such as {Sentence.And(pairs.Keys.Order().Take(2).Select(i => cells[i].Text))} {BothDirections}.");
        }

        rates =
        [
            .. apps.Select(app => new RateColumn([.. app.Select(i => new RateCell(i, (cells[i].Unit ?? options.Unit)!.Value))], app.Key)),
        ];
        return null;
    }

    // The app of each column whose name is that of an app and a direction, where another column has the other direction.
    private static Dictionary<int, string> Pairs(HeaderCell[] cells, int[] others, SampleFileOptions options)
    {
        var ways = others.Where(i => options.Names?.Apps.Contains(cells[i].Name) is not true)
            .Select(i => (Column: i, Way: Directions.Of(cells[i].Name)))
            .Where(column => column.Way is { Base.Length: > 0 })
            .ToArray();
        return ways.GroupBy(column => column.Way!.Value.Base, StringComparer.Ordinal)
            .Where(app => app.Select(column => column.Way!.Value.Direction).Distinct().Count() == 2)
            .SelectMany(app => app.Select(column => (column.Column, App: app.Key)))
            .ToDictionary(column => column.Column, column => column.App);
    }

    private static string NoUnit(string column) =>
        $"The column '{column}' does not say its unit; write, for example, '{column} [Mbit/s]' in the header, or give the unit with " +
            "--unit.";
}
