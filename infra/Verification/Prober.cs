using System.Collections.Immutable;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Verification;

/// <summary>Tries each target until it answers or the time is over; one that has to stay closed is tried until the time is over.</summary>
/// <param name="settings">How patient it is.</param>
/// <param name="time">The clock, and what waits.</param>
public sealed class Prober(ProbeSettings settings, TimeProvider time)
{
    /// <param name="targets">What to probe.</param>
    /// <param name="onSettled">Called for each target that is done with, from any thread.</param>
    /// <param name="stop">Ends everything.</param>
    /// <returns>A result for each target, in their order.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<ImmutableArray<ProbeResult>> ProbeAsync(
        IReadOnlyCollection<ProbeTarget> targets, Action onSettled, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(onSettled);
        using var places = new SemaphoreSlim(settings.AtOnce);
        var start = time.GetTimestamp();
        return [.. await Task.WhenAll(targets.Select(Settle)).ConfigureAwait(false)];

        async Task<ProbeResult> Settle(ProbeTarget target)
        {
            var result = await ProbeAsync(target, places, start, stop).ConfigureAwait(false);
            onSettled();
            return result;
        }
    }

    private async Task<ProbeResult> ProbeAsync(ProbeTarget target, SemaphoreSlim places, long start, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            // A place is taken for a try and not for the pause behind it, so that what is silent does not hold up the others.
            await places.WaitAsync(stop).ConfigureAwait(false);
            ProbeTry last;
            try
            {
                last = await TryAsync(target, stop).ConfigureAwait(false);
            }
            finally
            {
                places.Release();
            }

            var result = new ProbeResult(target, last, tries, time.GetElapsedTime(start));
            var isSettled = (result.Verdict == ProbeVerdict.Passed) != target.MustStayClosed;
            var left = settings.Within - result.Elapsed;
            if (isSettled || left <= TimeSpan.Zero)
            {
                return result;
            }

            await Task.Delay(left < settings.Pause ? left : settings.Pause, time, stop).ConfigureAwait(false);
        }
    }

    private async Task<ProbeTry> TryAsync(ProbeTarget target, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(settings.Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        var outcome = target.Protocol == Protocol.Udp
            ? await UdpProbe.TryAsync(target, both.Token).ConfigureAwait(false)
            : await new TcpProbe(target, settings.TrustedIssuers, time).TryAsync(both.Token).ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
        return outcome;
    }
}
