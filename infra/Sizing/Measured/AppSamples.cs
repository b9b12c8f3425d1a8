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

    public int LastSlot { get; private set; } = int.MinValue;

    public bool IsEmpty => _blocks.Count == 0;

    /// <summary>Sets a slot that is still free; false when it has a value, which stays.</summary>
    public bool TrySet(int slot, float mbps)
    {
        LastSlot = slot;
        var key = BlockOf(slot);
        var block = _current is not null && key == _currentKey ? _current : Open(key);
        ref var place = ref block[slot - (key * BlockSlots)];
        if (!float.IsNaN(place))
        {
            return false;
        }

        place = mbps;
        return true;
    }

    /// <summary>
    /// The samples of every <paramref name="stepSlots"/>th slot from <paramref name="firstSlot"/> on; the blocks are given up.
    /// </summary>
    public float[] TakeSeries(int firstSlot, int stepSlots, int length)
    {
        var series = new float[length];
        Array.Fill(series, float.NaN);
        foreach (var (key, block) in _blocks)
        {
            for (var i = 0; i < block.Length; i++)
            {
                var distance = (key * BlockSlots) + i - firstSlot;
                if (!float.IsNaN(block[i]) && distance % stepSlots == 0)
                {
                    series[distance / stepSlots] = block[i];
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
