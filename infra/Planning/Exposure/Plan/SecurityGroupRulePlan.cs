using System.Collections.Immutable;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure.Plan;

/// <summary>
/// An ingress rule. Named after what it opens and not after an app or a key: the service identifies a rule by its values, so two apps
/// that need the same rule share it, and it stays as long as one of them needs it.
/// </summary>
public sealed record SecurityGroupRulePlan
{
    public required string Name { get; init; }

    /// <summary>What it may be named in the state: with the group's key, or with its former one.</summary>
    public required ImmutableArray<FormerName> Former { get; init; }

    public required string SecurityGroupKey { get; init; }

    /// <summary>null only beside an error.</summary>
    public required Knowable? SecurityGroupId { get; init; }

    /// <summary><c>tcp</c>, <c>udp</c> or <c>all</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary><c>80/80</c>, or <c>-1/-1</c> for all.</summary>
    public required string PortRange { get; init; }

    public required string SourceCidr { get; init; }

    /// <summary>Whether it opens the private ports that an entry leads to.</summary>
    public bool Opens(ForwardEntryPlan entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Protocol == "all"
            || (Protocol == entry.Protocol.Text && PortRange == $"{entry.InternalPort.First}/{entry.InternalPort.Last}");
    }
}
