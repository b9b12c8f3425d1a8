using Sylvan.Data.Csv;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>
/// A CSV file that knows the line a row begins in. The library counts rows alone: a comment, or a quoted field of several lines, would put
/// every later row into a line where it is not.
/// </summary>
internal sealed class CsvTable(TextReader text, int bufferSize) : ISampleTable, IDisposable
{
    private CsvDataReader? _row;

    public string PlaceWord => "line";

    /// <summary>The line that the current row begins in, from 1.</summary>
    public long Place { get; private set; }

    /// <summary>The line after the current row.</summary>
    public long NextLine { get; private set; } = 1;

    public int FieldCount => _row!.RowFieldCount;

    public bool PartsThousandsByComma { get; private set; } = true;

    public string EmptyWords => "is empty; it needs a header and rows, such as: time,app,mbps.";

    public IReadOnlyList<string>? ReadHeader()
    {
        while (Read())
        {
            string[] fields = [.. Enumerable.Range(0, FieldCount).Select(_row!.GetString)];
            if (fields.Any(field => !string.IsNullOrWhiteSpace(field)))
            {
                PartsThousandsByComma = _row!.GetRawRecordSpan().Count(';') < fields.Length - 1 || fields.Length == 1;
                return fields;
            }
        }

        return null;
    }

    public bool Read()
    {
        // Made with the first row, because the library reads that at once.
        _row ??= Open();
        if (!_row.Read())
        {
            return false;
        }

        var record = _row.GetRawRecordSpan();
        var lines = record.Count('\n');
        Place = NextLine;

        // Some files end their lines with a carriage return alone.
        NextLine += lines > 0 ? lines : record.Count('\r');
        return true;
    }

    public ReadOnlySpan<char> Field(int index) => _row!.GetFieldSpan(index);

    public void Dispose() => _row?.Dispose();

    private CsvDataReader Open() => CsvDataReader.Create(text, new CsvDataReaderOptions
    {
        HasHeaders = false,
        BufferSize = bufferSize,
        ResultSetMode = ResultSetMode.SingleResult,
        CommentHandler = (Action<string>)(_ => NextLine++),
    });
}
