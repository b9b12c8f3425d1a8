using SharedBandwidth.CommandLine.Charts;

namespace SharedBandwidth.CommandLine.Console;

/// <summary>A level's line with its name written into it.</summary>
internal static class LevelLine
{
    private const int DashesBeforeName = 2;

    /// <summary>Whether there is room for the name.</summary>
    /// <param name="level">The level.</param>
    /// <param name="isFree">For each column whether the line is seen there.</param>
    public static bool HoldsName(ChartLevel level, bool[] isFree) => LongestRun(isFree).Length >= Name(level).Length + DashesBeforeName;

    /// <param name="level">The level.</param>
    /// <param name="isFree">For each column whether the line is seen there.</param>
    /// <returns>One character for each column.</returns>
    public static string Of(ChartLevel level, bool[] isFree)
    {
        var line = new string(level.Dash(), isFree.Length);
        var (name, start) = (Name(level), LongestRun(isFree).Start + DashesBeforeName);
        return HoldsName(level, isFree) ? line.Remove(start, name.Length).Insert(start, name) : line;
    }

    private static string Name(ChartLevel level) => $" {level.Name} ";

    private static (int Start, int Length) LongestRun(bool[] isFree)
    {
        var (bestStart, bestLength, start) = (0, 0, 0);
        for (var column = 0; column < isFree.Length; column++)
        {
            if (!isFree[column])
            {
                start = column + 1;
            }
            else if (column + 1 - start > bestLength)
            {
                (bestStart, bestLength) = (start, column + 1 - start);
            }
        }

        return (bestStart, bestLength);
    }
}
