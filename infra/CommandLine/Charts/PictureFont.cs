using ScottPlot;
using SkiaSharp;

namespace SharedBandwidth.CommandLine.Charts;

/// <summary>The font of pictures, carried along: a machine may have none, and the same picture looks the same everywhere.</summary>
internal static class PictureFont
{
    /// <summary>Its family, as an SVG file names it.</summary>
    public const string Family = "DejaVu Sans";

    private static readonly Lazy<bool> _registered = new(() =>
    {
        Fonts.FontResolvers.Insert(0, new Resolver());
        return true;
    });

    public static void Register() => _ = _registered.Value;

    private sealed class Resolver : IFontResolver
    {
        // Every weight and slant is answered with the one that there is; what is not answered would be looked for on the machine.
        public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) => Load();

        public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => Load();

        private static SKTypeface Load()
        {
            using var font = typeof(PictureFont).Assembly.GetManifestResourceStream("DejaVuSans-Latin.ttf")!;
            return SKTypeface.FromStream(font);
        }
    }
}
