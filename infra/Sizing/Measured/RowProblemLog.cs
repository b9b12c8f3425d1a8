using System.Collections.Immutable;

namespace SharedBandwidth.Sizing.Measured;

/// <summary>Counts rows with problems, and keeps the first ones of each kind.</summary>
public sealed class RowProblemLog
{
    public const int Kept = 10;

    private readonly SortedDictionary<RowProblemKind, Entry> _entries = [];

    /// <summary>
    /// Counts one row, and gives the list to describe it in while there is room: <c>log.Count(kind)?.Add(...)</c> makes no message
    /// that nobody reads.
    /// </summary>
    public List<RowProblem>? Count(RowProblemKind kind)
    {
        var entry = For(kind);
        entry.Count++;
        return entry.First.Count < Kept ? entry.First : null;
    }

    /// <summary>The problems found, by kind.</summary>
    public ImmutableArray<RowProblems> ToProblems() =>
        [.. _entries.Select(entry => new RowProblems(entry.Key, entry.Value.Count, [.. entry.Value.First]))];

    private Entry For(RowProblemKind kind)
    {
        if (!_entries.TryGetValue(kind, out var entry))
        {
            entry = new Entry();
            _entries.Add(kind, entry);
        }

        return entry;
    }

    private sealed class Entry
    {
        public long Count { get; set; }

        public List<RowProblem> First { get; } = [];
    }
}
