using System.Collections.Immutable;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Network;

namespace SharedBandwidth.Planning;

/// <summary>Everything a stack's configuration says.</summary>
/// <param name="Region">Alibaba Cloud region, such as <c>cn-shanghai</c>; null when the configuration names none.</param>
/// <param name="Network">Where the gateway and the apps are.</param>
/// <param name="Exposure">What is published, and how.</param>
public sealed record StackSpec(string? Region, NetworkSpec Network, ExposureSpec Exposure)
{
    /// <summary>The provider's profile of credentials; null: the configuration names none.</summary>
    public string? Profile { get; init; }

    /// <summary>IANA name of the zone in which demand windows are meant, such as <c>Asia/Shanghai</c>; null when none is named.</summary>
    public string? TimeZone { get; init; }

    /// <summary>
    /// Where an identifier or an address is encrypted and the key to it is not there, which is so in a rehearsal alone: such a value is
    /// known only while deploying.
    /// </summary>
    public ImmutableArray<string> EncryptedPaths { get; init; } = [];
}
