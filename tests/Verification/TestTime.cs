namespace SharedBandwidth.Tests.Verification;

/// <summary>A clock that goes on only when it is told to, or at once where somebody pauses.</summary>
internal sealed class TestTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<TestTimer> _timers = [];
    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow;
    private TimeSpan _now;
    private int _pauses;

    /// <summary>Waits of up to this long are pauses, which are over at once.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Called before a pause is over, with its number from 1 on.</summary>
    public Action<int> OnPause { get; set; } = _ => { };

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return _now.Ticks;
        }
    }

    public override DateTimeOffset GetUtcNow() => _start + TimeSpan.FromTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        TestTimer timer;
        lock (_lock)
        {
            timer = new TestTimer(this, () => callback(state), _now + dueTime);
            _timers.Add(timer);
        }

        if (dueTime >= TimeSpan.Zero && dueTime <= LongestPause)
        {
            _ = Task.Run(() =>
            {
                OnPause(Interlocked.Increment(ref _pauses));
                Advance(dueTime);
            });
        }

        return timer;
    }

    public void Advance(TimeSpan time)
    {
        TestTimer[] due;
        lock (_lock)
        {
            _now += time;
            due = [.. _timers.Where(timer => timer.Due <= _now)];
            _timers.RemoveAll(timer => due.Contains(timer));
        }

        foreach (var timer in due)
        {
            timer.Fire();
        }
    }

    private void Remove(TestTimer timer)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
        }
    }

    private sealed class TestTimer(TestTime time, Action fire, TimeSpan due) : ITimer
    {
        public TimeSpan Due => due;

        public void Fire() => fire();

        // Nothing that is tested sets a timer anew.
        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose() => time.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
