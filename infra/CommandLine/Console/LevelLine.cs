using SharedBandwidth.CommandLine.Charts;

namespace SharedBandwidth.CommandLine.Console;

/// <summary>A level's line with its name written into it.</summary>
internal static class LevelLine
{
    private const int DashesBeforeName = 2;

    /// <param name="level">The level.</param>
    /// <param name="isFree">For each column whether the line is seen there.</param>
    /// <returns>One character for each column.</returns>
    public static string Of(ChartLevel level, bool[] isFree)
    {
        var line = new string(level.Dash(), isFree.Length);
        var name = $" {level.Name} ";
        var (start, length) = LongestRun(isFree);
        return length < name.Length + DashesBeforeName
            ? line
            : line.Remove(start + DashesBeforeName, name.Length).Insert(start + DashesBeforeName, name);
    }

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
