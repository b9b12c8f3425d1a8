namespace SharedBandwidth.CommandLine.Files;

/// <summary>The command or a file cannot be used.</summary>
/// <param name="sentences">One clear sentence for the user, or several, each about one thing.</param>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Naming", "CA1710:Identifiers should have correct suffix", Justification = "The word of the command line.")]
public sealed class UsageError(params IReadOnlyList<string> sentences) : Exception(string.Join('\n', sentences))
{
    public IReadOnlyList<string> Sentences => sentences;
}
