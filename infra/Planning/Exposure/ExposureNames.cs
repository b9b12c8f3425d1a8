namespace SharedBandwidth.Planning.Exposure;

/// <summary>
/// Names of resources, made from keys the user chose and never from positions, so that one app's coming and going leaves the
/// others' names alone. Logical names identify a resource for ever; display names may change.
/// </summary>
internal sealed record ExposureNames(string Name, string Prefix)
{
    public string Logical(params ReadOnlySpan<string> keys) => Join(Name, keys);

    public string Display(params ReadOnlySpan<string> keys) => Join(Prefix, keys);

    private static string Join(string first, ReadOnlySpan<string> keys) => $"{first}-{string.Join('-', keys)}";
}
