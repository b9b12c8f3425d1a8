using System.Reflection;

namespace SharedBandwidth.Tests.Offline;

/// <summary>Renders what an assembly offers to other assemblies, in the lines of the files in Api.</summary>
internal static class ApiListing
{
    private const BindingFlags DeclaredMembers =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    public static ISet<string> Of(Assembly assembly) => assembly.GetExportedTypes().SelectMany(OfType).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> OfType(Type type) =>
    [
        $"{type} = {Kind(type)}{(type.BaseType is { } parent && parent != typeof(object) ? $" : {parent}" : "")}",
        .. type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? [])
            .Where(contract => contract.IsVisible && IsPulumi(contract))
            .Select(contract => $"{type} : {contract}"),
        .. PulumiAttributes(type).Select(attribute => $"{type} @ {attribute.AttributeType}({Arguments(attribute)})"),
        .. Members(type).SelectMany(member => OfMember(type, member)),
    ];

    private static IEnumerable<string> OfMember(Type type, MemberInfo member)
    {
        if (Access(member) is not { } access)
        {
            yield break;
        }

        yield return $"{type} :: {access} {member}";
        foreach (var attribute in PulumiAttributes(member))
        {
            var name = attribute.AttributeType.Name.Replace("Attribute", "", StringComparison.Ordinal);
            yield return $"{type}.{member.Name} @ {name}({Arguments(attribute)})";
        }
    }

    // Accessors show as their properties, nested types on their own, and of a delegate only the call matters.
    private static IEnumerable<MemberInfo> Members(Type type) => type.GetMembers(DeclaredMembers).Where(member => member switch
    {
        _ when type.IsSubclassOf(typeof(Delegate)) => member.Name == "Invoke",
        MethodInfo method => !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal),
        Type => false,
        _ => true,
    });

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    /// <summary>Null for what other assemblies cannot reach.</summary>
    private static string? Access(MemberInfo member) => member switch
    {
        PropertyInfo property => property.GetAccessors(nonPublic: true).Select(Access).Max(StringComparer.Ordinal),
        FieldInfo field => Access(field.IsPublic, field.IsFamily || field.IsFamilyOrAssembly, field.IsStatic),
        MethodBase method => Access(method.IsPublic, method.IsFamily || method.IsFamilyOrAssembly, method.IsStatic),
        _ => null,
    };

    private static string? Access(bool isPublic, bool isProtected, bool isStatic) =>
        (isPublic ? "public" : isProtected ? "protected" : null) is { } access ? access + (isStatic ? " static" : "") : null;

    private static IEnumerable<CustomAttributeData> PulumiAttributes(MemberInfo member) =>
        member.GetCustomAttributesData().Where(attribute => IsPulumi(attribute.AttributeType));

    private static string Arguments(CustomAttributeData attribute) =>
        string.Join(", ", attribute.ConstructorArguments.Select(argument => argument.Value));

    private static bool IsPulumi(Type type) => type.Namespace is { } space && (space + ".").StartsWith("Pulumi.", StringComparison.Ordinal);
}
