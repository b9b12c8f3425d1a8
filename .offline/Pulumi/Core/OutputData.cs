using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an output resolves to: a value, whether it is known and secret, and the resources it came from.</summary>
internal readonly struct OutputData<T>(ImmutableHashSet<Resource> resources, T value, bool isKnown, bool isSecret)
{
    public ImmutableHashSet<Resource> Resources { get; } = resources;
    public T Value { get; } = value;
    public bool IsKnown { get; } = isKnown;
    public bool IsSecret { get; } = isSecret;

    public OutputData<object?> Boxed() => new(Resources, Value, IsKnown, IsSecret);

    public OutputData<T> WithSecret(bool secret) => new(Resources, Value, IsKnown, secret);
}

/// <summary>Adds up what several outputs contribute to one: known only if all are, secret if any is.</summary>
internal struct OutputTraits()
{
    public ImmutableHashSet<Resource> Resources { get; private set; } = NoResources;
    public bool IsKnown { get; private set; } = true;
    public bool IsSecret { get; private set; }

    public static ImmutableHashSet<Resource> NoResources => ImmutableHashSet<Resource>.Empty;

    /// <summary>Returns the value, so that a call can stand where the value is wanted.</summary>
    public T Add<T>(in OutputData<T> data)
    {
        Resources = Union(Resources, data.Resources);
        IsKnown &= data.IsKnown;
        IsSecret |= data.IsSecret;
        return data.Value;
    }

    public readonly OutputData<T> With<T>(T value) => new(Resources, value, IsKnown, IsSecret);

    // Most outputs come from no resource or from one and the same: then no new set is made.
    private static ImmutableHashSet<Resource> Union(ImmutableHashSet<Resource> left, ImmutableHashSet<Resource> right) =>
        right.IsEmpty || ReferenceEquals(left, right) ? left : left.IsEmpty ? right : left.Union(right);
}
