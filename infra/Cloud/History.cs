namespace SharedBandwidth.Cloud;

/// <summary>A value over time; it may change at a moment that is still to come.</summary>
public sealed class History<T>
{
    private readonly List<(TimeSpan From, T Value)> _changes = [];

    /// <param name="from">Never before the change that was set last.</param>
    /// <param name="value">The value from then on.</param>
    public void Set(TimeSpan from, T value) => _changes.Add((from, value));

    /// <summary>The spans in which there was a value; the last one has no end.</summary>
    public IEnumerable<(Span When, T Value)> Spans()
    {
        for (var i = 0; i < _changes.Count; i++)
        {
            var to = i + 1 < _changes.Count ? _changes[i + 1].From : TimeSpan.MaxValue;
            if (_changes[i].Value is { } value && to > _changes[i].From)
            {
                yield return (new Span(_changes[i].From, to), value);
            }
        }
    }
}

/// <summary>From a moment until just before another.</summary>
public readonly record struct Span(TimeSpan From, TimeSpan To)
{
    public Span? Intersect(Span other)
    {
        var common = new Span(From > other.From ? From : other.From, To < other.To ? To : other.To);
        return common.To > common.From ? common : null;
    }
}
