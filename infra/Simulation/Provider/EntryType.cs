using SharedBandwidth.Cloud;

namespace SharedBandwidth.Simulation.Provider;

/// <summary>Entries of a gateway's tables: a call that writes one, a wait, and one more look.</summary>
public sealed class EntryType : ResourceType
{
    private readonly Calls _calls;

    private EntryType(Calls calls) => _calls = calls;

    /// <summary><c>alicloud_forward_entry</c>.</summary>
    public static EntryType Forward() => new(new Calls(
        "ForwardEntry",
        "DescribeForwardTableEntries",
        Requests.CreateForwardEntry,
        (account, request) => account.CreateForwardEntry(request),
        (id, inputs, changed) => Requests.ModifyForwardEntry(id, inputs, changed.Contains("forwardEntryName")),
        (account, request) => account.ModifyForwardEntry(request),
        (id, inputs) => Requests.ForwardEntry((string)inputs["forwardTableId"], id),
        (account, id) => account.DeleteForwardEntry(id),
        RetryableCodes.CreateForwardEntry,
        RetryableCodes.ModifyForwardEntry,
        RetryableCodes.DeleteForwardEntry))
    {
        Replacing = Set("forwardTableId"),
        Computed = Set("forwardEntryName"),
    };

    /// <summary><c>alicloud_snat_entry</c>.</summary>
    public static EntryType Snat() => new(new Calls(
        "SnatEntry",
        "DescribeSnatTableEntries",
        Requests.CreateSnatEntry,
        (account, request) => account.CreateSnatEntry(request),
        Requests.ModifySnatEntry,
        (account, request) => account.ModifySnatEntry(request),
        (id, inputs) => Requests.SnatEntry((string)inputs["snatTableId"], id),
        (account, id) => account.DeleteSnatEntry(id),
        RetryableCodes.CreateSnatEntry,
        RetryableCodes.ModifySnatEntry,
        RetryableCodes.DeleteSnatEntry))
    {
        Replacing = Set("snatTableId", "sourceVswitchId", "sourceCidr"),
        Computed = Set("sourceVswitchId", "sourceCidr"),
    };

    public override IEnumerable<TimeSpan> Create(ProviderCall call, NewResource resource)
    {
        var request = _calls.Creation(resource.Inputs);
        return call.Write(
                $"Create{_calls.Noun}", _calls.CreateRetried, request, () => resource.Id = _calls.Create(call.For(resource), request))
            .Concat(Look(call, () => resource.Id!, resource.Inputs));
    }

    public override IEnumerable<TimeSpan> Update(ProviderCall call, ChangedResource resource)
    {
        var request = _calls.Modification(resource.Id, resource.Inputs, resource.Changed);
        return (resource.Changed.Count == 0
                ? []
                : call.Write($"Modify{_calls.Noun}", _calls.ModifyRetried, request, () => _calls.Modify(call.Account, request)))
            .Concat(Look(call, () => resource.Id, resource.Inputs));
    }

    public override IEnumerable<TimeSpan> Delete(ProviderCall call, string id, PropertyMap inputs) =>
        call.Write($"Delete{_calls.Noun}", _calls.DeleteRetried, _calls.Entry(id, inputs), () => _calls.Delete(call.Account, id))
            .Concat(call.Poll(_calls.Describe, () => _calls.Entry(id, inputs), () => !call.Account.Exists(id)));

    private IEnumerable<TimeSpan> Look(ProviderCall call, Func<string> id, PropertyMap inputs) =>
        call.Poll(_calls.Describe, () => _calls.Entry(id(), inputs), () => call.Account.IsReady(id()))
            .Concat(call.Read(_calls.Describe, () => _calls.Entry(id(), inputs)));

    private sealed record Calls(
        string Noun,
        string Describe,
        Func<PropertyMap, Parameters> Creation,
        Func<CloudAccount, Parameters, string> Create,
        Func<string, PropertyMap, IReadOnlySet<string>, Parameters> Modification,
        Action<CloudAccount, Parameters> Modify,
        Func<string, PropertyMap, Parameters> Entry,
        Action<CloudAccount, string> Delete,
        string[] CreateRetried,
        string[] ModifyRetried,
        string[] DeleteRetried);
}
