namespace SharedBandwidth.Rehearsal.Engine;

/// <summary>
/// Simulated time. Work is written as routines that say how long to wait before they go on; nothing sleeps, and what is due at one
/// moment runs in the order in which it was scheduled, so that every run comes out the same.
/// </summary>
internal sealed class Simulation
{
    private readonly PriorityQueue<Action, (TimeSpan Time, long Sequence)> _due = new();
    private long _sequence;

    /// <summary>Time since the beginning.</summary>
    public TimeSpan Now { get; private set; }

    /// <param name="routine">Yields how long to wait before it goes on.</param>
    /// <param name="ended">Called when it has ended, with what it threw if it threw a <see cref="CallFailedException"/>.</param>
    public void Start(IEnumerable<TimeSpan> routine, Action<CallFailedException?> ended) => Continue(routine.GetEnumerator(), ended);

    /// <summary>Runs until nothing is due any more.</summary>
    public void Run()
    {
        while (_due.TryDequeue(out var action, out var at))
        {
            Now = at.Time;
            action();
        }
    }

    private void Continue(IEnumerator<TimeSpan> routine, Action<CallFailedException?> ended)
    {
        CallFailedException? failure = null;
        try
        {
            if (routine.MoveNext())
            {
                _due.Enqueue(() => Continue(routine, ended), (Now + routine.Current, _sequence++));
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
