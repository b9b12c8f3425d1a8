namespace SharedBandwidth.Planning.Findings;

/// <summary>Lists and values inside sentences.</summary>
public static class Sentence
{
    public static string And(IEnumerable<string> items) => Join([.. items], "and");

    public static string Or(IEnumerable<string> items) => Join([.. items], "or");

    /// <summary>The first <paramref name="most"/> items, and how many more there are.</summary>
    public static string AndAtMost(IEnumerable<string> items, int most)
    {
        string[] all = [.. items];
        return all.Length <= most ? And(all) : And([.. all.Take(most), $"{all.Length - most} more"]);
    }

    /// <summary>A value from a file, which may have any length, so that a sentence stays one line.</summary>
    public static string Shorten(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= 60 ? line : $"{line[..57]}...";
    }

    private static string Join(string[] items, string word) => items.Length switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items[..^1])} {word} {items[^1]}",
    };
}
