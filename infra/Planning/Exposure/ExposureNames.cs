using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Exposure.Reading;

namespace SharedBandwidth.Planning.Exposure;

/// <summary>
/// Names of resources, made from keys the user chose and never from positions, so that one app's coming and going leaves the
/// others' names alone. Logical names identify a resource for ever; display names may change.
/// </summary>
internal sealed record ExposureNames(string Name, string Prefix)
{
    public string Logical(params ReadOnlySpan<string> keys) => Join(Name, keys);

    public string Display(params ReadOnlySpan<string> keys) => Join(Prefix, keys);

    /// <param name="formerKey">The key from before, or null.</param>
    /// <param name="path">Where the configuration describes what had it.</param>
    public FormerName? Former(string? formerKey, string path) =>
        formerKey is null ? null : new FormerName(formerKey, Logical(formerKey), Display(formerKey), ValueReader.FormerKeyOf(path));

    private static string Join(string first, ReadOnlySpan<string> keys) => $"{first}-{string.Join('-', keys)}";
}
