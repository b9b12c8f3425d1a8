namespace SharedBandwidth.Sizing.Suggestion;

/// <summary>The values of a circular day's cells, and how long windows over them can be within a slack.</summary>
internal sealed class CircularProfile
{
    private readonly int?[] _mbps;
    private readonly int _slackMbps;
    private readonly int[] _longest;

    public CircularProfile(ReadOnlySpan<int?> mbps, int slackMbps)
    {
        _mbps = mbps.ToArray();
        _slackMbps = slackMbps;
        _longest = [.. Enumerable.Range(0, _mbps.Length).Select(MeasureLongest)];
        Values = [.. _mbps.OfType<int>().Distinct().Order()];
    }

    public int Length => _mbps.Length;

    /// <summary>The values that occur, each once, ascending.</summary>
    public int[] Values { get; }

    /// <summary>The cell at a position that may lie one round ahead.</summary>
    public int Cell(int position) => position < Length ? position : position % Length;

    public int LongestWindowFrom(int cell) => _longest[cell];

    /// <summary>The largest value in a window; there must be one.</summary>
    public int Largest(int from, int length) => Enumerable.Range(from, length).Max(position => _mbps[Cell(position)])!.Value;

    /// <summary>For each cell, how many cells from it on can lie at the base without a break; 0: not even itself.</summary>
    public int[] CellsAtBaseFrom(int baseMbps)
    {
        // Twice around, backwards: the second time knows what follows the last cell.
        var cells = new int[Length];
        var run = 0;
        for (var position = (2 * Length) - 1; position >= 0; position--)
        {
            var cell = position % Length;
            var fits = _mbps[cell] is not { } mbps || (mbps <= baseMbps && mbps >= (long)baseMbps - _slackMbps);
            run = fits ? Math.Min(run + 1, Length) : 0;
            cells[cell] = run;
        }

        return cells;
    }

    /// <summary>For the cell that the fewest windows can cover: the cell, and every cell before it at which such a window begins.</summary>
    public List<int> CutsAroundShortest()
    {
        var fewest = new List<int>();
        for (var cell = 0; cell < Length; cell++)
        {
            var cuts = new List<int>();
            for (var back = 0; back < Length && (fewest.Count == 0 || cuts.Count < fewest.Count); back++)
            {
                var from = (cell - back + Length) % Length;
                if (_longest[from] <= back)
                {
                    break;
                }

                cuts.Add(from);
            }

            fewest = fewest.Count == 0 || cuts.Count < fewest.Count ? cuts : fewest;
        }

        return fewest;
    }

    private int MeasureLongest(int from)
    {
        var (smallest, largest) = (long.MaxValue, long.MinValue);
        for (var length = 0; length < Length; length++)
        {
            if (_mbps[Cell(from + length)] is { } mbps)
            {
                (smallest, largest) = (Math.Min(smallest, mbps), Math.Max(largest, mbps));
                if (largest - smallest > _slackMbps)
                {
                    return length;
                }
            }
        }

        return Length;
    }
}
