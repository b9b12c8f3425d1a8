using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Pulumi;
using Pulumi.Utilities;

namespace SharedBandwidth.Simulation.Recording;

/// <summary>A look into resource arguments: on which resources each input depends, and whether it is secret.</summary>
public static class InputInspector
{
    private static readonly ConcurrentDictionary<Type, ImmutableArray<InputMember>> _members = new();

    public static async Task<InspectedInputs> InspectAsync(ResourceArgs? args)
    {
        var dependencies = new Dictionary<string, IReadOnlySet<Resource>>(StringComparer.Ordinal);
        var secrets = new HashSet<string>(StringComparer.Ordinal);
        if (args is null)
        {
            return new InspectedInputs(dependencies, secrets);
        }

        foreach (var member in _members.GetOrAdd(args.GetType(), FindMembers))
        {
            if (member.Read(args) is { } input)
            {
                var (resources, isSecret) = await member.InspectAsync(input).ConfigureAwait(false);
                if (resources.ToHashSet() is { Count: > 0 } used)
                {
                    dependencies.Add(member.Name, used);
                }

                if (isSecret)
                {
                    secrets.Add(member.Name);
                }
            }
        }

        return new InspectedInputs(dependencies, secrets);
    }

    // Lists and maps of the generated SDKs carry the attribute on a field behind the property; reading the property instead
    // would create an empty list or map, and so change what is registered.
    private static ImmutableArray<InputMember> FindMembers(Type argsType)
    {
        const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var fields = argsType.GetFields(Instance)
            .Select(field => (Member: (MemberInfo)field, Type: field.FieldType, Read: (Func<object, object?>)field.GetValue));
        var properties = argsType.GetProperties(Instance)
            .Select(property =>
                (Member: (MemberInfo)property, Type: property.PropertyType, Read: (Func<object, object?>)property.GetValue));
        return
        [
            .. fields.Concat(properties)
                .Select(m => (m.Read, Name: NameOf(m.Member), Value: ValueTypeOf(m.Type)))
                .Where(m => m is { Name: not null, Value: not null })
                .Select(m => new InputMember(m.Name!, m.Read, InspectorOf(m.Value!))),
        ];
    }

    // The attribute keeps its name to itself, so it is read from the metadata.
    private static string? NameOf(MemberInfo member) => member.GetCustomAttributesData()
        .FirstOrDefault(attribute => attribute.AttributeType == typeof(InputAttribute))
        ?.ConstructorArguments[0].Value as string;

    // T of Input<T>, also where a list or a map derives from it.
    private static Type? ValueTypeOf(Type? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Input<>))
            {
                return type.GetGenericArguments()[0];
            }
        }

        return null;
    }

    private static Func<object, Task<(IEnumerable<Resource>, bool)>> InspectorOf(Type valueType) => typeof(InputInspector)
        .GetMethod(nameof(InspectAsync), 1, BindingFlags.Static | BindingFlags.NonPublic, [typeof(object)])!
        .MakeGenericMethod(valueType)
        .CreateDelegate<Func<object, Task<(IEnumerable<Resource>, bool)>>>();

    private static async Task<(IEnumerable<Resource> Dependencies, bool IsSecret)> InspectAsync<T>(object input)
    {
        Output<T> output = (Input<T>)input;
        return (
            await OutputUtilities.GetDependenciesAsync(output).ConfigureAwait(false),
            await Output.IsSecretAsync(output).ConfigureAwait(false));
    }

    private sealed record InputMember(
        string Name,
        Func<object, object?> Read,
        Func<object, Task<(IEnumerable<Resource> Dependencies, bool IsSecret)>> InspectAsync);
}

/// <summary>
/// Of one resource's inputs, by provider name: which resources' outputs they use, where they use any, and which of them are secret.
/// </summary>
public sealed record InspectedInputs(IReadOnlyDictionary<string, IReadOnlySet<Resource>> Dependencies, IReadOnlySet<string> Secrets);
