namespace Pulumi.Serialization;

/// <summary>
/// A value as it crosses the border between program and mocks: null, bool, double, string, a resource, an
/// <c>ImmutableArray&lt;object?&gt;</c> or an <c>ImmutableDictionary&lt;string, object&gt;</c> of such values.
/// Unknown as a whole as soon as anything inside it is.
/// </summary>
internal readonly record struct Serialized(object? Value, bool IsKnown = true, bool IsSecret = false);

internal readonly record struct SerializedProperty(string Name, Serialized Content);
