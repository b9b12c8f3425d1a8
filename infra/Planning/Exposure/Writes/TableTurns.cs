namespace SharedBandwidth.Planning.Exposure.Writes;

/// <summary>The turns at gateways' tables: when the next write to each may begin, in the order of asking.</summary>
public sealed class TableTurns
{
    /// <summary>
    /// The time from the begin of one write to a table to the begin of the next. A table is busy for about 3 s after a write and refuses
    /// the next one with <c>OperationConflict</c>; the rest is for the way to the service. Turns that wait for the write's end instead
    /// would be as slow as a chain of dependencies, because the provider looks for the end every 5 s only.
    /// </summary>
    public static readonly TimeSpan Apart = TimeSpan.FromSeconds(3.2);

    private readonly Dictionary<string, TimeSpan> _last = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>Takes the next turn at the table that a resource is written to.</summary>
    /// <param name="input">The resource's inputs, by the provider's names.</param>
    /// <param name="now">The time, by any clock that all who ask share.</param>
    /// <returns>How long to wait until the write may begin; nothing for a resource that is in no table.</returns>
    public TimeSpan TakeFor(Func<string, object?> input, TimeSpan now)
    {
        ArgumentNullException.ThrowIfNull(input);
        return (input("forwardTableId") ?? input("snatTableId")) is string tableId ? Take(tableId, now) : TimeSpan.Zero;
    }

    /// <summary>Takes the next turn at a table.</summary>
    /// <param name="tableId">The DNAT or SNAT table, <c>ftb-...</c> or <c>stb-...</c>.</param>
    /// <param name="now">The time, by any clock that all who ask share.</param>
    /// <returns>How long to wait until the write may begin.</returns>
    public TimeSpan Take(string tableId, TimeSpan now)
    {
        lock (_lock)
        {
            var turn = _last.TryGetValue(tableId, out var last) && last + Apart > now ? last + Apart : now;
            _last[tableId] = turn;
            return turn - now;
        }
    }
}
