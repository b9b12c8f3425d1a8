using System.Collections.Immutable;

namespace SharedBandwidth.Sizing.Measured;

/// <summary>What rows of samples may be about.</summary>
public sealed record SampleNames
{
    /// <summary>Begins the id of every common bandwidth package: rows of one are not of an app, but of all that draw from it.</summary>
    public const string PackagePrefix = "cbwp-";

    /// <summary>The keys of the apps asked about.</summary>
    public required ImmutableArray<string> Apps { get; init; }

    /// <summary>Other names of those apps, such as the ids of their EIPs.</summary>
    public ImmutableDictionary<string, string> AppsById { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Names that are known and cannot be used, each with the sentence that says why.</summary>
    public ImmutableDictionary<string, string> Refused { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What to do about a name that is not known; null: nothing is known to do.</summary>
    public string? Advice { get; init; }

    /// <summary>The package's id; null: it is not known, and the first package that occurs is taken for it.</summary>
    public string? PackageId { get; init; }
}
