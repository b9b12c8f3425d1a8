using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Classes with [OutputType]: read-only fields, filled by the constructor with [OutputConstructor].</summary>
internal static class OutputTypes
{
    private const BindingFlags InstanceMembers = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<Type, FieldInfo[]> _fields = new();

    public static bool Is(Type type) => type.GetCustomAttribute<OutputTypeAttribute>() is not null;

    public static IEnumerable<KeyValuePair<string, object?>> ReadFields(object value)
    {
        return _fields.GetOrAdd(value.GetType(), FindFields)
            .Select(field => KeyValuePair.Create(char.ToLowerInvariant(field.Name[0]) + field.Name[1..], field.GetValue(value)));

        static FieldInfo[] FindFields(Type type) => Is(type)
            ? [.. type.GetFields(InstanceMembers).Where(field => field.IsInitOnly)]
            : throw new UnsupportedValueException($"{type.FullName} is not a supported argument type.");
    }

    public static ConstructorInfo FindConstructor(Type type) =>
        type.GetConstructors(InstanceMembers)
            .SingleOrDefault(constructor => constructor.GetCustomAttribute<OutputConstructorAttribute>() is not null)
        ?? throw new InvalidOperationException($"Expected type {type.FullName} to have a constructor with [OutputConstructor].");

    public static string ParameterName(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!;
}
