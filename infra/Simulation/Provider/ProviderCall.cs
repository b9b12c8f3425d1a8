using System.Collections.Immutable;
using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Provider;

/// <summary>The calls of one operation on one resource: how the provider asks, waits and tries again.</summary>
public sealed class ProviderCall(
    SimulatedTime simulation,
    CloudAccount account,
    ServiceTimes times,
    CallLog log,
    ResourceKey resource,
    TimeSpan timeout)
{
    // https://github.com/aliyun/terraform-provider-alicloud/blob/v1.285.0/alicloud/common.go: 3 s first, then 5 s.
    private static readonly TimeSpan _firstRetry = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan _laterRetry = TimeSpan.FromSeconds(5);

    // The Terraform SDK, in which the provider tries again, pauses as well: each time twice as long (StateChangeConf.WaitForState).
    private static readonly TimeSpan _firstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan _poll = TimeSpan.FromSeconds(5);

    private readonly TimeSpan _deadline = simulation.Now + timeout;

    public CloudAccount Account => account;

    /// <summary>The ids of what a rehearsal creates.</summary>
    public RecordedIds Ids => (RecordedIds)account.Ids;

    /// <summary>The account, whose next object is this resource's.</summary>
    public CloudAccount For(NewResource created)
    {
        ArgumentNullException.ThrowIfNull(created);
        Ids.For(created.Recorded);
        return account;
    }

    /// <summary>A call that writes, tried again while the service answers with one of these codes, until the resource's timeout.</summary>
    public IEnumerable<TimeSpan> Write(string action, string[] retried, Parameters request, Action write) =>
        Write(action, retried, request, write, static _ => false);

    /// <summary>
    /// A call that deletes, and the wait until it is done; some answers count as done at once, whatever is left in the account.
    /// </summary>
    public IEnumerable<TimeSpan> Delete(
        string action, string[] retried, string[] countsAsDone, Parameters request, Action delete, IEnumerable<TimeSpan> wait)
    {
        var isCounted = false;
        foreach (var pause in Write(action, retried, request, delete, refusal => isCounted = Matches(refusal.Code, countsAsDone)))
        {
            yield return pause;
        }

        foreach (var pause in isCounted ? [] : wait)
        {
            yield return pause;
        }
    }

    private IEnumerable<TimeSpan> Write(
        string action, string[] retried, Parameters request, Action write, Func<Refusal, bool> countsAsDone)
    {
        for (var (retry, pause) = (_firstRetry, _firstPause); ; (retry, pause) = (_laterRetry, Longer(pause)))
        {
            yield return times.Request;
            var wait = retry + pause;
            var refusal = Try(action, write);
            var isRetried = refusal is not null && IsRetried(refusal.Code, retried) && simulation.Now + wait <= _deadline;
            log.Calls.Add(new ServiceCall(simulation.Now, action, request, resource, refusal, isRetried));
            if (refusal is null)
            {
                yield break;
            }

            if (isRetried)
            {
                yield return wait;
            }
            else if (countsAsDone(refusal))
            {
                yield break;
            }
            else
            {
                throw new CallFailedException(action, refusal);
            }
        }
    }

    /// <summary>Asks until it is so, first after <paramref name="first"/> (5 s when left out), then every 5 s.</summary>
    /// <param name="action">The call that asks.</param>
    /// <param name="asked">What it asks about; asked for when the calls are made: a new resource has no id before.</param>
    /// <param name="isSo">Whether it is so.</param>
    /// <param name="first">When it is looked at for the first time.</param>
    public IEnumerable<TimeSpan> Poll(string action, Func<Parameters> asked, Func<bool> isSo, TimeSpan? first = null)
    {
        yield return first ?? _poll;
        var request = asked();
        while (true)
        {
            foreach (var wait in Read(action, () => request))
            {
                yield return wait;
            }

            if (isSo())
            {
                yield break;
            }

            if (simulation.Now + _poll > _deadline)
            {
                throw new CallFailedException(action, new Refusal("timeout", $"It was not done after {timeout.TotalMinutes:0.#} minutes."));
            }

            yield return _poll;
        }
    }

    /// <summary>A call that only asks.</summary>
    /// <param name="action">The call.</param>
    /// <param name="asked">What it asks about; asked for when the call is made.</param>
    public IEnumerable<TimeSpan> Read(string action, Func<Parameters> asked)
    {
        foreach (var wait in Write(action, [], asked(), static () => { }))
        {
            yield return wait;
        }
    }

    /// <summary>Tags and deletion protection have calls of their own, made where they are set.</summary>
    /// <param name="kind">What the service calls the resource's type.</param>
    /// <param name="id">Asked for when the calls are made: a new resource has none before.</param>
    /// <param name="inputs">The resource's inputs.</param>
    /// <param name="wanted">Inputs that change; others are passed over.</param>
    public IEnumerable<TimeSpan> SetExtras(ServiceKind kind, Func<string> id, PropertyMap inputs, IEnumerable<string> wanted)
    {
        if (wanted.Contains("tags"))
        {
            // Tags that go, or get another value, are taken away first; then all are set that there shall be.
            var after = Requests.TagsOf(inputs).ToImmutableSortedDictionary(StringComparer.Ordinal);
            string[] taken =
                [.. (account.Find(id())?.Tags ?? ImmutableSortedDictionary<string, string>.Empty).Except(after).Select(tag => tag.Key)];
            foreach (var pause in taken is []
                ? []
                : Write("UnTagResources", [], Requests.UnTagResources(kind, id(), taken), () => account.UnTagResources(id(), taken)))
            {
                yield return pause;
            }

            foreach (var pause in after.IsEmpty
                ? []
                : Write("TagResources", [], Requests.TagResources(kind, id(), after), () => account.TagResources(id(), after)))
            {
                yield return pause;
            }
        }

        if (wanted.Contains("deletionProtection"))
        {
            var isOn = inputs.GetValueOrDefault("deletionProtection") is true;
            foreach (var pause in Write(
                "DeletionProtection", [], Requests.DeletionProtection(kind, id(), isOn), () => account.DeletionProtection(id(), isOn)))
            {
                yield return pause;
            }
        }
    }

    /// <summary>The same for a new resource, of which the service knows no tags, and which it does not protect.</summary>
    public IEnumerable<TimeSpan> SetExtras(ServiceKind kind, NewResource resource) => SetExtras(
        kind,
        () => resource.Id!,
        resource.Inputs,
        resource.Inputs
            .Where(input => input
                is { Key: "tags", Value: IReadOnlyCollection<KeyValuePair<string, object>> { Count: > 0 } }
                or { Key: "deletionProtection", Value: true })
            .Select(input => input.Key));

    private Refusal? Try(string action, Action call)
    {
        try
        {
            account.Admit(action);
            if (log.TakeFault(action, resource) is { } fault)
            {
                return fault;
            }

            call();
            return null;
        }
        catch (RefusedException exception)
        {
            return exception.Refusal;
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < _longestPause ? pause * 2 : _longestPause;

    // Some codes are retried whatever the call (NeedRetry in errors.go).
    private static bool IsRetried(string code, string[] retried) =>
        code == "ServiceUnavailable" || code.Contains("Throttling", StringComparison.Ordinal) || Matches(code, retried);

    // IsExpectedErrors in errors.go: equal, or the service's code begins the listed one, or the answer contains the listed one.
    private static bool Matches(string code, string[] listedCodes) =>
        listedCodes.Any(listed => listed.StartsWith(code, StringComparison.Ordinal) || code.Contains(listed, StringComparison.Ordinal));
}
