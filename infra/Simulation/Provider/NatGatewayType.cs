using SharedBandwidth.Cloud;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Simulation.Provider;

/// <summary><c>alicloud_nat_gateway</c>.</summary>
public sealed class NatGatewayType : ResourceType
{
    private const string Describe = "DescribeNatGateways";

    // The provider takes these for a gateway that is gone; one that is merely busy stays behind.
    private static readonly string[] _countsAsGone =
        ["INSTANCE_NOT_EXISTS", "IncorrectStatus.NatGateway", "InvalidNatGatewayId.NotFound", "InvalidRegionId.NotFound"];

    public NatGatewayType()
    {
        Replacing = Set("vpcId", "internetChargeType", "paymentType", "instanceChargeType", "privateLinkEnabled", "accessMode");
        Computed = Set(
            "natType", "internetChargeType", "paymentType", "instanceChargeType", "specification", "natGatewayName", "networkType",
            "eipBindMode", "icmpReplyEnabled", "deletionProtection");
        ServiceDefaults = PropertyMap.Empty.Add("eipBindMode", EipBindMode.MultiBinded.Text).Add("icmpReplyEnabled", true);
        CreateTimeout = UpdateTimeout = DeleteTimeout = TimeSpan.FromMinutes(10);
    }

    public override string? KeptOnDelete(PropertyMap inputs) => inputs.GetValueOrDefault("paymentType") is "Subscription"
        ? "a subscription gateway cannot be deleted: the provider forgets it, and it goes on being billed until its period ends"
        : null;

    public override IEnumerable<TimeSpan> Create(ProviderCall call, NewResource resource)
    {
        var request = Requests.CreateNatGateway(resource.Inputs);
        return call.Write("CreateNatGateway", RetryableCodes.CreateNatGateway, request, () =>
            {
                resource.Id = call.For(resource).CreateNatGateway(request);
                var gateway = call.Account.GatewayOf(resource.Id);
                resource.Computed = PropertyMap.Empty
                    .Add("forwardTableIds", gateway.ForwardTableId)
                    .Add("snatTableIds", gateway.SnatTableId);
            })
            .Concat(call.Poll(Describe, () => Requests.NatGateway(resource.Id!), () => call.Account.IsReady(resource.Id!)))
            .Concat(call.SetExtras(ServiceKind.NatGateway, resource))
            .Concat(Read(call, () => resource.Id!));
    }

    public override IEnumerable<TimeSpan> Read(ProviderCall call, Func<string> id) =>
        call.Read(Describe, () => Requests.NatGateway(id()))
            .Concat(call.Read("ListTagResources", () => Requests.Tagged(ServiceKind.NatGateway, id())));

    public override IEnumerable<TimeSpan> Update(ProviderCall call, ChangedResource resource) =>
        call.SetExtras(ServiceKind.NatGateway, () => resource.Id, resource.Inputs, resource.Changed)
            .Concat(Modify(
                call,
                resource,
                "ModifyNatGatewayAttribute",
                RetryableCodes.ModifyNatGateway,
                call.Account.ModifyNatGatewayAttribute,
                "natGatewayName", "description", "eipBindMode", "icmpReplyEnabled"))
            .Concat(
                Modify(
                    call, resource, "ModifyNatGatewaySpec", RetryableCodes.ModifyNatGatewaySpec, call.Account.ModifyNatGatewaySpec,
                    "specification"))
            .Concat(Modify(
                call,
                resource,
                "UpdateNatGatewayNatType",
                RetryableCodes.UpdateNatGatewayNatType,
                call.Account.UpdateNatGatewayNatType,
                "natType", "vswitchId"))
            .Concat(Read(call, () => resource.Id));

    public override IEnumerable<TimeSpan> Delete(ProviderCall call, string id, PropertyMap inputs) =>
        call.Delete(
            "DeleteNatGateway",
            RetryableCodes.DeleteNatGateway,
            _countsAsGone,
            Requests.NatGateway(id),
            () => call.Account.DeleteNatGateway(id),
            call.Poll(Describe, () => Requests.NatGateway(id), () => !call.Account.Exists(id)));

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

        var request = Requests.ModifyNatGateway(resource.Id, changes);
        return call.Write(action, retried, request, () => modify(request))
            .Concat(call.Poll(Describe, () => Requests.NatGateway(resource.Id), () => call.Account.IsReady(resource.Id)));
    }
}
