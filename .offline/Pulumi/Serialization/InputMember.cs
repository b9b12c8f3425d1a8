using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The members with [Input] of a class of arguments, looked up once per class.</summary>
internal sealed record InputMember(string Name, string MemberName, bool IsRequired, Func<object, object?> Read)
{
    private const BindingFlags InstanceMembers = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<Type, InputMember[]> _members = new();

    public static InputMember[] Of(Type type) => _members.GetOrAdd(type, static type =>
    [
        .. type.GetFields(InstanceMembers).Select(field => From(field, field.GetValue)).OfType<InputMember>(),
        .. type.GetProperties(InstanceMembers).Select(property => From(property, property.GetValue)).OfType<InputMember>(),
    ]);

    private static InputMember? From(MemberInfo member, Func<object, object?> read) => member.GetCustomAttribute<InputAttribute>() switch
    {
        null => null,
        { Json: true } => throw new NotSupportedException(
            $"The stand-ins for Pulumi do not send inputs as JSON: {member.DeclaringType}.{member.Name}."),
        var input => new InputMember(input.Name, member.Name, input.IsRequired, read),
    };
}
