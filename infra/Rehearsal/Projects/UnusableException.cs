namespace SharedBandwidth.Rehearsal.Projects;

/// <summary>The command or a file cannot be used; the message is one clear sentence for the user.</summary>
public sealed class UnusableException(string message) : Exception(message);
