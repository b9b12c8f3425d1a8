using System.Diagnostics.CodeAnalysis;
using Pulumi;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Components;

/// <summary>
/// Turns what a plan says into inputs: what is known only while deploying is an output, what is kept encrypted stays secret.
/// </summary>
/// <param name="Later">By the path that the plan knows each of them under, such as <c>apps.web.privateIp</c>.</param>
public sealed record PlannedInputs(IReadOnlyDictionary<string, Input<string>> Later)
{
    /// <summary>Top-level keys of the configuration, such as <c>tags</c>, whose texts nobody must see.</summary>
    public IReadOnlySet<string> SecretKeys { get; init; } = new HashSet<string>();

    /// <summary>The value itself where the plan knows it, otherwise the output that it comes from; null is absence.</summary>
    /// <param name="planned">What the plan says.</param>
    /// <param name="keys">The top-level keys that it comes from.</param>
    /// <exception cref="KeyNotFoundException">The plan waits for a value that is not among these.</exception>
    [return: NotNullIfNotNull(nameof(planned))]
    public Input<string>? Of(Knowable? planned, params string[] keys) =>
        planned?.Path is { } path ? Later[path] : Of(planned?.Text, keys);

    /// <summary>A text of the plan; null is absence.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keys">The top-level keys that it comes from.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public Input<string>? Of(string? text, params string[] keys) =>
        text is null ? null : keys.Any(SecretKeys.Contains) ? Output.CreateSecret(text) : (Input<string>)text;

    /// <summary>The tags of everything that can be tagged.</summary>
    /// <param name="tags">Value by key.</param>
    public InputMap<string> Tags(IEnumerable<KeyValuePair<string, string>> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        var inputs = new InputMap<string>();
        foreach (var (key, value) in tags)
        {
            inputs.Add(key, Of(value, "tags"));
        }

        return inputs;
    }
}
