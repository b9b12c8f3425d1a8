using System.Globalization;
using System.Text;
using System.Text.Json;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Sizing.Measured;
using Sylvan.Data.Csv;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>
/// Reads measured rates from a CSV file, row by row: separated by comma, semicolon or tab; numbers with a decimal point, whatever
/// the machine's language; lines that begin with '#' are comments. <see cref="SampleHeader"/> says which columns there can be. Or from
/// CloudMonitor's JSON, see <see cref="DatapointTable"/>, whose fields are taken for columns.
/// </summary>
public static class SampleFile
{
    private const int BufferSize = 1 << 16;
    private const int RowsPerProgress = 1 << 10;
    private const int MostJsonCharacters = 100_000_000;

    /// <param name="path">The file.</param>
    /// <param name="options">What the user says about it.</param>
    /// <param name="progress">Told now and then which share of the file is read, from 0 to 1, and at the end; never for a pipe, whose
    /// length nobody knows.</param>
    public static SampleFileResult Read(string path, SampleFileOptions options, Action<double>? progress = null)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.SequentialScan);
            return Read(stream, Path.GetFileName(path), options, stream.CanSeek ? progress : null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return SampleFileResult.Refused($"{path} cannot be read: {exception.Message}");
        }
    }

    /// <param name="stream">The file's bytes; one that can tell its length when there is a <paramref name="progress"/>.</param>
    /// <param name="name">What the file is called in sentences.</param>
    /// <param name="options">What the user says about it.</param>
    /// <param name="progress">Told now and then which share of the file is read, from 0 to 1, and at the end.</param>
    public static SampleFileResult Read(Stream stream, string name, SampleFileOptions options, Action<double>? progress = null)
    {
        using var text = new StreamReader(stream, bufferSize: BufferSize);
        return text.Peek() is '{' or '[' ? ReadJson(text, name, options) : ReadCsv(text, stream, name, options, progress);
    }

    private static SampleFileResult ReadCsv(
        StreamReader text, Stream stream, string name, SampleFileOptions options, Action<double>? progress)
    {
        using var csv = new CsvTable(text, BufferSize);
        try
        {
            return Read(csv, name, options, count =>
            {
                if (count % RowsPerProgress == 0)
                {
                    progress?.Invoke((double)stream.Position / stream.Length);
                }
            });
        }
        catch (CsvFormatException exception)
        {
            // What follows would be missing without anyone knowing how much it is.
            var line = string.Create(CultureInfo.InvariantCulture, $"{csv.NextLine}");
            var what = exception is CsvRecordTooLargeException ? $"One row has more than {BufferSize / 1024} KiB." : exception.Message;
            return SampleFileResult.Refused(
                $"{name} is not readable as CSV from line {line} on: {what} Is there a quote that does not end?");
        }
        finally
        {
            progress?.Invoke(1);
        }
    }

    private static SampleFileResult ReadJson(StreamReader text, string name, SampleFileOptions options)
    {
        var json = new StringBuilder();
        var buffer = new char[BufferSize];
        for (int length; (length = text.ReadBlock(buffer)) > 0;)
        {
            json.Append(buffer, 0, length);
            if (json.Length > MostJsonCharacters)
            {
                return SampleFileResult.Refused(
                    $"{name} has more than {MostJsonCharacters / 1_000_000} million characters of JSON; give it in parts, or as CSV.");
            }
        }

        try
        {
            using var points = new DatapointTable(Encoding.UTF8.GetBytes(json.ToString()));
            return Read(points, name, options, _ => { });
        }
        catch (JsonException exception)
        {
            return SampleFileResult.Refused($"{name} is not readable as JSON: {exception.Message}");
        }
        catch (FormatException exception)
        {
            return SampleFileResult.Refused(
                $"{name} is JSON that holds {exception.Message}; give what DescribeMetricList returns, or a list of its points.");
        }
    }

    private static SampleFileResult Read(ISampleTable table, string name, SampleFileOptions options, Action<int> afterRow)
    {
        if (table.ReadHeader() is not { } fields)
        {
            return SampleFileResult.Refused($"{name} {table.EmptyWords}");
        }

        if (!SampleHeader.TryRead(fields, options, out var header, out var refusal))
        {
            return SampleFileResult.Refused($"{name}: {refusal}");
        }

        var rows = new SampleRows(header, table, options);
        for (var count = 1; table.Read(); count++)
        {
            rows.AddRow();
            afterRow(count);
        }

        return Finish(rows.Build(), name, table.PlaceWord) with
        {
            Rows = rows.Count,
            Notes = header.Notes,
            PlaceWord = table.PlaceWord,
        };
    }

    private static SampleFileResult Finish(SampleSetResult result, string name, string placeWord)
    {
        if (result.Samples is not null)
        {
            return new SampleFileResult(result, null);
        }

        if (result.StepProblem is { } step)
        {
            return new SampleFileResult(result, $"{name}: {StepWords.Of(step)}");
        }

        var worst = result.Problems.OrderByDescending(problems => problems.Count).FirstOrDefault();
        var why = worst is null
            ? "there is none."
            : string.Create(CultureInfo.InvariantCulture,
                $"the commonest problem is {RowProblemWords.Of(worst.Kind)}, for the first time in {placeWord} {worst.First[0].Line}: " +
                $"{worst.First[0].Message}");
        return new SampleFileResult(result, $"{name} has no row that can be used: {why}");
    }
}
