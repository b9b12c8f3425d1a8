namespace SharedBandwidth.CommandLine.Files;

/// <summary>Which way a column's traffic goes.</summary>
internal enum Direction
{
    In,
    Out,
}

/// <summary>Finds directions in the names of columns.</summary>
internal static class Directions
{
    private static readonly string[] _in = ["rx", "in", "inbound", "ingress", "received", "internetin", "networkin"];
    private static readonly string[] _out = ["tx", "out", "outbound", "egress", "sent", "internetout", "networkout"];
    private static readonly string[] _inText = ["入方向", "流入", "入"];
    private static readonly string[] _outText = ["出方向", "流出", "出"];

    /// <summary>The direction that a name holds, and the name without it; null: none, or both.</summary>
    public static (Direction Direction, string Base)? Of(string name)
    {
        var found = Words(name).Where(word => Way(name[word]) is not null).Concat(Texts(name)).ToArray();
        if (found is not [var range])
        {
            return null;
        }

        var (start, length) = range.GetOffsetAndLength(name.Length);
        var rest = (name[..start].TrimEnd(' ', '_', '-', '.', '/', ':') + name[(start + length)..]).Trim(' ', '_', '-', '.', '/', ':');
        return ((Way(name[range]) ?? WayOfText(name[range]))!.Value, rest);
    }

    private static Direction? Way(string word) =>
        _in.Contains(word, StringComparer.OrdinalIgnoreCase) ? Direction.In
        : _out.Contains(word, StringComparer.OrdinalIgnoreCase) ? Direction.Out
        : null;

    private static Direction? WayOfText(string text) =>
        _inText.Contains(text) ? Direction.In : _outText.Contains(text) ? Direction.Out : null;

    private static IEnumerable<Range> Words(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            var from = i;
            while (i < name.Length && char.IsAsciiLetterOrDigit(name[i]))
            {
                i++;
            }

            if (i > from)
            {
                yield return from..i;
            }
        }
    }

    // The longest text that fits stands for all that it holds.
    private static IEnumerable<Range> Texts(string name) => new[] { _inText, _outText }
        .Select(texts => texts.FirstOrDefault(text => name.Contains(text, StringComparison.Ordinal)))
        .OfType<string>()
        .Select(text => name.IndexOf(text, StringComparison.Ordinal) is var at ? at..(at + text.Length) : default);
}
