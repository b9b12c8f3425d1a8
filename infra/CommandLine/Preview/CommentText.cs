using System.Globalization;
using System.Text;
using SharedBandwidth.CommandLine.Words;

namespace SharedBandwidth.CommandLine.Preview;

/// <summary>
/// Texts of others inside a comment. Mentions and numbers of issues are made into links after Markdown was read, whatever is escaped there,
/// except in code; so names stand in <c>code</c> and longer texts in <c>pre</c>, where HTML's own marks are all that has to be replaced.
/// </summary>
internal static class CommentText
{
    /// <summary>A name, in line with other text: all but letters and digits as HTML's numbers, which Markdown does not read.</summary>
    public static string Code(string text)
    {
        var code = new StringBuilder("<code>");
        foreach (var c in OneLine(text))
        {
            _ = char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is ' ' or '.' or ':' or '/' or '-'
                ? code.Append(c)
                : code.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
        }

        return code.Append("</code>").ToString();
    }

    /// <summary>Lines as they are.</summary>
    public static string Pre(IEnumerable<string> lines) =>
        "<pre>\n" +
        string.Join('\n', lines.Select(line => Html(OneLine(line).TrimEnd())).Select(line => line.Length == 0 ? " " : line)) +
        "\n</pre>";

    private static string Html(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    private static string OneLine(string text) => string.Concat(Format.Plain(text).Select(c => char.IsControl(c) ? ' ' : c));
}
