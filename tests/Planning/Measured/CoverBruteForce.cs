namespace SharedBandwidth.Tests.Planning.Measured;

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
