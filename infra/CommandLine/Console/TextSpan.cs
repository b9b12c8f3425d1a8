using System.Globalization;
using Spectre.Console;

namespace SharedBandwidth.CommandLine.Console;

/// <summary>
/// A piece of text in one style. It is never read as markup, and characters that would steer a terminal are shown as <c>�</c>.
/// </summary>
internal readonly record struct TextSpan
{
    private TextSpan(string text, Style style)
    {
        Text = text;
        Style = style;
    }

    public string Text { get; }

    public Style Style { get; }

    public static TextSpan Of(string text, Style style) =>
        new(text.AsSpan().ContainsAnyExceptInRange(' ', '~') && text.Any(Steers) ? string.Concat(text.Select(Harmless)) : text, style);

    public static TextSpan Bold(string text) => Of(text, Styles.Bold);

    public static TextSpan Dim(string text) => Of(text, Styles.Dim);

    /// <summary>A part of this piece, in its style.</summary>
    public TextSpan Part(string text) => new(text, Style);

    public static implicit operator TextSpan(string text) => Of(text, Style.Plain);

    private static char Harmless(char c) => !Steers(c) ? c : char.IsWhiteSpace(c) ? ' ' : '\uFFFD';

    private static bool Steers(char c) => c is < ' ' or > '~' && char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
