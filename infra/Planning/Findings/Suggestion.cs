namespace SharedBandwidth.Planning.Findings;

/// <summary>Finds the word that was probably meant.</summary>
public static class Suggestion
{
    /// <summary>
    /// " Did you mean 'x'?" for the candidate nearest to <paramref name="found"/> by edit distance, ties by ordinal order;
    /// empty when none is near (more than a third of its letters differ).
    /// </summary>
    public static string For(string found, IEnumerable<string> candidates)
    {
        var nearest = candidates
            .Order(StringComparer.Ordinal)
            .Select(candidate => (candidate, distance: Distance(found.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(x => x.distance <= Math.Max(1, x.candidate.Length / 3))
            .OrderBy(x => x.distance)
            .Select(x => x.candidate)
            .FirstOrDefault();
        return nearest is null ? "" : $" Did you mean '{nearest}'?";
    }

    // Levenshtein's distance, one row at a time; names longer than any key are not compared.
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 20)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
