namespace SharedBandwidth.CommandLine;

/// <summary>What the command line returns.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>The configuration has errors, or what was asked for fails.</summary>
    public const int ErrorsFound = 1;

    /// <summary>The command or a file cannot be used.</summary>
    public const int Unusable = 2;
}
