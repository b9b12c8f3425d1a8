using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>A property with [Output] of a resource class: knows how to give a resource its unresolved output.</summary>
internal abstract class OutputSlot(string name)
{
    private static readonly ConcurrentDictionary<Type, OutputSlot[]> _slots = new();

    public string Name { get; } = name;

    /// <summary>A local component sets its outputs itself; only its URN comes from the deployment.</summary>
    public static IEnumerable<OutputSlot> FilledByDeployment(Resource resource, bool remote) =>
        resource is ComponentResource && !remote
            ? _slots.GetOrAdd(typeof(Resource), Find)
            : _slots.GetOrAdd(resource.GetType(), Find);

    public abstract PendingOutput Attach(Resource resource, ImmutableHashSet<Resource> owner);

    private static OutputSlot[] Find(Type type) =>
        [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(From).OfType<OutputSlot>()];

    private static OutputSlot? From(PropertyInfo property)
    {
        if (property.GetCustomAttribute<OutputAttribute>() is not { } output)
        {
            return null;
        }

        var name = output.Name ?? property.Name;
        var type = property.PropertyType;
        if (!type.IsConstructedGenericType || type.GetGenericTypeDefinition() != typeof(Output<>))
        {
            throw RunException.OutputsHaveIncorrectType([name]);
        }

        // A private setter is only visible on the class that declares it.
        var declared = property.DeclaringType!.GetProperty(property.Name)!;
        return declared.CanWrite
            ? (OutputSlot)Activator.CreateInstance(typeof(OutputSlot<>).MakeGenericType(type.GenericTypeArguments), name, declared)!
            : throw new InvalidOperationException(
                $"[Output] {property.DeclaringType.FullName}.{property.Name} did not have a 'set' method");
    }
}

internal sealed class OutputSlot<T>(string name, PropertyInfo property) : OutputSlot(name)
{
    private readonly Func<object?, object?> _convert = Conversion.To(typeof(T));

    public override PendingOutput Attach(Resource resource, ImmutableHashSet<Resource> owner)
    {
        var pending = new PendingOutput<T>(owner, _convert);
        property.SetValue(resource, pending.Output);
        return pending;
    }
}
