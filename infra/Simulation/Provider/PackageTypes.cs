using SharedBandwidth.Cloud;

namespace SharedBandwidth.Simulation.Provider;

/// <summary><c>alicloud_common_bandwidth_package</c>.</summary>
public sealed class PackageType : ResourceType
{
    private const string Describe = "DescribeCommonBandwidthPackages";

    // The provider's first look after a deletion comes this late.
    private static readonly TimeSpan _firstLookAfterDelete = TimeSpan.FromSeconds(15);

    public PackageType()
    {
        Replacing = Set("internetChargeType", "isp", "ratio", "securityProtectionTypes");
        Computed = Set("isp", "ratio", "bandwidthPackageName", "resourceGroupId");
    }

    public override string? KeptOnDelete(PropertyMap inputs) => inputs.GetValueOrDefault("internetChargeType") is "PayBy95"
        ? "a package paid by 95th percentile cannot be deleted: the provider forgets it, "
            + "and it goes on being billed until you release it in the console"
        : null;

    // Tags go with the creation, and once more with a call of their own.
    public override IEnumerable<TimeSpan> Create(ProviderCall call, NewResource resource) =>
        call.Write(
                "CreateCommonBandwidthPackage",
                RetryableCodes.Package,
                () => resource.Id = call.For(resource).CreateCommonBandwidthPackage(Requests.CreatePackage(resource.Inputs)))
            .Concat(call.Poll(Describe, () => call.Account.IsReady(resource.Id!)))
            .Concat(call.SetExtras(resource))
            .Concat(Read(call));

    public override IEnumerable<TimeSpan> Read(ProviderCall call) => call.Read(Describe).Concat(call.Read("ListTagResources"));

    public override IEnumerable<TimeSpan> Update(ProviderCall call, ChangedResource resource) =>
        Modify(call, resource, "ModifyCommonBandwidthPackageAttribute", RetryableCodes.None, call.Account.ModifyCommonBandwidthPackageAttribute, "bandwidthPackageName", "description")
            .Concat(Modify(call, resource, "ModifyCommonBandwidthPackageSpec", RetryableCodes.Package, call.Account.ModifyCommonBandwidthPackageSpec, "bandwidth"))
            .Concat(resource.Changed.Contains("bandwidth") ? call.Poll(Describe, () => call.Account.IsReady(resource.Id)) : [])
            .Concat(call.SetExtras(() => resource.Id, resource.Inputs, resource.Changed))
            .Concat(Read(call));

    public override IEnumerable<TimeSpan> Delete(ProviderCall call, string id, PropertyMap inputs) =>
        call.Write("DeleteCommonBandwidthPackage", RetryableCodes.Package, () => call.Account.DeleteCommonBandwidthPackage(id))
            .Concat(call.Poll(Describe, () => !call.Account.Exists(id), _firstLookAfterDelete));

    private static IEnumerable<TimeSpan> Modify(
        ProviderCall call,
        ChangedResource resource,
        string action,
        string[] retried,
        Action<Parameters> modify,
        params string[] names) =>
        resource.Of(names) is { IsEmpty: false } changes
            ? call.Write(action, retried, () => modify(Requests.ModifyPackage(resource.Id, changes)))
            : [];
}

/// <summary><c>alicloud_common_bandwidth_package_attachment</c>. It waits for the package, not for the EIP.</summary>
public sealed class PackageAttachmentType : ResourceType
{
    private const string Describe = "DescribeCommonBandwidthPackages";

    // The EIP is out of the package already.
    private static readonly string[] _countsAsDone = [ErrorCodes.NotInPackage];

    public PackageAttachmentType()
    {
        Replacing = Set("bandwidthPackageId", "instanceId");
        Computed = Set("bandwidthPackageBandwidth");
    }

    public override IEnumerable<TimeSpan> Create(ProviderCall call, NewResource resource)
    {
        var (package, eip) = Ids(resource.Inputs);
        return call.Write("AddCommonBandwidthPackageIp", RetryableCodes.AddPackageIp, () =>
            {
                call.Account.AddCommonBandwidthPackageIp(package, eip);
                resource.Id = $"{package}:{eip}";
            })
            .Concat(call.Poll(Describe, () => call.Account.IsReady(package)))
            .Concat(Read(call));
    }

    public override IEnumerable<TimeSpan> Read(ProviderCall call) => call.Read(Describe).Concat(call.Read("DescribeEipAddresses"));

    public override IEnumerable<TimeSpan> Update(ProviderCall call, ChangedResource resource) => Read(call);

    public override IEnumerable<TimeSpan> Delete(ProviderCall call, string id, PropertyMap inputs)
    {
        var (package, eip) = Ids(inputs);
        return call.Delete(
            "RemoveCommonBandwidthPackageIp",
            RetryableCodes.RemovePackageIp,
            _countsAsDone,
            () => call.Account.RemoveCommonBandwidthPackageIp(package, eip),
            call.Poll(Describe, () => !call.Account.Exists(package) || call.Account.IsReady(package)));
    }

    public override bool IsThere(CloudAccount account, string id, PropertyMap inputs)
    {
        var (package, eip) = Ids(inputs);
        return account.Exists(eip) && account.EipOf(eip).PackageId == package;
    }

    private static (string Package, string Eip) Ids(PropertyMap inputs) =>
        ((string)inputs["bandwidthPackageId"], (string)inputs["instanceId"]);
}
