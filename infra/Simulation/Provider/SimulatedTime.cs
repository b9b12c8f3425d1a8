namespace SharedBandwidth.Simulation.Provider;

/// <summary>
/// Simulated time. Work is written as routines that say how long to wait before they go on; nothing sleeps, and what is due at one
/// moment runs in the order in which it was scheduled, so that every run comes out the same.
/// </summary>
public sealed class SimulatedTime
{
    private readonly PriorityQueue<Action, (TimeSpan Time, long Sequence)> _due = new();
    private long _sequence;

    /// <summary>Time since the beginning.</summary>
    public TimeSpan Now { get; private set; }

    /// <summary>
    /// Starts a routine when its turn comes, never within this call: one that starts the next would pile up calls otherwise.
    /// </summary>
    /// <param name="routine">Yields how long to wait before it goes on.</param>
    /// <param name="ended">Called when it has ended, with what it threw if it threw a <see cref="CallFailedException"/>.</param>
    public void Start(IEnumerable<TimeSpan> routine, Action<CallFailedException?> ended) =>
        Schedule(routine.GetEnumerator(), ended, TimeSpan.Zero);

    /// <summary>Runs until nothing is due any more.</summary>
    public void Run()
    {
        while (_due.TryDequeue(out var action, out var at))
        {
            Now = at.Time;
            action();
        }
    }

    private void Schedule(IEnumerator<TimeSpan> routine, Action<CallFailedException?> ended, TimeSpan wait) =>
        _due.Enqueue(() => Continue(routine, ended), (Now + wait, _sequence++));

    private void Continue(IEnumerator<TimeSpan> routine, Action<CallFailedException?> ended)
    {
        CallFailedException? failure = null;
        try
        {
            if (routine.MoveNext())
            {
                Schedule(routine, ended, routine.Current);
                return;
            }
        }
        catch (CallFailedException exception)
        {
            failure = exception;
        }

        routine.Dispose();
        ended(failure);
    }
}
