using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Tests;

/// <summary>Recorded resources as text: equal texts mean equal registrations, and a difference can be read.</summary>
internal static class ResourceText
{
    /// <summary>One line for each input; texts in quotes, so that "5" and 5 differ.</summary>
    public static string InputsOf(RecordedResource resource) =>
        string.Join('\n', resource.Inputs.Select(input => $"{input.Key} = {Value(input.Value)}"));

    public static string DependenciesOf(RecordedResource resource) => string.Join('\n', resource.DependsOn.Select(Short));

    /// <summary>Type without its module, name, and parent, in the order of the program.</summary>
    public static string TreeOf(IEnumerable<RecordedResource> resources) =>
        string.Join(
            '\n', resources.Select(resource => $"{Short(resource.Key)} < {(resource.Parent is { } parent ? Short(parent) : "stack")}"));

    /// <summary>Everything that a resource was registered with, and its id when it was read.</summary>
    public static string Of(RecordedResource resource) => $"""
        {Short(resource.Key)} < {resource.Parent} component: {resource.IsComponent} read: {resource.ReadId}
        {InputsOf(resource)}
        after: {string.Join(", ", resource.DependsOn)}
        {OptionsOf(resource)}
        """;

    /// <summary>The options that were set.</summary>
    public static string OptionsOf(RecordedResource resource)
    {
        var options = resource.Options;
        (string Name, object? Value)[] all =
        [
            ("protect", options.Protect), ("deleteBeforeReplace", options.DeleteBeforeReplace),
            ("ignoreChanges", options.IgnoreChanges.IsEmpty ? null : options.IgnoreChanges),
            ("replaceOnChanges", options.ReplaceOnChanges.IsEmpty ? null : options.ReplaceOnChanges),
            ("customTimeouts", options.Timeouts is { } timeouts ? $"{timeouts.Create}, {timeouts.Update}, {timeouts.Delete}" : null),
            ("beforeCreate", Names(options.Hooks?.BeforeCreate)), ("beforeUpdate", Names(options.Hooks?.BeforeUpdate)),
            ("onError", Names(options.Hooks?.OnError)),
        ];
        return string.Join(", ", all.Where(option => option.Value is not null).Select(option => $"{option.Name} = {Value(option.Value)}"));
    }

    private static string? Names(ImmutableArray<string>? hooks) => hooks is { IsEmpty: false } names ? string.Join(' ', names) : null;

    private static string Short(ResourceKey key) => $"{key.Type[(key.Type.LastIndexOf(':') + 1)..]} {key.Name}";

    private static string Value(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        double number => number.ToString(CultureInfo.InvariantCulture),
        IEnumerable<KeyValuePair<string, object>> map =>
            $"{{{string.Join(", ", map.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => $"{x.Key}: {Value(x.Value)}"))}}}",
        IEnumerable list => $"[{string.Join(", ", list.Cast<object>().Select(Value))}]",
        _ => throw new ArgumentException($"No resource has an input of type {value.GetType()}.", nameof(value)),
    };
}
