using SharedBandwidth.Sizing.Measured;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>Turns a table's rows into samples, and counts those that cannot be read.</summary>
internal sealed class SampleRows
{
    private readonly SampleHeader _header;
    private readonly ISampleTable _table;
    private readonly SampleTime _time;
    private readonly RowProblemLog _problems = new();
    private readonly SampleSetBuilder _builder;

    public SampleRows(SampleHeader header, ISampleTable table, SampleFileOptions options)
    {
        _header = header;
        _table = table;
        _time = new SampleTime(options.Zone);
        _builder = new SampleSetBuilder(_problems, options.Names, options.StepMinutes);
    }

    /// <summary>How many rows were taken, empty ones aside.</summary>
    public long Count { get; private set; }

    public SampleSetResult Build() => _builder.Build();

    /// <summary>Takes the table's current row.</summary>
    public void AddRow()
    {
        if (_table.FieldCount == 1 && _table.Field(0).IsWhiteSpace() && _header.Columns > 1)
        {
            return;
        }

        Count++;
        if (_table.FieldCount != _header.Columns)
        {
            Unreadable(RowProblemKind.WrongShape)?.Add(
                new RowProblem(_table.Place, $"The row has {_table.FieldCount} fields and the header {_header.Columns}."));
        }
        else if (!_time.TryRead(_table.Field(_header.TimeColumn).Trim(), out var unixSeconds, out var problem))
        {
            Unreadable(RowProblemKind.UnreadableTime)?.Add(new RowProblem(_table.Place, problem));
        }
        else
        {
            foreach (ref readonly var column in _header.Rates.AsSpan())
            {
                AddRate(unixSeconds, column);
            }
        }
    }

    private void AddRate(long unixSeconds, in RateColumn column)
    {
        var app = column.App is null ? _table.Field(_header.AppColumn!.Value).Trim() : column.App;
        double? largest = null;
        foreach (ref readonly var cell in column.Cells.AsSpan())
        {
            var text = _table.Field(cell.Index).Trim();
            if (text.IsEmpty)
            {
                continue;
            }

            if (!RateText.TryRead(text, _table.PartsThousandsByComma, out var rate))
            {
                Unreadable(RowProblemKind.UnreadableRate)?.Add(new RowProblem(
                    _table.Place, $"{app} has the rate '{text}', which is not a number; use digits and a decimal point."));
                return;
            }

            // A rate below zero, or one that is no number, must not hide behind the other direction.
            var mbps = cell.Unit.ToMbps(rate);
            largest = largest is not { } other || !(mbps >= 0) || (other >= 0 && mbps > other) ? mbps : other;
        }

        if (largest is { } found)
        {
            _builder.Add(unixSeconds, app, found, _table.Place);
        }
        else if (column.App is null)
        {
            // In the wide form an empty field is how a missing sample is written.
            Unreadable(RowProblemKind.UnreadableRate)?.Add(new RowProblem(_table.Place, $"{app} has no rate."));
        }
    }

    private List<RowProblem>? Unreadable(RowProblemKind kind)
    {
        _builder.CountUnreadable();
        return _problems.Count(kind);
    }
}
