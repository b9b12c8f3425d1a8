using System.Collections.Immutable;

namespace SharedBandwidth.Sizing.Suggestion;

/// <summary>A window over cells of the day: half-open, past the last cell when it ends before it starts.</summary>
public readonly record struct CellWindow(int FromCell, int ToCell, int Mbps);

/// <summary>
/// The fewest windows, and a base, that cover a circular profile within a slack.
/// <para>
/// The rule: windows are disjoint; every cell lies in one window or at the base, and has its level. With m the cell's value, the
/// level is at least m and at most m + slack. So a window can be as long as its largest and smallest value differ by no more than
/// the slack, and a cell can lie at base b when b - slack &lt;= m &lt;= b. A cell without a value sets no bounds.
/// </para>
/// <para>
/// Fewest is exact. The base is the value of some cell, as lowering it to the largest value at the base breaks nothing: so every
/// value is tried. From a cut between two segments, going once around, it is never worse to leave a cell at the base than to put it
/// into a window, nor to end a window late rather than early, as what remains only gets shorter. And one of the cuts is known: the
/// windows that can cover a given cell begin at it or shortly before, so a cut at each of those beginnings, and one at the cell
/// itself should it lie at the base, are tried.
/// </para>
/// Of bases with equally few windows the one with the lowest sum of levels is taken, then with the shortest windows, then the lowest.
/// </summary>
public sealed record DayCover(int BaseMbps, ImmutableArray<CellWindow> Windows)
{
    /// <param name="mbps">The profile, one value per cell, at least one cell; null: not measured.</param>
    /// <param name="slackMbps">0 or more.</param>
    public static DayCover Fewest(ReadOnlySpan<int?> mbps, int slackMbps)
    {
        var profile = new CircularProfile(mbps, slackMbps);
        var cuts = profile.CutsAroundShortest();
        var best = new DayCover(0, []);
        var (bestCount, bestCost) = (int.MaxValue, (Sum: long.MaxValue, Cells: int.MaxValue));
        foreach (var baseMbps in profile.Values)
        {
            var skip = profile.CellsAtBaseFrom(baseMbps);
            if (skip[0] == profile.Length)
            {
                return new DayCover(baseMbps, []);
            }

            var (count, cut) = FewestFrom(cuts, profile, skip);
            if (count > bestCount)
            {
                continue;
            }

            var windows = BuildWindows(profile, baseMbps, skip, cut);
            var cost = Cost(profile.Length, baseMbps, windows);
            if (count < bestCount || cost.CompareTo(bestCost) < 0)
            {
                (best, bestCount, bestCost) = (new DayCover(baseMbps, [.. windows.OrderBy(w => w.FromCell)]), count, cost);
            }
        }

        return best;
    }

    private static (int Count, int Cut) FewestFrom(IEnumerable<int> cuts, CircularProfile profile, int[] skip)
    {
        var best = (Count: int.MaxValue, Cut: 0);
        foreach (var cut in cuts)
        {
            var count = 0;
            for (var done = skip[cut]; done < profile.Length && count < best.Count; done += skip[profile.Cell(cut + done)])
            {
                count++;
                done += profile.LongestWindowFrom(profile.Cell(cut + done));
            }

            best = count < best.Count ? (count, cut) : best;
        }

        return best;
    }

    private static List<CellWindow> BuildWindows(CircularProfile profile, int baseMbps, int[] skip, int cut)
    {
        var windows = new List<CellWindow>();
        for (var done = skip[cut]; done < profile.Length; done += skip[profile.Cell(cut + done)])
        {
            var from = cut + done;
            var length = Math.Min(profile.LongestWindowFrom(profile.Cell(from)), profile.Length - done);
            done += length;
            var level = profile.Largest(from, length);

            // Cells at the window's end that the base covers too stay at the base where that is lower.
            while (level > baseMbps && skip[profile.Cell(from + length - 1)] > 0)
            {
                length--;
            }

            var to = profile.Cell(from + length);
            windows.Add(new CellWindow(profile.Cell(from), to == 0 ? profile.Length : to, level));
        }

        return windows;
    }

    private static (long Sum, int Cells) Cost(int cells, int baseMbps, List<CellWindow> windows)
    {
        var (sum, inWindows) = ((long)cells * baseMbps, 0);
        foreach (var window in windows)
        {
            var length = window.ToCell - window.FromCell + (window.ToCell > window.FromCell ? 0 : cells);
            sum += length * ((long)window.Mbps - baseMbps);
            inWindows += length;
        }

        return (sum, inWindows);
    }
}
