using System.Collections.Immutable;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure.Spec;

/// <summary>A security group that is opened for the ports of the apps that name it.</summary>
public sealed record SecurityGroupSpec
{
    /// <summary><c>sg-...</c>; null is an error.</summary>
    public Knowable? Id { get; init; }

    /// <summary>
    /// The key that the group had before; null: it had no other. Needed only where the id is not known when planning: otherwise the
    /// group's rules are named after its id.
    /// </summary>
    public string? FormerKey { get; init; }

    /// <summary>Who may connect, as IPv4 CIDR blocks or single addresses; none: <c>0.0.0.0/0</c>, everyone.</summary>
    public ImmutableArray<string>? SourceCidrs { get; init; }
}
