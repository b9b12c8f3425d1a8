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
        (account, inputs) => account.CreateForwardEntry(Requests.CreateForwardEntry(inputs)),
        (account, id, inputs, changed) =>
            account.ModifyForwardEntry(Requests.ModifyForwardEntry(id, inputs, changed.Contains("forwardEntryName"))),
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
        (account, inputs) => account.CreateSnatEntry(Requests.CreateSnatEntry(inputs)),
        (account, id, inputs, changed) => account.ModifySnatEntry(Requests.ModifySnatEntry(id, inputs, changed)),
        (account, id) => account.DeleteSnatEntry(id),
        RetryableCodes.CreateSnatEntry,
        RetryableCodes.ModifySnatEntry,
        RetryableCodes.DeleteSnatEntry))
    {
        Replacing = Set("snatTableId", "sourceVswitchId", "sourceCidr"),
        Computed = Set("sourceVswitchId", "sourceCidr"),
    };

    public override IEnumerable<TimeSpan> Create(ProviderCall call, NewResource resource) =>
        call.Write(
            $"Create{_calls.Noun}",
            _calls.CreateRetried,
            () => resource.Id = _calls.Create(call.For(resource), resource.Inputs))
            .Concat(call.Poll(_calls.Describe, () => call.Account.IsReady(resource.Id!)))
            .Concat(call.Read(_calls.Describe));

    public override IEnumerable<TimeSpan> Update(ProviderCall call, ChangedResource resource) =>
        (resource.Changed.Count == 0
                ? []
                : call.Write(
                    $"Modify{_calls.Noun}", _calls.ModifyRetried, () => _calls.Modify(call.Account, resource.Id, resource.Inputs, resource.Changed)))
            .Concat(call.Poll(_calls.Describe, () => call.Account.IsReady(resource.Id)))
            .Concat(call.Read(_calls.Describe));

    public override IEnumerable<TimeSpan> Delete(ProviderCall call, string id, PropertyMap inputs) =>
        call.Write($"Delete{_calls.Noun}", _calls.DeleteRetried, () => _calls.Delete(call.Account, id))
            .Concat(call.Poll(_calls.Describe, () => !call.Account.Exists(id)));

    private sealed record Calls(
        string Noun,
        string Describe,
        Func<CloudAccount, PropertyMap, string> Create,
        Action<CloudAccount, string, PropertyMap, IReadOnlySet<string>> Modify,
        Action<CloudAccount, string> Delete,
        string[] CreateRetried,
        string[] ModifyRetried,
        string[] DeleteRetried);
}
