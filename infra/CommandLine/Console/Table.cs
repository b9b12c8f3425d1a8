using SharedBandwidth.CommandLine.Words;

namespace SharedBandwidth.CommandLine.Console;

/// <summary>Rows of short cells under headings: the first column to the left, numbers to the right.</summary>
internal static class Table
{
    private const string Gap = "   ";

    public static void Write(Page page, string[] headings, IEnumerable<string[]> rows)
    {
        string[][] all = [headings, .. rows];
        var widths = headings.Select((_, column) => all.Max(row => row[column].Length)).ToArray();
        if (Indent.Body.First.Length + widths.Sum() + ((widths.Length - 1) * Gap.Length) > page.Width)
        {
            WriteNarrow(page, headings, all[1..]);
            return;
        }

        for (var i = 0; i < all.Length; i++)
        {
            var cells = all[i].Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            var line = string.Join(Gap, cells);
            page.Line([Indent.Body.First, i == 0 ? TextSpan.Dim(line) : line]);
        }
    }

    // Where the columns have no room beside each other, each row is a sentence.
    private static void WriteNarrow(Page page, string[] headings, string[][] rows)
    {
        foreach (var row in rows)
        {
            var cells = headings.Zip(row).Skip(1).Select(
                cell => $"{cell.First.Replace(' ', Format.FixedSpace)}{Format.FixedSpace}{cell.Second.Replace(' ', Format.FixedSpace)}");
            page.Wrapped(new Indent(Indent.Body.First, $"{Indent.Body.First}  "), $"{row[0]}: {string.Join(", ", cells)}");
        }
    }
}
