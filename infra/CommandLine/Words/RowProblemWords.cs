using SharedBandwidth.Sizing.Measured;

namespace SharedBandwidth.CommandLine.Words;

/// <summary>What is wrong with a row, for people: "unknown app".</summary>
internal static class RowProblemWords
{
    public static string Of(RowProblemKind kind) =>
        string.Concat(
            kind.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
