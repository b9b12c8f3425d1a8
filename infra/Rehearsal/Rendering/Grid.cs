namespace SharedBandwidth.Rehearsal.Rendering;

/// <summary>Rows of short cells under headings: the first column to the left, numbers to the right.</summary>
internal static class Grid
{
    private const string Gap = "   ";

    public static void Write(Page page, string[] headings, IEnumerable<string[]> rows)
    {
        string[][] all = [headings, .. rows];
        var widths = headings.Select((_, column) => all.Max(row => row[column].Length)).ToArray();
        for (var i = 0; i < all.Length; i++)
        {
            var cells = all[i].Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            var line = string.Join(Gap, cells);
            page.Line([Indent.Body.First, i == 0 ? Piece.Dim(line) : line]);
        }
    }
}
