using Pulumi;

namespace SharedBandwidth.Components;

/// <summary>Where a new gateway goes.</summary>
/// <param name="VpcId">Its VPC, <c>vpc-...</c>; null only where the gateway exists.</param>
/// <param name="VswitchId">Its vSwitch, <c>vsw-...</c>; null only where the gateway exists.</param>
public sealed record Placement(Input<string>? VpcId, Input<string>? VswitchId);
