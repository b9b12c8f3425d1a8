namespace SharedBandwidth.Cloud;

/// <content>EIPs and common bandwidth packages.</content>
public sealed partial class CloudAccount
{
    public const string ElasticIp = "EIP";
    public const string Package = "common bandwidth package";

    // The relation's state while an EIP goes into a package or leaves it; only queries are allowed.
    private const string Binding = "BINDING";

    // Packages of an account and region: https://www.alibabacloud.com/help/en/internet-shared-bandwidth/product-overview/limits
    private const int PackagesPerAccount = 5;

    public string AllocateEipAddress(Parameters request)
    {
        RefuseBeyond(Quotas?.EipsPerAccount, All<Eip>().Count(), ErrorCodes.EipQuota, "EIPs in the account");
        return Add(
            new Eip
            {
                Kind = ElasticIp,
                Id = ids.NewId("eip"),
                IpAddress = ids.NewPublicIp(),
                Attributes = request.Attributes,
                Tags = request.Tags,
            },
            "Allocating",
            times.Other).Id;
    }

    public Eip EipOf(string id) => Find<Eip>(id, ErrorCodes.EipNotFound, ElasticIp);

    public void ModifyEipAddressAttribute(Parameters changes)
    {
        var eip = EipOf(changes.Required("AllocationId"));
        RefuseBusy(eip, ErrorCodes.IncorrectEipStatus);
        Set(eip, changes, "AllocationId");
        Occupy(eip, "Modifying", times.Other);
    }

    public void ReleaseEipAddress(string id)
    {
        var eip = EipOf(id);
        RefuseProtected(eip);
        if (eip.Text("InstanceChargeType") == "PrePaid")
        {
            throw new RefusedException(ErrorCodes.EipIsSubscription, $"The EIP {id} is paid for in advance.");
        }

        RefuseBusy(eip, ErrorCodes.IncorrectEipStatus);
        if (eip.GatewayId is not null || eip.PackageId is not null)
        {
            throw new RefusedException(
                ErrorCodes.IncorrectEipStatus,
                $"The EIP {id} is still {(eip.GatewayId is null ? $"in {eip.PackageId}" : $"on {eip.GatewayId}")}.");
        }

        Remove(eip, times.Other);
    }

    public void AssociateEipAddress(string eipId, string gatewayId)
    {
        var eip = EipOf(eipId);
        var gateway = Find<Gateway>(gatewayId, ErrorCodes.InstanceNotFound, NatGateway);
        RefuseBusy(eip, ErrorCodes.IncorrectEipStatus);
        if (eip.GatewayId is { } current)
        {
            throw new RefusedException(ErrorCodes.IncorrectEipStatus, $"The EIP {eipId} is InUse by {current}.");
        }

        RefuseUnavailable(gateway);
        RefuseLocked(gatewayId);
        RefuseBeyond(Quotas?.EipsPerGateway, All<Eip>().Count(e => e.GatewayId == gatewayId), ErrorCodes.Quota, $"EIPs on {gatewayId}");
        if (TryFind<CloudObject>(gateway.Text("VSwitchId"), out var vswitch))
        {
            RefuseFullVswitch(vswitch, 1);
        }

        eip.GatewayId = gatewayId;
        Occupy(eip, "Associating", times.AssociateEip);
        eip.Associated.Set(eip.BusyUntil, gatewayId);
        Lock(gatewayId, times.GatewayWrite);
    }

    /// <param name="eipId">The EIP's id.</param>
    /// <param name="gatewayId">The gateway's id; where the EIP is on another or on none, nothing is done.</param>
    /// <param name="force">Whether entries that use it are no obstacle.</param>
    public void UnassociateEipAddress(string eipId, string gatewayId, bool force = false)
    {
        var eip = EipOf(eipId);
        RefuseBusy(eip, ErrorCodes.IncorrectEipStatus);
        if (eip.GatewayId != gatewayId)
        {
            return;
        }

        RefuseLocked(gatewayId);
        if (!force && All<ForwardEntry>().FirstOrDefault(e => e.Tuple.ExternalIp == eip.IpAddress) is { } dnat)
        {
            throw new RefusedException(ErrorCodes.UsedByForwardEntry, $"{eip.IpAddress} is used by the DNAT entry {dnat.Id}.");
        }

        if (!force && All<SnatEntry>().FirstOrDefault(e => e.Ips.Contains(eip.IpAddress)) is { } snat)
        {
            throw new RefusedException(ErrorCodes.UsedBySnatEntry, $"{eip.IpAddress} is used by the SNAT entry {snat.Id}.");
        }

        Unbind(eip);
        Lock(gatewayId, times.GatewayWrite);
    }

    private void Unbind(Eip eip)
    {
        eip.GatewayId = null;
        Occupy(eip, "Unassociating", times.AssociateEip);
        eip.Associated.Set(Now, null);
    }

    public string CreateCommonBandwidthPackage(Parameters request)
    {
        RefuseBeyond(Quotas is null ? null : PackagesPerAccount, All(Package).Count(), ErrorCodes.Quota, "packages in the account");
        return AddPlain(Package, "cbwp", request, times.Other).Id;
    }

    public void ModifyCommonBandwidthPackageAttribute(Parameters changes) => ModifyPackage(changes);

    public void ModifyCommonBandwidthPackageSpec(Parameters changes) => ModifyPackage(changes);

    /// <param name="id">The package's id.</param>
    /// <param name="force">Whether EIPs that are in it are taken out.</param>
    public void DeleteCommonBandwidthPackage(string id, bool force = false)
    {
        var package = PackageOf(id);
        RefuseProtected(package);
        RefuseLocked(id);
        var members = All<Eip>().Where(e => e.PackageId == id).ToList();
        if (!force && members is [var member, ..])
        {
            throw new RefusedException(ErrorCodes.Dependency, $"The package {id} still has the EIP {member.Id}.");
        }

        members.ForEach(TakeOut);

        Remove(package, times.Other);
        Lock(id, times.Other);
    }

    public void AddCommonBandwidthPackageIp(string packageId, string eipId)
    {
        var package = PackageOf(packageId);
        var eip = Find<Eip>(eipId, ErrorCodes.InstanceNotFound, ElasticIp);
        if (eip.PackageId is { } current)
        {
            throw new RefusedException(ErrorCodes.AlreadyInPackage, $"The EIP {eipId} is in {current} already.");
        }

        RefuseBusy(eip, ErrorCodes.IncorrectStatusEip);
        RefuseLocked(packageId);
        if (eip.Text("InstanceChargeType") is "PrePaid")
        {
            throw new RefusedException(
                ErrorCodes.InvalidParameter,
                $"The EIP {eipId} is paid for in advance; a package takes pay-as-you-go EIPs only.");
        }

        if (eip.Text("ISP") is { } line && package.Text("ISP") is { } packageLine && line != packageLine)
        {
            throw new RefusedException(
                ErrorCodes.InvalidParameter,
                $"The EIP {eipId} is of line type {line}, the package {packageId} of {packageLine}.");
        }

        RefuseBeyond(Quotas?.EipsPerPackage, All<Eip>().Count(e => e.PackageId == packageId), ErrorCodes.Quota, $"EIPs in {packageId}");
        eip.PackageId = packageId;
        Occupy(eip, Binding, times.BindEip);
        eip.InPackage.Set(eip.BusyUntil, packageId);
        Lock(packageId, times.GatewayWrite);
    }

    public void RemoveCommonBandwidthPackageIp(string packageId, string eipId)
    {
        var eip = Find<Eip>(eipId, ErrorCodes.NotInPackage, ElasticIp);
        if (eip.PackageId != packageId)
        {
            throw new RefusedException(ErrorCodes.NotInPackage, $"The EIP {eipId} is not in {packageId}.");
        }

        RefuseBusy(eip, ErrorCodes.IncorrectStatusEip);
        RefuseLocked(packageId);
        TakeOut(eip);
        Lock(packageId, times.GatewayWrite);
    }

    private void TakeOut(Eip eip)
    {
        eip.PackageId = null;
        Occupy(eip, Binding, times.BindEip);
        eip.InPackage.Set(Now, null);
    }

    private void ModifyPackage(Parameters changes)
    {
        var package = PackageOf(changes.Required("BandwidthPackageId"));
        RefuseLocked(package.Id);
        Set(package, changes, "BandwidthPackageId");
        Occupy(package, "Modifying", times.Other);
    }

    private CloudObject PackageOf(string id) => Find<CloudObject>(id, ErrorCodes.PackageNotFound, Package);

    private void RefuseBusy(CloudObject found, string code)
    {
        if (IsBusy(found))
        {
            throw new RefusedException(code, $"The {found.Kind} {found.Id} is {found.BusyState}.");
        }
    }
}
