using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Network;

/// <summary>Where the gateway and the apps are: an existing network by its ids, or one to create.</summary>
public sealed record NetworkSpec
{
    /// <summary>An existing VPC, <c>vpc-...</c>.</summary>
    public Knowable? VpcId { get; init; }

    /// <summary>The vSwitch for the gateway, <c>vsw-...</c>.</summary>
    public Knowable? VswitchId { get; init; }

    /// <summary>null: the network exists.</summary>
    public CreateNetworkSpec? Create { get; init; }
}

/// <summary>A network of its own, with a small web server for every app that names no private IP.</summary>
public sealed record CreateNetworkSpec
{
    /// <summary>Private IPv4 block of the VPC and its one vSwitch.</summary>
    public required string CidrBlock { get; init; }

    /// <summary>null: the first zone that offers enhanced NAT and a small server.</summary>
    public string? ZoneId { get; init; }

    /// <summary>ECS instance type; null: a small one that the zone offers.</summary>
    public string? InstanceType { get; init; }

    /// <summary>Image of the servers; null: the newest Alibaba Cloud Linux 3.</summary>
    public string? ImageId { get; init; }
}
