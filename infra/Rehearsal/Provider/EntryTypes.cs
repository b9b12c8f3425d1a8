namespace SharedBandwidth.Rehearsal.Provider;

/// <summary><c>alicloud_forward_entry</c>.</summary>
internal sealed class ForwardEntryType : ResourceType
{
    private const string Describe = "DescribeForwardTableEntries";

    public ForwardEntryType()
    {
        Replacing = Set("forwardTableId");
        Computed = Set("forwardEntryName");
    }

    public override IEnumerable<TimeSpan> Create(ProviderCall call, NewResource resource) =>
        call.Write("CreateForwardEntry", Retried.CreateForwardEntry, () => resource.Id = call.Account.CreateForwardEntry(resource.WishedId, resource.Inputs))
            .Concat(call.Poll(Describe, () => call.Account.IsReady(resource.Id!)))
            .Concat(call.Read(Describe));

    public override IEnumerable<TimeSpan> Update(ProviderCall call, ChangedResource resource) =>
        (resource.Changed.Count == 0 ? [] : call.Write("ModifyForwardEntry", Retried.ModifyForwardEntry, () => call.Account.ModifyForwardEntry(resource.Id, resource.Inputs)))
            .Concat(call.Poll(Describe, () => call.Account.IsReady(resource.Id)))
            .Concat(call.Read(Describe));

    public override IEnumerable<TimeSpan> Delete(ProviderCall call, string id, PropertyMap inputs) =>
        call.Write("DeleteForwardEntry", Retried.DeleteForwardEntry, () => call.Account.DeleteForwardEntry(id))
            .Concat(call.Poll(Describe, () => !call.Account.Exists(id)));
}

/// <summary><c>alicloud_snat_entry</c>.</summary>
internal sealed class SnatEntryType : ResourceType
{
    private const string Describe = "DescribeSnatTableEntries";

    public SnatEntryType()
    {
        Replacing = Set("snatTableId", "sourceVswitchId", "sourceCidr");
        Computed = Set("sourceVswitchId", "sourceCidr");
    }

    public override IEnumerable<TimeSpan> Create(ProviderCall call, NewResource resource) =>
        call.Write("CreateSnatEntry", Retried.CreateSnatEntry, () => resource.Id = call.Account.CreateSnatEntry(resource.WishedId, resource.Inputs))
            .Concat(call.Poll(Describe, () => call.Account.IsReady(resource.Id!)))
            .Concat(call.Read(Describe));

    public override IEnumerable<TimeSpan> Update(ProviderCall call, ChangedResource resource) =>
        (resource.Changed.Count == 0 ? [] : call.Write("ModifySnatEntry", Retried.ModifySnatEntry, () => call.Account.ModifySnatEntry(resource.Id, resource.Inputs)))
            .Concat(call.Poll(Describe, () => call.Account.IsReady(resource.Id)))
            .Concat(call.Read(Describe));

    public override IEnumerable<TimeSpan> Delete(ProviderCall call, string id, PropertyMap inputs) =>
        call.Write("DeleteSnatEntry", Retried.DeleteSnatEntry, () => call.Account.DeleteSnatEntry(id))
            .Concat(call.Poll(Describe, () => !call.Account.Exists(id)));
}
