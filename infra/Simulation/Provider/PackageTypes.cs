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
    public override IEnumerable<TimeSpan> Create(ProviderCall call, NewResource resource)
    {
        var request = Requests.CreatePackage(resource.Inputs);
        return call.Write(
                "CreateCommonBandwidthPackage",
                RetryableCodes.Package,
                request,
                () => resource.Id = call.For(resource).CreateCommonBandwidthPackage(request))
            .Concat(call.Poll(Describe, () => Requests.Package(resource.Id!), () => call.Account.IsReady(resource.Id!)))
            .Concat(call.SetExtras(ServiceKind.Package, resource))
            .Concat(Read(call, () => resource.Id!));
    }

    public override IEnumerable<TimeSpan> Read(ProviderCall call, Func<string> id) =>
        call.Read(Describe, () => Requests.Package(id()))
            .Concat(call.Read("ListTagResources", () => Requests.Tagged(ServiceKind.Package, id())));

    public override IEnumerable<TimeSpan> Update(ProviderCall call, ChangedResource resource) =>
        Modify(
                call, resource, "ModifyCommonBandwidthPackageAttribute", RetryableCodes.None,
                call.Account.ModifyCommonBandwidthPackageAttribute, "bandwidthPackageName", "description")
            .Concat(
                Modify(
                    call, resource, "ModifyCommonBandwidthPackageSpec", RetryableCodes.Package,
                    call.Account.ModifyCommonBandwidthPackageSpec, "bandwidth"))
            .Concat(
                resource.Changed.Contains("bandwidth")
                    ? call.Poll(Describe, () => Requests.Package(resource.Id), () => call.Account.IsReady(resource.Id))
                    : [])
            .Concat(call.SetExtras(ServiceKind.Package, () => resource.Id, resource.Inputs, resource.Changed))
            .Concat(Read(call, () => resource.Id));

    public override IEnumerable<TimeSpan> Delete(ProviderCall call, string id, PropertyMap inputs) =>
        call.Write(
                "DeleteCommonBandwidthPackage", RetryableCodes.Package, Requests.Package(id),
                () => call.Account.DeleteCommonBandwidthPackage(id))
            .Concat(call.Poll(Describe, () => Requests.Package(id), () => !call.Account.Exists(id), _firstLookAfterDelete));

    private static IEnumerable<TimeSpan> Modify(
        ProviderCall call,
        ChangedResource resource,
        string action,
        string[] retried,
        Action<Parameters> modify,
        params string[] names)
    {
        if (resource.Of(names) is not { IsEmpty: false } changes)
        {
            return [];
        }

        var request = Requests.ModifyPackage(resource.Id, changes);
        return call.Write(action, retried, request, () => modify(request));
    }
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
        return call.Write("AddCommonBandwidthPackageIp", RetryableCodes.AddPackageIp, Requests.PackageIp(package, eip), () =>
            {
                call.Account.AddCommonBandwidthPackageIp(package, eip);
                resource.Id = $"{package}:{eip}";
            })
            .Concat(call.Poll(Describe, () => Requests.Package(package), () => call.Account.IsReady(package)))
            .Concat(Read(call, package, eip));
    }

    public override IEnumerable<TimeSpan> Update(ProviderCall call, ChangedResource resource)
    {
        var (package, eip) = Ids(resource.Inputs);
        return Read(call, package, eip);
    }

    public override IEnumerable<TimeSpan> Delete(ProviderCall call, string id, PropertyMap inputs)
    {
        var (package, eip) = Ids(inputs);
        return call.Delete(
            "RemoveCommonBandwidthPackageIp",
            RetryableCodes.RemovePackageIp,
            _countsAsDone,
            Requests.PackageIp(package, eip),
            () => call.Account.RemoveCommonBandwidthPackageIp(package, eip),
            call.Poll(Describe, () => Requests.Package(package), () => !call.Account.Exists(package) || call.Account.IsReady(package)));
    }

    public override bool IsThere(CloudAccount account, string id, PropertyMap inputs)
    {
        var (package, eip) = Ids(inputs);
        return account.Exists(eip) && account.EipOf(eip).PackageId == package;
    }

    private static IEnumerable<TimeSpan> Read(ProviderCall call, string package, string eip) =>
        call.Read(Describe, () => Requests.Package(package)).Concat(call.Read("DescribeEipAddresses", () => Requests.Eip(eip)));

    private static (string Package, string Eip) Ids(PropertyMap inputs) =>
        ((string)inputs["bandwidthPackageId"], (string)inputs["instanceId"]);
}
