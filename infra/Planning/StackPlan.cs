using System.Collections.Immutable;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Network;

namespace SharedBandwidth.Planning;

/// <summary>A stack's plan and everything that was found on the way to it.</summary>
/// <param name="Network">The network to use or to create.</param>
/// <param name="Exposure">The plan; complete only when no finding is an error.</param>
/// <param name="Servers">Apps that get a web server in the created network, ordered by key.</param>
/// <param name="Findings">By severity, errors first.</param>
public sealed record StackPlan(
    NetworkSpec Network, ExposurePlan Exposure, ImmutableArray<AppPlan> Servers, ImmutableArray<Finding> Findings)
{
    public required StackPlace Place { get; init; }

    /// <summary>The account's quotas, as the configuration tells them.</summary>
    public required QuotasSpec Quotas { get; init; }

    /// <summary>As in the specification.</summary>
    public required ImmutableArray<string> EncryptedPaths { get; init; }

    /// <summary>See <see cref="ExposureSpec.SecretKeys"/>.</summary>
    public required ImmutableHashSet<string> SecretKeys { get; init; }

    /// <summary>Under which path the id of the created web servers' security group is known later.</summary>
    public const string ServersGroupPath = NetworkPlanner.ServersGroupPath;

    public bool HasErrors => Findings.Any(f => f.Severity == Severity.Error);
}
