using Sylvan.Data.Csv;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>
/// A CSV reader that knows the line a row begins in. The library counts rows alone: a comment, or a quoted field of several lines,
/// would put every later row into a line where it is not.
/// </summary>
internal sealed class LineCountingCsv(TextReader text, int bufferSize) : IDisposable
{
    private CsvDataReader? _row;

    /// <summary>The current row. Made with the first one, because the library reads that at once.</summary>
    public CsvDataReader Row => _row ??= CsvDataReader.Create(text, new CsvDataReaderOptions
    {
        HasHeaders = false,
        BufferSize = bufferSize,
        ResultSetMode = ResultSetMode.SingleResult,
        CommentHandler = (Action<string>)(_ => NextLine++),
    });

    /// <summary>The line that the current row begins in, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>The line after the current row.</summary>
    public long NextLine { get; private set; } = 1;

    public bool Read()
    {
        if (!Row.Read())
        {
            return false;
        }

        var record = Row.GetRawRecordSpan();
        var lines = record.Count('\n');
        Line = NextLine;

        // Some files end their lines with a carriage return alone.
        NextLine += lines > 0 ? lines : record.Count('\r');
        return true;
    }

    public void Dispose() => _row?.Dispose();
}
