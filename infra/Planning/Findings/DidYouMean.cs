namespace SharedBandwidth.Planning.Findings;

/// <summary>Finds the word that was probably meant.</summary>
public static class DidYouMean
{
    /// <summary>
    /// " Did you mean 'x'?" for the candidate nearest to <paramref name="found"/> by edit distance, ties by ordinal order;
    /// empty when none is near (more than a third of its letters differ).
    /// </summary>
    public static string For(string found, IEnumerable<string> candidates) =>
        Nearest(found, candidates) is { } nearest ? $" Did you mean '{nearest}'?" : "";

    /// <summary>The candidate that <see cref="For"/> names; null where it names none.</summary>
    public static string? Nearest(string found, IEnumerable<string> candidates) => candidates
        .Order(StringComparer.Ordinal)
        .Select(candidate => (candidate, distance: Distance(found.ToUpperInvariant(), candidate.ToUpperInvariant())))
        .Where(x => x.distance <= Math.Max(1, x.candidate.Length / 3))
        .OrderBy(x => x.distance)
        .Select(x => x.candidate)
        .FirstOrDefault();

    // Edits to get from one word to the other; two letters that changed places count as one, being the commonest slip.
    private static int Distance(string a, string b)
    {
        // Nobody's slip; and a value of any length may be in the file.
        if (Math.Abs(a.Length - b.Length) > 20)
        {
            return int.MaxValue;
        }

        var edits = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                edits[i, j] = (i, j) switch
                {
                    (0, _) => j,
                    (_, 0) => i,
                    _ => Math.Min(
                        edits[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1),
                        Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1),
                };
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
                }
            }
        }

        return edits[a.Length, b.Length];
    }
}
