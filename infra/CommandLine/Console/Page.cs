using SharedBandwidth.CommandLine.Words;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace SharedBandwidth.CommandLine.Console;

/// <summary>
/// Lines of styled text, written in one go: the console's own layout widgets measure every row several times, which is felt with
/// thousands of resources.
/// </summary>
internal sealed class Page(int width, ColorSystem colours)
{
    // A narrower terminal wraps by itself.
    private const int NarrowestWidth = 40;

    private readonly List<Segment> _segments = [];

    public int Width { get; } = Math.Max(width, NarrowestWidth);

    public bool HasColours { get; } = colours != ColorSystem.NoColors;

    /// <summary>Whether colours alone tell things apart: with 16 or fewer, two may come out the same.</summary>
    public bool HasManyColours { get; } = colours is ColorSystem.EightBit or ColorSystem.TrueColor;

    public static Page For(IAnsiConsole console) => new(console.Profile.Width, console.Profile.Capabilities.ColorSystem);

    public void Blank() => _segments.Add(Segment.LineBreak);

    /// <summary>Starts a section.</summary>
    public void Heading(params ReadOnlySpan<TextSpan> pieces)
    {
        Blank();
        Wrapped(new Indent("", "  "), pieces);
    }

    /// <summary>A line as it is, but for spaces at its end.</summary>
    public void Line(params IEnumerable<TextSpan> pieces)
    {
        var start = _segments.Count;
        foreach (var piece in pieces)
        {
            Append(piece.Text.Replace(Format.FixedSpace, ' '), piece.Style, start);
        }

        TrimEnd(start);
        _segments.Add(Segment.LineBreak);
    }

    /// <summary>A text of one or more lines, none longer than the page is wide.</summary>
    public void Wrapped(Indent indent, params ReadOnlySpan<TextSpan> pieces)
    {
        var before = indent.First;
        foreach (var line in WordWrap.Break([.. pieces], Width - indent.First.Length, Width - indent.Rest.Length))
        {
            Line([TextSpan.Dim(before), .. line]);
            before = indent.Rest;
        }
    }

    public void WriteTo(IAnsiConsole console) => console.Write(new Text(_segments));

    // A style costs control characters: what is not seen gets none of its own, and a console without colours gets none at all.
    private void Append(string text, Style style, int start)
    {
        var hasPrevious = _segments.Count > start;
        var seen = !HasColours ? Style.Plain : !string.IsNullOrWhiteSpace(text) ? style : hasPrevious ? _segments[^1].Style : Style.Plain;
        if (hasPrevious && _segments[^1].Style.Equals(seen))
        {
            _segments[^1] = new Segment(_segments[^1].Text + text, seen);
        }
        else if (text.Length > 0)
        {
            _segments.Add(new Segment(text, seen));
        }
    }

    private void TrimEnd(int start)
    {
        while (_segments.Count > start && _segments[^1].Text.EndsWith(' '))
        {
            var last = _segments[^1];
            _segments.RemoveAt(_segments.Count - 1);
            if (last.Text.TrimEnd(' ') is { Length: > 0 } rest)
            {
                _segments.Add(new Segment(rest, last.Style));
            }
        }
    }

    private sealed class Text(List<Segment> segments) : Renderable
    {
        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => segments;
    }
}
