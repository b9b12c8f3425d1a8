namespace SharedBandwidth.CommandLine.Console;

/// <summary>What stands before the first and before the other lines of a wrapped text.</summary>
internal readonly record struct Indent(string First, string Rest)
{
    /// <summary>The body of a section.</summary>
    public static readonly Indent Body = new("  ", "  ");

    /// <summary>A list's item: other lines start under its text.</summary>
    public static Indent Item(string mark) => new($"  {mark}", $"  {new string(' ', mark.Length)}");
}
