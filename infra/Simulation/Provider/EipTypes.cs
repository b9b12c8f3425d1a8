using SharedBandwidth.Cloud;

namespace SharedBandwidth.Simulation.Provider;

/// <summary><c>alicloud_eip_address</c>.</summary>
public sealed class EipAddressType : ResourceType
{
    private const string Describe = "DescribeEipAddresses";

    public EipAddressType()
    {
        Replacing = Set(
            "internetChargeType", "paymentType", "instanceChargeType", "isp", "netmode", "securityProtectionTypes", "publicIpAddressPoolId",
            "zone", "ipAddress", "allocationId",
            "highDefinitionMonitorLogStatus");
        Computed = Set(
            "bandwidth", "internetChargeType", "paymentType", "instanceChargeType", "isp", "netmode", "mode", "addressName", "description",
            "deletionProtection", "resourceGroupId",
            "zone", "ipAddress", "allocationId", "highDefinitionMonitorLogStatus");
        CreateTimeout = UpdateTimeout = DeleteTimeout = TimeSpan.FromMinutes(9);
    }

    public override string? KeptOnDelete(PropertyMap inputs) => inputs.GetValueOrDefault("paymentType") is "Subscription"
        ? "a subscription EIP cannot be released: the provider forgets it, and it goes on being billed until its period ends"
        : null;

    public override IEnumerable<TimeSpan> Create(ProviderCall call, NewResource resource)
    {
        var request = Requests.AllocateEipAddress(resource.Inputs);
        return call.Write("AllocateEipAddress", RetryableCodes.AllocateEip, request, () =>
            {
                resource.Id = call.For(resource).AllocateEipAddress(request);
                resource.Computed = PropertyMap.Empty
                    .Add("allocationId", resource.Id)
                    .Add("ipAddress", call.Account.EipOf(resource.Id).IpAddress);
            })
            .Concat(call.Poll(Describe, () => Requests.Eip(resource.Id!), () => call.Account.IsReady(resource.Id!)))
            .Concat(call.SetExtras(ServiceKind.Eip, resource))
            .Concat(Read(call, () => resource.Id!));
    }

    public override IEnumerable<TimeSpan> Read(ProviderCall call, Func<string> id) => call.Read(Describe, () => Requests.Eip(id()));

    public override IEnumerable<TimeSpan> Update(ProviderCall call, ChangedResource resource)
    {
        var changes = resource.Of("bandwidth", "addressName", "description");
        return (changes.IsEmpty ? [] : Modify(call, Requests.ModifyEipAddress(resource.Id, changes, resource.Inputs), resource.Id))
            .Concat(call.SetExtras(ServiceKind.Eip, () => resource.Id, resource.Inputs, resource.Changed))
            .Concat(Read(call, () => resource.Id));
    }

    public override IEnumerable<TimeSpan> Delete(ProviderCall call, string id, PropertyMap inputs) =>
        call.Write("ReleaseEipAddress", RetryableCodes.ReleaseEip, Requests.Eip(id), () => call.Account.ReleaseEipAddress(id))
            .Concat(call.Poll(Describe, () => Requests.Eip(id), () => !call.Account.Exists(id)));

    private static IEnumerable<TimeSpan> Modify(ProviderCall call, Parameters changes, string id) =>
        call.Write("ModifyEipAddressAttribute", RetryableCodes.ModifyEip, changes, () => call.Account.ModifyEipAddressAttribute(changes))
            .Concat(call.Poll(Describe, () => Requests.Eip(id), () => call.Account.IsReady(id)));
}

/// <summary><c>alicloud_eip_association</c>. Its creation does not wait for the EIP to be InUse.</summary>
public sealed class EipAssociationType : ResourceType
{
    private const string Describe = "DescribeEipAddresses";

    public EipAssociationType()
    {
        Replacing = Set("allocationId", "instanceId", "instanceType", "privateIpAddress", "vpcId");
        Computed = Set("instanceType", "mode");
    }

    public override IEnumerable<TimeSpan> Create(ProviderCall call, NewResource resource)
    {
        var (eip, gateway) = Ids(resource.Inputs);
        return call.Write("AssociateEipAddress", RetryableCodes.AssociateEip, Requests.AssociateEipAddress(eip, gateway), () =>
            {
                call.Account.AssociateEipAddress(eip, gateway);
                resource.Id = $"{eip}:{gateway}";
            })
            .Concat(call.Read(Describe, () => Requests.Eip(eip)));
    }

    public override IEnumerable<TimeSpan> Update(ProviderCall call, ChangedResource resource) =>
        call.Read(Describe, () => Requests.Eip(Ids(resource.Inputs).Eip));

    public override IEnumerable<TimeSpan> Delete(ProviderCall call, string id, PropertyMap inputs)
    {
        var (eip, gateway) = Ids(inputs);
        return call.Write(
                "UnassociateEipAddress",
                RetryableCodes.UnassociateEip,
                Requests.AssociateEipAddress(eip, gateway),
                () => call.Account.UnassociateEipAddress(eip, gateway))
            .Concat(call.Poll(Describe, () => Requests.Eip(eip), () => !call.Account.Exists(eip) || call.Account.IsReady(eip)));
    }

    public override bool IsThere(CloudAccount account, string id, PropertyMap inputs)
    {
        var (eip, gateway) = Ids(inputs);
        return account.Exists(eip) && account.EipOf(eip).GatewayId == gateway;
    }

    private static (string Eip, string Gateway) Ids(PropertyMap inputs) => ((string)inputs["allocationId"], (string)inputs["instanceId"]);
}
