using Pulumi;

namespace SharedBandwidth.Components;

/// <summary>
/// Values that pass beside a plan because they may be known only while deploying. What is absent here must be in the plan.
/// </summary>
public sealed record ExposureInputs
{
    /// <summary>The gateway's VPC; needed unless the gateway exists.</summary>
    public Input<string>? VpcId { get; init; }

    /// <summary>The gateway's vSwitch; needed unless the gateway exists.</summary>
    public Input<string>? VswitchId { get; init; }

    /// <summary>An existing gateway, <c>ngw-...</c>; absent: the plan's, or one is created.</summary>
    public Input<string>? GatewayId { get; init; }

    /// <summary>An existing package, <c>cbwp-...</c>; absent: the plan's, or one is created.</summary>
    public Input<string>? PackageId { get; init; }

    /// <summary>Private IPs by app.</summary>
    public IReadOnlyDictionary<string, Input<string>> PrivateIps { get; init; } = new Dictionary<string, Input<string>>();

    /// <summary>Existing EIPs by address; the outbound address has the key <c>outbound</c>.</summary>
    public IReadOnlyDictionary<string, Input<string>> EipIds { get; init; } = new Dictionary<string, Input<string>>();

    /// <summary>Security groups by key.</summary>
    public IReadOnlyDictionary<string, Input<string>> SecurityGroupIds { get; init; } = new Dictionary<string, Input<string>>();

    /// <summary>vSwitches with internet access by key.</summary>
    public IReadOnlyDictionary<string, Input<string>> OutboundVswitchIds { get; init; } = new Dictionary<string, Input<string>>();
}
