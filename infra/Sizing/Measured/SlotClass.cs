namespace SharedBandwidth.Sizing.Measured;

/// <summary>
/// The rows whose minute leaves the same remainder by five. Samples of every fifth minute are (nearly) all in one class, samples
/// of every minute are spread over all five: so the classes tell the step, and which rows are off it.
/// </summary>
internal sealed class SlotClass
{
    private readonly List<(long Line, string App, long UnixSeconds)> _first = [];

    public long Count { get; private set; }

    public int SmallestSlot { get; private set; } = int.MaxValue;

    public int LargestSlot { get; private set; } = int.MinValue;

    public IEnumerable<RowProblem> First =>
        _first.Select(row => new RowProblem(
            row.Line, $"{row.App} has a sample at {UnixTime.Format(row.UnixSeconds)}, between the five-minute times of the others."));

    public void Add(int slot, long line, string app, long unixSeconds)
    {
        Count++;
        SmallestSlot = Math.Min(SmallestSlot, slot);
        LargestSlot = Math.Max(LargestSlot, slot);
        if (_first.Count < RowProblemLog.Kept)
        {
            _first.Add((line, app, unixSeconds));
        }
    }
}
