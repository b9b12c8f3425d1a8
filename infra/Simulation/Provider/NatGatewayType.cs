using SharedBandwidth.Cloud;

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
        CreateTimeout = UpdateTimeout = DeleteTimeout = TimeSpan.FromMinutes(10);
    }

    public override string? KeptOnDelete(PropertyMap inputs) => inputs.GetValueOrDefault("paymentType") is "Subscription"
        ? "a subscription gateway cannot be deleted: the provider forgets it, and it goes on being billed until its period ends"
        : null;

    public override IEnumerable<TimeSpan> Create(ProviderCall call, NewResource resource) =>
        call.Write("CreateNatGateway", RetryableCodes.CreateNatGateway, () =>
            {
                resource.Id = call.For(resource).CreateNatGateway(Requests.CreateNatGateway(resource.Inputs));
                var gateway = call.Account.GatewayOf(resource.Id);
                resource.Computed = PropertyMap.Empty
                    .Add("forwardTableIds", gateway.ForwardTableId)
                    .Add("snatTableIds", gateway.SnatTableId);
            })
            .Concat(call.Poll(Describe, () => call.Account.IsReady(resource.Id!)))
            .Concat(call.SetExtras(resource))
            .Concat(Read(call));

    public override IEnumerable<TimeSpan> Read(ProviderCall call) => call.Read(Describe).Concat(call.Read("ListTagResources"));

    public override IEnumerable<TimeSpan> Update(ProviderCall call, ChangedResource resource) =>
        call.SetExtras(() => resource.Id, resource.Inputs, resource.Changed)
            .Concat(Modify(
                call,
                resource,
                "ModifyNatGatewayAttribute",
                RetryableCodes.ModifyNatGateway,
                call.Account.ModifyNatGatewayAttribute,
                "natGatewayName", "description", "eipBindMode", "icmpReplyEnabled"))
            .Concat(Modify(call, resource, "ModifyNatGatewaySpec", RetryableCodes.ModifyNatGatewaySpec, call.Account.ModifyNatGatewaySpec, "specification"))
            .Concat(Modify(
                call,
                resource,
                "UpdateNatGatewayNatType",
                RetryableCodes.UpdateNatGatewayNatType,
                call.Account.UpdateNatGatewayNatType,
                "natType", "vswitchId"))
            .Concat(Read(call));

    public override IEnumerable<TimeSpan> Delete(ProviderCall call, string id, PropertyMap inputs) =>
        call.Delete(
            "DeleteNatGateway",
            RetryableCodes.DeleteNatGateway,
            _countsAsGone,
            () => call.Account.DeleteNatGateway(id),
            call.Poll(Describe, () => !call.Account.Exists(id)));

    private static IEnumerable<TimeSpan> Modify(
        ProviderCall call,
        ChangedResource resource,
        string action,
        string[] retried,
        Action<Parameters> modify,
        params string[] names) =>
        resource.Of(names) is { IsEmpty: false } changes
            ? call.Write(action, retried, () => modify(Requests.ModifyNatGateway(resource.Id, changes)))
                .Concat(call.Poll(Describe, () => call.Account.IsReady(resource.Id)))
            : [];
}
