using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using SharedBandwidth.Planning.Exposure.Spec;

namespace SharedBandwidth.Cloud;

/// <summary>
/// An account of Alibaba Cloud in memory, with the rules of its actions: one method for each action that writes, named after it. A refused
/// call throws <see cref="RefusedException"/> with the service's code and changes nothing.
/// </summary>
/// <param name="times">How long the service takes.</param>
/// <param name="clock">The account's time.</param>
/// <param name="ids">Where the ids of new objects come from.</param>
/// <remarks>Rules: https://www.alibabacloud.com/help/en/vpc/developer-reference/ (the page of each action).</remarks>
public sealed partial class CloudAccount(ServiceTimes times, Func<TimeSpan> clock, IdSource ids)
{
    private readonly Dictionary<string, CloudObject> _objects = new(StringComparer.Ordinal);
    private readonly List<CloudObject> _everExisted = [];
    private readonly SortedSet<string> _supposed = new(StringComparer.Ordinal);
    private readonly RateLimits _rates = new();

    /// <summary>The account's quotas; null: not looked at.</summary>
    public QuotasSpec? Quotas { get; set; }

    /// <summary>Everything that exists, by id; what is just being deleted is still there.</summary>
    public IEnumerable<CloudObject> Objects => _objects.Values.Where(Exists).OrderBy(o => o.Id, StringComparer.Ordinal);

    /// <summary>Everything that ever was; EIPs and DNAT entries with their history.</summary>
    public IEnumerable<CloudObject> EverExisted => _everExisted;

    /// <summary>Where the ids of new objects come from.</summary>
    public IdSource Ids => ids;

    /// <summary>How long the successful writes took, were each made after the one before it was done.</summary>
    public TimeSpan OneAfterAnother { get; private set; }

    private TimeSpan Now => clock();

    /// <summary>Everything of the account as text, one line for each object, for comparing two accounts.</summary>
    public string Fingerprint() => string.Join(
        '\n',
        Objects.Select(o => $"{o.Kind} {o.Id} {StateOf(o)} {Line(o.Attributes)} tags {Line(o.Tags)}{(o.IsProtected ? " protected" : "")}"
            + (o is Eip eip ? $" gateway {eip.GatewayId} package {eip.PackageId}" : "")));

    /// <summary>Counts a call against the account's rate limits.</summary>
    public void Admit(string action)
    {
        if (!_rates.Admit(action, Now))
        {
            throw new RefusedException(
                ErrorCodes.Throttling,
                $"{action} was called more than {RateLimits.PerMinute(action)} times in a minute.");
        }
    }

    /// <summary>null: there is no such object of its own.</summary>
    public CloudObject? Find(string id) => TryFind<CloudObject>(id, out var found) ? found : null;

    public bool Exists(string id) => _objects.TryGetValue(id, out var found) && Exists(found);

    /// <summary>Whether nothing is going on with it.</summary>
    public bool IsReady(string id) => Exists(id) && !IsBusy(_objects[id]);

    /// <summary>What the service says of an object's state.</summary>
    public string StatusOf(CloudObject found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return (found, StateOf(found)) switch
        {
            (Eip, "Deleting") => "Releasing",
            (Eip, "Associating" or "Unassociating") => found.BusyState,
            (Eip { GatewayId: not null }, _) => "InUse",
            (Eip, _) => "Available",
            // A server has no status of its own for it: the provider takes any other for a failure of the deletion.
            ({ Kind: Instance }, "Deleting") => "Stopping",
            ({ Kind: Instance }, "Available") => found.Text(InstanceStatus) ?? "Running",
            (_, var state) => state,
        };
    }

    /// <summary>
    /// Puts something there that no action made: it was there before. What was supposed before is left alone, also when it is gone by now.
    /// </summary>
    public void Suppose(CloudObject existing)
    {
        ArgumentNullException.ThrowIfNull(existing);
        if (!_objects.ContainsKey(existing.Id) && _supposed.Add(existing.Id))
        {
            Put(existing);
        }
    }

    /// <summary>Whether it was supposed, now or earlier.</summary>
    public bool WasSupposed(string id) => _supposed.Contains(id);

    private void Put(CloudObject existing)
    {
        _objects.Add(existing.Id, existing);
        foreach (var taken in TakenBy(existing))
        {
            ids.Take(taken);
        }

        _everExisted.Add(existing);
    }

    private static IEnumerable<string> TakenBy(CloudObject existing) => existing switch
    {
        Gateway gateway => [gateway.Id, gateway.ForwardTableId, gateway.SnatTableId],
        Eip eip => [eip.Id, eip.IpAddress],
        _ => [existing.Id],
    };

    /// <summary>Sets tags, beside those that are there.</summary>
    public void TagResources(string id, ImmutableSortedDictionary<string, string> tags)
    {
        var found = Taggable(id);
        found.Tags = found.Tags.SetItems(tags);
    }

    public void UnTagResources(string id, IEnumerable<string> keys)
    {
        var found = Taggable(id);
        found.Tags = found.Tags.RemoveRange(keys);
    }

    public void MoveResourceGroup(string id, string group)
    {
        var found = Taggable(id);
        found.Attributes = found.Attributes.SetItem("ResourceGroupId", group);
    }

    /// <summary>Turns deletion protection on or off.</summary>
    public void DeletionProtection(string id, bool isOn) => Taggable(id).IsProtected = isOn;

    private static string Line(ImmutableSortedDictionary<string, string> values) =>
        string.Join(", ", values.Select(value => $"{value.Key}: {value.Value}"));

    private static void RefuseProtected(CloudObject found)
    {
        if (found.IsProtected)
        {
            throw new RefusedException(ErrorCodes.DeletionProtection, $"Deletion protection is on for the {found.Kind} {found.Id}.");
        }
    }

    private static void Set(CloudObject found, Parameters changes, params ReadOnlySpan<string> ownIds) =>
        found.Attributes = found.Attributes.SetItems(changes.Changes.RemoveRange(ownIds.ToArray()));

    private CloudObject Taggable(string id) => Find<CloudObject>(id, ErrorCodes.InstanceNotFound, "resource");

    private bool Exists(CloudObject found) => found.GoneAt is not { } gone || gone > Now;

    private bool IsBusy(CloudObject found) => found.BusyUntil > Now;

    private string StateOf(CloudObject found) => IsBusy(found) ? found.BusyState : "Available";

    private IEnumerable<T> All<T>()
        where T : CloudObject => _objects.Values.OfType<T>().Where(Exists);

    private IEnumerable<CloudObject> All(string kind) => _objects.Values.Where(o => o.Kind == kind && Exists(o));

    private T Find<T>(string id, string code, string kind)
        where T : CloudObject => TryFind<T>(id, out var found) ? found : throw new RefusedException(code, $"There is no {kind} {id}.");

    private bool TryFind<T>(string? id, [NotNullWhen(true)] out T? found)
        where T : CloudObject
    {
        found = id is not null && _objects.TryGetValue(id, out var any) && Exists(any) ? any as T : null;
        return found is not null;
    }

    private T Add<T>(T created, string state, TimeSpan duration)
        where T : CloudObject
    {
        _objects[created.Id] = created;
        _everExisted.Add(created);
        created.CreatedAt = Now;
        Occupy(created, state, duration);
        return created;
    }

    private CloudObject AddPlain(string kind, string prefix, Parameters request, TimeSpan duration) => Add(
        new CloudObject { Kind = kind, Id = ids.NewId(prefix), Attributes = request.Attributes, Tags = request.Tags }, "Pending", duration);

    private void Occupy(CloudObject found, string state, TimeSpan duration)
    {
        found.BusyState = state;
        found.BusyUntil = Now + duration;
        OneAfterAnother += times.Request + duration;
    }

    private void Remove(CloudObject found, TimeSpan duration)
    {
        if (found.GoneAt is not null)
        {
            return;
        }

        Occupy(found, "Deleting", duration);
        found.GoneAt = Now + duration;
    }
}
