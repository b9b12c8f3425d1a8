namespace SharedBandwidth.CommandLine.Files;

/// <summary>The command or a file cannot be used; the message is one clear sentence for the user.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Naming", "CA1710:Identifiers should have correct suffix", Justification = "The word of the command line.")]
public sealed class UsageError(string message) : Exception(message);
