namespace SharedBandwidth.Sizing.Measured;

/// <summary>
/// One app's samples while they are collected: one slot per minute, in blocks of a day that exist only where there are samples.
/// </summary>
internal sealed class AppSamples(string app)
{
    private const int BlockSlots = 24 * 60;

    private readonly Dictionary<int, float[]> _blocks = [];
    private int _currentKey;
    private float[]? _current;

    public string App { get; } = app;

    public int FirstSlot { get; private set; } = int.MaxValue;

    public int LastSlot { get; private set; } = int.MinValue;

    public bool IsEmpty => _blocks.Count == 0;

    /// <summary>The days that have a sample, in order, with one value per slot, <see cref="float.NaN"/> where there is none.</summary>
    public IEnumerable<(int FirstSlot, float[] Mbps)> Days =>
        _blocks.OrderBy(block => block.Key).Select(block => (block.Key * BlockSlots, block.Value));

    /// <summary>The slots that have a sample, in order.</summary>
    public IEnumerable<int> Slots =>
        Days.SelectMany(day => Enumerable.Range(0, BlockSlots).Where(i => !float.IsNaN(day.Mbps[i])).Select(i => day.FirstSlot + i));

    /// <summary>Sets a slot; of two samples the larger stays. False when there was one already.</summary>
    public bool Set(int slot, float mbps)
    {
        (FirstSlot, LastSlot) = (Math.Min(FirstSlot, slot), Math.Max(LastSlot, slot));
        var key = BlockOf(slot);
        var block = _current is not null && key == _currentKey ? _current : Open(key);
        ref var place = ref block[slot - (key * BlockSlots)];
        var isFirst = float.IsNaN(place);
        place = isFirst ? mbps : Math.Max(place, mbps);
        return isFirst;
    }

    /// <summary>
    /// The means of the samples in each step of <paramref name="stepSlots"/> slots, from <paramref name="firstSlot"/> on; the blocks are
    /// given up.
    /// </summary>
    public float[] TakeSeries(int firstSlot, int stepSlots, int length)
    {
        var series = new float[length];
        var counts = new byte[length];
        Array.Fill(series, float.NaN);
        foreach (var (key, block) in _blocks)
        {
            // Counted along instead of divided for each slot. Before the first slot there is nothing but gaps.
            var (step, inStep) = Math.DivRem((key * BlockSlots) - firstSlot, stepSlots);
            for (var i = 0; i < block.Length; i++)
            {
                if (!float.IsNaN(block[i]))
                {
                    // A mean that grows with its samples, so that a single one is not touched by rounding.
                    ref var mean = ref series[step];
                    mean = ++counts[step] == 1 ? block[i] : mean + ((block[i] - mean) / counts[step]);
                }

                if (++inStep == stepSlots)
                {
                    (step, inStep) = (step + 1, 0);
                }
            }
        }

        _blocks.Clear();
        _current = null;
        return series;
    }

    private static int BlockOf(int slot) => slot >= 0 ? slot / BlockSlots : ((slot + 1) / BlockSlots) - 1;

    private float[] Open(int key)
    {
        if (!_blocks.TryGetValue(key, out var block))
        {
            block = new float[BlockSlots];
            Array.Fill(block, float.NaN);
            _blocks.Add(key, block);
        }

        (_currentKey, _current) = (key, block);
        return block;
    }
}
