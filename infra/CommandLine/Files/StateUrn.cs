using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>A resource's name in a state: <c>urn:pulumi:STACK::PROJECT::TYPES$TYPE::NAME</c>.</summary>
/// <param name="Stack">The stack's name, without an organisation.</param>
/// <param name="Project">The project's name.</param>
/// <param name="QualifiedType">The types of the components that it is in and its own, from the outermost, joined by <c>$</c>.</param>
/// <param name="Name">The logical name, which may hold anything.</param>
internal sealed record StateUrn(string Stack, string Project, string QualifiedType, string Name)
{
    private const string Begin = "urn:pulumi:";

    public ResourceKey Key => new(QualifiedType[(QualifiedType.LastIndexOf('$') + 1)..], Name);

    /// <summary>null: this is none.</summary>
    public static StateUrn? Parse(string text) =>
        text.StartsWith(Begin, StringComparison.Ordinal)
        && text[Begin.Length..].Split("::", 4) is
            [{ Length: > 0 } stack, { Length: > 0 } project, { Length: > 0 } type, { Length: > 0 } name]
            ? new StateUrn(stack, project, type, name)
            : null;
}
