namespace SharedBandwidth.Tests.Sizing.Suggestion;

/// <summary>The fewest windows by trying every base, every set of cells at the base, and every way to cut the rest.</summary>
internal static class CoverBruteForce
{
    public static int FewestWindows(int?[] mbps, int slack)
    {
        var fewest = int.MaxValue;
        var cells = mbps.Length;
        var largest = mbps.Max() ?? 0;
        for (var baseMbps = 0; baseMbps <= largest; baseMbps++)
        {
            for (var atBase = 0; atBase < 1 << cells; atBase++)
            {
                // Bit i: a window begins at cell i.
                for (var begins = 0; begins < 1 << cells; begins++)
                {
                    if (Windows(mbps, slack, baseMbps, atBase, begins) is { } windows)
                    {
                        fewest = Math.Min(fewest, windows);
                    }
                }
            }
        }

        return fewest;
    }

    /// <summary>
    /// The fewest windows of a week whose days form groups with the same windows, none past midnight, by trying every base and every way to
    /// form groups.
    /// </summary>
    public static int FewestWindowsByGroups(int?[][] mbpsByDay, int slack)
    {
        var largest = mbpsByDay.Max(day => day.Max()) ?? 0;
        return Enumerable.Range(0, largest + 1).Min(baseMbps =>
        {
            // Of each set of days: as one group.
            int?[] ofGroup = [.. Enumerable.Range(0, 1 << mbpsByDay.Length).Select(
                set => set == 0 ? 0 : OfGroup([.. mbpsByDay.Where((_, day) => (set >> day & 1) == 1)], slack, baseMbps))];
            return Parted((1 << mbpsByDay.Length) - 1);

            // Its first day with every other set of its days.
            int? Parted(int set)
            {
                var fewest = set == 0 ? 0 : (int?)null;
                for (var group = set; group > 0; group = (group - 1) & set)
                {
                    if ((group & -set) != 0 && ofGroup[group] + Parted(set & ~group) is { } windows && !(windows >= fewest))
                    {
                        fewest = windows;
                    }
                }

                return fewest;
            }
        }) ?? int.MaxValue;
    }

    // Every way to cut a day into stretches, each in a window or at the base.
    private static int? OfGroup(int?[][] days, int slack, int baseMbps)
    {
        var cells = days[0].Length;
        int? fewest = null;
        for (var cuts = 0; cuts < 1 << (cells - 1); cuts++)
        {
            var windows = 0;
            for (var (from, to) = (0, 1); from < cells; (from, to) = (to, to + 1))
            {
                while (to < cells && (cuts >> (to - 1) & 1) == 0)
                {
                    to++;
                }

                int[] values = [.. days.SelectMany(day => day[from..to]).OfType<int>()];
                var fitsBase = values.All(v => v <= baseMbps && v >= baseMbps - slack);
                windows = fitsBase ? windows : values.Max() - values.Min() <= slack ? windows + 1 : int.MaxValue / 2;
            }

            fewest = windows < int.MaxValue / 2 && !(windows >= fewest) ? windows : fewest;
        }

        return fewest;
    }

    private static int? Windows(int?[] mbps, int slack, int baseMbps, int atBase, int begins)
    {
        var cells = mbps.Length;
        var windows = 0;
        for (var i = 0; i < cells; i++)
        {
            var (isBase, isBegin) = ((atBase >> i & 1) == 1, (begins >> i & 1) == 1);
            if (isBase && (isBegin || mbps[i] > baseMbps || mbps[i] < baseMbps - slack))
            {
                return null;
            }

            // A cell in a window continues the one of the cell before, or begins one.
            if (!isBase && !isBegin && ((atBase >> (i + cells - 1) % cells & 1) == 1))
            {
                return null;
            }

            if (isBegin)
            {
                windows++;
                if (!FitsFrom(mbps, slack, i, atBase, begins))
                {
                    return null;
                }
            }
        }

        // Cells in windows of which none begins anywhere.
        return windows == 0 && atBase != (1 << cells) - 1 ? null : windows;
    }

    private static bool FitsFrom(int?[] mbps, int slack, int from, int atBase, int begins)
    {
        var inside = new List<int?> { mbps[from] };
        for (var i = (from + 1) % mbps.Length; i != from && (atBase >> i & 1) == 0 && (begins >> i & 1) == 0; i = (i + 1) % mbps.Length)
        {
            inside.Add(mbps[i]);
        }

        return !(inside.Max() - inside.Min() > slack);
    }
}
