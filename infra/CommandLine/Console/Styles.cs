using Spectre.Console;

namespace SharedBandwidth.CommandLine.Console;

/// <summary>The few styles of the text; the colours are middle tones, readable on dark and on light terminals.</summary>
internal static class Styles
{
    public static readonly Style Bold = new(decoration: Decoration.Bold);
    public static readonly Style Dim = new(decoration: Decoration.Dim);
    public static readonly Style Error = new(Color.FromInt32(160), decoration: Decoration.Bold);
    public static readonly Style Warning = new(Color.FromInt32(172), decoration: Decoration.Bold);
    public static readonly Style Note = new(Color.FromInt32(32));

    /// <summary>Colours of the apps in the chart; the last is for the others.</summary>
    public static readonly Style[] Series = [.. new[] { 32, 172, 35, 133, 167, 37, 245 }.Select(code => new Style(Color.FromInt32(code)))];
}
