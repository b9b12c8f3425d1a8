using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure.Spec;

/// <summary>A security group that is opened for the ports of the apps that name it.</summary>
public sealed record SecurityGroupSpec
{
    /// <summary><c>sg-...</c>; null is an error.</summary>
    public Knowable? Id { get; init; }

    /// <summary>Who may connect, as an IPv4 CIDR block; null: <c>0.0.0.0/0</c>, everyone.</summary>
    public string? SourceCidr { get; init; }
}
