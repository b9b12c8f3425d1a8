using Spectre.Console.Rendering;

namespace SharedBandwidth.CommandLine.Console;

/// <summary>Breaks styled text into lines at its spaces; words that are too long for a line stay whole.</summary>
internal static class WordWrap
{
    // Up to here every character is one column wide, which saves a costly look-up.
    private const char LastPlainLatin = '\u02FF';

    /// <param name="pieces">The text.</param>
    /// <param name="firstWidth">Room on the first line.</param>
    /// <param name="restWidth">Room on every other line.</param>
    public static IEnumerable<List<TextSpan>> Break(List<TextSpan> pieces, int firstWidth, int restWidth)
    {
        if (pieces.Sum(piece => Width(piece.Text)) <= firstWidth)
        {
            yield return pieces;
            yield break;
        }

        var width = firstWidth;
        var line = new List<TextSpan>();
        var used = 0;
        foreach (var word in Words(pieces))
        {
            var wordWidth = word.Sum(piece => Width(piece.Text));
            if (used > 0 && used + 1 + wordWidth > width)
            {
                yield return line;
                line = [];
                used = 0;
                width = restWidth;
            }

            if (used > 0)
            {
                line.Add(" ");
                used++;
            }

            line.AddRange(word);
            used += wordWidth;
        }

        yield return line;
    }

    /// <summary>How many columns a text takes on a terminal, where Chinese characters are two wide.</summary>
    public static int Width(string text) =>
        text.AsSpan().ContainsAnyExceptInRange(' ', LastPlainLatin) ? new Segment(text).CellCount() : text.Length;

    // A word may change its style on the way, where two pieces meet without a space.
    private static IEnumerable<List<TextSpan>> Words(List<TextSpan> pieces)
    {
        var word = new List<TextSpan>();
        foreach (var piece in pieces)
        {
            var parts = piece.Text.Split(' ');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0 && word.Count > 0)
                {
                    yield return word;
                    word = [];
                }

                if (parts[i].Length > 0)
                {
                    word.Add(piece.Part(parts[i]));
                }
            }
        }

        if (word.Count > 0)
        {
            yield return word;
        }
    }
}
