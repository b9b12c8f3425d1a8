using System.Globalization;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Sizing.Measured;
using Sylvan.Data.Csv;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>
/// Reads measured rates from a CSV file, row by row: separated by comma, semicolon or tab; numbers with a decimal point, whatever
/// the machine's language; lines that begin with '#' are comments. <see cref="SampleHeader"/> says which columns there can be.
/// </summary>
public static class SampleFile
{
    private const int BufferSize = 1 << 16;
    private const int RowsPerProgress = 1 << 10;

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
        if (text.Peek() is '{' or '[')
        {
            return SampleFileResult.Refused($"{name} is JSON, and only CSV is read; write its rows under a header such as: time,app,mbps.");
        }

        using var csv = new LineCountingCsv(text, BufferSize);
        try
        {
            if (ReadHeader(csv) is not { } fields)
            {
                return SampleFileResult.Refused($"{name} is empty; it needs a header and rows, such as: time,app,mbps.");
            }

            if (!SampleHeader.TryRead(fields, options.Unit, out var header, out var refusal))
            {
                return SampleFileResult.Refused($"{name}: {refusal}");
            }

            var rows = new SampleRows(header, options);
            for (var count = 1; csv.Read(); count++)
            {
                rows.Add(csv.Row, csv.Line);
                if (count % RowsPerProgress == 0)
                {
                    progress?.Invoke((double)stream.Position / stream.Length);
                }
            }

            progress?.Invoke(1);
            return Finish(rows.Build(), name);
        }
        catch (CsvFormatException exception)
        {
            // What follows would be missing without anyone knowing how much it is.
            var line = string.Create(CultureInfo.InvariantCulture, $"{csv.NextLine}");
            var what = exception is CsvRecordTooLargeException ? $"One row has more than {BufferSize / 1024} KiB." : exception.Message;
            return SampleFileResult.Refused($"{name} is not readable as CSV from line {line} on: {what} Is there a quote that does not end?");
        }
    }

    private static string[]? ReadHeader(LineCountingCsv csv)
    {
        while (csv.Read())
        {
            string[] fields = [.. Enumerable.Range(0, csv.Row.RowFieldCount).Select(csv.Row.GetString)];
            if (fields.Any(field => !string.IsNullOrWhiteSpace(field)))
            {
                return fields;
            }
        }

        return null;
    }

    private static SampleFileResult Finish(SampleSetResult result, string name)
    {
        if (result.Samples is not null)
        {
            return new SampleFileResult(result, null);
        }

        var worst = result.Problems.OrderByDescending(problems => problems.Count).FirstOrDefault();
        var why = worst is null
            ? "there is none."
            : string.Create(CultureInfo.InvariantCulture,
                $"the commonest problem is {RowProblemWords.Of(worst.Kind)}, for the first time in line {worst.First[0].Line}: " +
                $"{worst.First[0].Message}");
        return new SampleFileResult(result, $"{name} has no row that can be used: {why}");
    }
}
