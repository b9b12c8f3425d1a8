using System.Collections.Immutable;

namespace SharedBandwidth.Planning.Exposure.Spec;

/// <summary>Maps whose keys the user chose: always in ordinal order, so that the order in the file never matters.</summary>
public static class Keyed
{
    public static ImmutableSortedDictionary<string, T> Empty<T>() => ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
}
