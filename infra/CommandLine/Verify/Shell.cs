using System.Buffers;

namespace SharedBandwidth.CommandLine.Verify;

/// <summary>Words of a command that is shown to be copied.</summary>
internal static class Shell
{
    private static readonly SearchValues<char> _harmless = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./:,@%+=");

    /// <summary>The text as one word: in quotes where a shell would read something else.</summary>
    public static string Quoted(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(_harmless)
        ? text
        : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
