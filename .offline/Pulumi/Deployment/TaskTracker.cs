namespace Pulumi;

/// <summary>Knows when all work of a deployment is done, or that some of it failed.</summary>
internal sealed class TaskTracker
{
    private readonly Lock _gate = new();
    private readonly List<Exception> _failures = [];
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _awaited;
    private int _active;

    public void Watch(Task task)
    {
        if (task.IsCompletedSuccessfully)
        {
            return;
        }

        lock (_gate)
        {
            _active++;
        }

        task.ContinueWith(OnCompleted, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Returns at the first failure, without waiting for the rest, as the official SDK does.</summary>
    public async Task<IReadOnlyList<Exception>> WhenIdleOrFailedAsync()
    {
        lock (_gate)
        {
            _awaited = true;
            SettleIfDone();
        }

        await _settled.Task.ConfigureAwait(false);
        lock (_gate)
        {
            return [.. _failures.Distinct()];
        }
    }

    private void OnCompleted(Task task)
    {
        lock (_gate)
        {
            _active--;
            _failures.AddRange(task.Exception?.InnerExceptions ?? []);
            SettleIfDone();
        }
    }

    private void SettleIfDone()
    {
        if (_awaited && (_active == 0 || _failures.Count > 0))
        {
            _settled.TrySetResult();
        }
    }
}
