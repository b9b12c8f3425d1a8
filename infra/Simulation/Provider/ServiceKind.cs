namespace SharedBandwidth.Simulation.Provider;

/// <summary>What the service calls a type of resource, which differs from call to call.</summary>
/// <param name="IdName">The parameter that has its id.</param>
/// <param name="Tagged">The <c>ResourceType</c> of calls about its tags.</param>
/// <param name="Protected">The <c>Type</c> of calls about its deletion protection; null: it has none.</param>
public sealed record ServiceKind(string IdName, string Tagged, string? Protected = null)
{
    public static ServiceKind NatGateway { get; } = new("NatGatewayId", "NATGATEWAY", "NATGW");

    public static ServiceKind Eip { get; } = new("AllocationId", "EIP", "EIP");

    public static ServiceKind Package { get; } = new("BandwidthPackageId", "COMMONBANDWIDTHPACKAGE", "CBWP");

    public static ServiceKind Vpc { get; } = new("VpcId", "VPC");

    public static ServiceKind Vswitch { get; } = new("VSwitchId", "VSWITCH");

    public static ServiceKind SecurityGroup { get; } = new("SecurityGroupId", "securitygroup");

    public static ServiceKind Instance { get; } = new("InstanceId", "instance");
}
