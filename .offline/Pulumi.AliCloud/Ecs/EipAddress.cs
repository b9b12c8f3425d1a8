using System.Collections.Immutable;

namespace Pulumi.AliCloud.Ecs;

[AliCloudResourceType(Token)]
public class EipAddress : CustomResource
{
    private const string Token = "alicloud:ecs/eipAddress:EipAddress";

    public EipAddress(string name, EipAddressArgs? args = null, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new EipAddressArgs(), Utilities.MakeOptions(options, ""))
    {
    }

    private EipAddress(string name, Input<string> id, EipAddressState? state, CustomResourceOptions? options)
        : base(Token, name, state, Utilities.MakeOptions(options, id))
    {
    }

    [Output("addressName")]
    public Output<string> AddressName { get; private set; } = null!;

    [Output("allocationId")]
    public Output<string> AllocationId { get; private set; } = null!;

    [Output("bandwidth")]
    public Output<string> Bandwidth { get; private set; } = null!;

    [Output("deletionProtection")]
    public Output<bool> DeletionProtection { get; private set; } = null!;

    [Output("description")]
    public Output<string> Description { get; private set; } = null!;

    [Output("internetChargeType")]
    public Output<string> InternetChargeType { get; private set; } = null!;

    [Output("ipAddress")]
    public Output<string> IpAddress { get; private set; } = null!;

    [Output("isp")]
    public Output<string> Isp { get; private set; } = null!;

    [Output("paymentType")]
    public Output<string> PaymentType { get; private set; } = null!;

    [Output("resourceGroupId")]
    public Output<string> ResourceGroupId { get; private set; } = null!;

    [Output("status")]
    public Output<string> Status { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    public static EipAddress Get(string name, Input<string> id, EipAddressState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);
}
