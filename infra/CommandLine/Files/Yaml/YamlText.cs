using System.Globalization;
using System.Text;

namespace SharedBandwidth.CommandLine.Files.Yaml;

/// <summary>A YAML file's text, in the one encoding and with the characters that Pulumi's reader takes.</summary>
internal static class YamlText
{
    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="UsageError">The file cannot be read, is not UTF-8, or holds a character that YAML forbids.</exception>
    public static string Read(string path, string name)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageError($"{path} cannot be read: {exception.Message}");
        }

        var text = Decode(bytes, name);
        var forbidden = text.AsSpan().IndexOfAnyExcept(_allowed);
        return forbidden < 0
            ? text
            : throw new UsageError(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}, line {LineOf(text, forbidden)}: the character U+{(int)text[forbidden]:X4} is not allowed in YAML; remove it."));
    }

    /// <summary>The number of the line that a place is in, counted from 1.</summary>
    public static int LineOf(ReadOnlySpan<char> text, int place) => 1 + text[..place].Count('\n');

    private static string Decode(byte[] bytes, string name)
    {
        try
        {
            var text = _strict.GetString(bytes);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException exception)
        {
            var line = 1 + bytes.AsSpan(0, Math.Min(exception.Index, bytes.Length)).Count((byte)'\n');
            throw new UsageError(string.Create(
                CultureInfo.InvariantCulture, $"{name}, line {line}: this is not UTF-8; save the file in that encoding."));
        }
    }

    // https://yaml.org/spec/1.2.2/#51-character-set; halves of a pair cannot come out of strict UTF-8 alone.
    private static readonly System.Buffers.SearchValues<char> _allowed = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(c => (char)c)
            .Where(c =>
                c is '\t' or '\n' or '\r' or (>= ' ' and <= '~') or '\u0085' or (>= '\u00A0' and not ('\uFEFF' or '\uFFFE' or '\uFFFF')))]);
}
