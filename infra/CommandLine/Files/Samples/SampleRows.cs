using System.Globalization;
using SharedBandwidth.Sizing.Measured;
using Sylvan.Data.Csv;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>Turns a file's rows into samples, and counts those that cannot be read.</summary>
internal sealed class SampleRows
{
    private readonly SampleHeader _header;
    private readonly RowProblemLog _problems = new();
    private readonly SampleSetBuilder _builder;

    public SampleRows(SampleHeader header, SampleFileOptions options)
    {
        _header = header;
        _builder = new SampleSetBuilder(_problems, options.Apps, options.StepSeconds);
    }

    public SampleSetResult Build() => _builder.Build();

    public void Add(CsvDataReader csv, long line)
    {
        if (csv.RowFieldCount != _header.Columns)
        {
            if (csv.RowFieldCount > 1 || !csv.GetFieldSpan(0).IsWhiteSpace())
            {
                Unreadable(RowProblemKind.WrongShape)?.Add(
                    new RowProblem(line, $"The row has {csv.RowFieldCount} fields and the header {_header.Columns}."));
            }
        }
        else if (!SampleTime.TryRead(csv.GetFieldSpan(_header.TimeColumn).Trim(), out var unixSeconds, out var problem))
        {
            Unreadable(RowProblemKind.UnreadableTime)?.Add(new RowProblem(line, problem));
        }
        else
        {
            foreach (var column in _header.Rates)
            {
                AddRate(csv, unixSeconds, column, line);
            }
        }
    }

    private void AddRate(CsvDataReader csv, long unixSeconds, RateColumn column, long line)
    {
        var app = column.App is null ? csv.GetFieldSpan(_header.AppColumn!.Value).Trim() : column.App;
        var text = csv.GetFieldSpan(column.Index).Trim();
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate))
        {
            _builder.Add(unixSeconds, app, column.Unit.ToMbps(rate), line);
        }
        else if (!text.IsEmpty)
        {
            Unreadable(RowProblemKind.UnreadableRate)?.Add(
                new RowProblem(line, $"{app} has the rate '{text}', which is not a number; use digits and a decimal point."));
        }
        else if (column.App is null)
        {
            // In the wide form an empty field is how a missing sample is written.
            Unreadable(RowProblemKind.UnreadableRate)?.Add(new RowProblem(line, $"{app} has no rate."));
        }
    }

    private List<RowProblem>? Unreadable(RowProblemKind kind)
    {
        _builder.CountUnreadable();
        return _problems.Count(kind);
    }
}
