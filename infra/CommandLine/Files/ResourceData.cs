using System.Collections.Immutable;
using System.Text.Json.Serialization;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>A resource as the program registers it: the JSON of a preview and of a saved plan.</summary>
internal sealed record ResourceData
{
    public required string Type { get; init; }

    public required string Name { get; init; }

    /// <summary>The parent's key; null for the stack's own children.</summary>
    public required string? Parent { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Read { get; init; }

    [JsonConverter(typeof(InputJson))]
    public required object Inputs { get; init; }

    /// <summary>Keys of the resources that must exist first.</summary>
    public required IReadOnlyList<string> DependsOn { get; init; }

    public required OptionsData Options { get; init; }

    /// <summary>What a later comparison needs beside; only in a saved plan.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SavedData? Saved { get; init; }

    public static ResourceData Of(RecordedResource resource) => new()
    {
        Type = resource.Key.Type,
        Name = resource.Key.Name,
        Parent = resource.Parent?.ToString(),
        Read = resource.ReadId,
        Inputs = resource.Inputs,
        DependsOn = [.. resource.DependsOn.Select(key => key.ToString())],
        Options = new OptionsData(
            resource.Options.Protect,
            resource.Options.DeleteBeforeReplace,
            resource.Options.IgnoreChanges.IsEmpty ? null : resource.Options.IgnoreChanges,
            resource.Options.ReplaceOnChanges.IsEmpty ? null : resource.Options.ReplaceOnChanges,
            TimeoutsData.Of(resource.Options.Timeouts),
            HooksData.Of(resource.Options.Hooks)),
    };

    /// <summary>The resource with everything that a plan keeps of it.</summary>
    public static ResourceData ToSave(RecordedResource resource) => Of(resource) with { Saved = SavedData.Of(resource) };

    /// <summary>The resource that was saved.</summary>
    public RecordedResource ToResource()
    {
        var uses = Saved!.PropertyDependencies.ToImmutableSortedDictionary(
            input => input.Key, input => input.Value.Select(ResourceKey.Parse).ToImmutableArray(), StringComparer.Ordinal);
        return new RecordedResource
        {
            Key = new ResourceKey(Type, Name),
            Parent = Parent is null ? null : ResourceKey.Parse(Parent),
            Publishes = Saved.Publishes,
            OpenedBy = Saved.OpenedBy is { } rules ? [.. rules.Select(ResourceKey.Parse)] : null,
            ReadId = Read,
            Inputs = Ordinal((IEnumerable<KeyValuePair<string, object>>)Inputs),
            Outputs = Ordinal((IEnumerable<KeyValuePair<string, object>>)Saved.Outputs),
            PropertyDependencies = uses,
            NamedDependencies = [.. DependsOn.Select(ResourceKey.Parse).Except(uses.Values.SelectMany(keys => keys))],
            Options = new RecordedOptions
            {
                Protect = Options.Protect,
                DeleteBeforeReplace = Options.DeleteBeforeReplace,
                IgnoreChanges = [.. Options.IgnoreChanges ?? []],
                ReplaceOnChanges = [.. Options.ReplaceOnChanges ?? []],
                FormerNames = [.. Saved.FormerNames],
                Timeouts = Options.CustomTimeoutsSeconds?.ToRecorded(),
                Hooks = Options.Hooks?.ToRecorded(),
            },
            IsComponent = Saved.IsComponent,
        };
    }

    private static ImmutableSortedDictionary<string, object> Ordinal(IEnumerable<KeyValuePair<string, object>> values) =>
        values.ToImmutableSortedDictionary(StringComparer.Ordinal);
}

/// <summary>A resource's options, those that were set.</summary>
internal sealed record OptionsData(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Protect = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? DeleteBeforeReplace = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? IgnoreChanges = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? ReplaceOnChanges = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TimeoutsData? CustomTimeoutsSeconds = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] HooksData? Hooks = null);

/// <summary>How long the provider may try, in seconds; null: as long as it does by itself.</summary>
internal sealed record TimeoutsData(double? Create, double? Update, double? Delete)
{
    public static TimeoutsData? Of(RecordedTimeouts? timeouts) => timeouts is null
        ? null
        : new(timeouts.Create?.TotalSeconds, timeouts.Update?.TotalSeconds, timeouts.Delete?.TotalSeconds);

    public RecordedTimeouts ToRecorded() => new(Seconds(Create), Seconds(Update), Seconds(Delete));

    private static TimeSpan? Seconds(double? seconds) => seconds is { } known ? TimeSpan.FromSeconds(known) : null;
}

/// <summary>Names of the hooks that a resource is bound to; null: none at this moment.</summary>
internal sealed record HooksData(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? BeforeCreate = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? BeforeUpdate = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? OnError = null)
{
    public static HooksData? Of(RecordedHooks? hooks) =>
        hooks is null ? null : new(OrNull(hooks.BeforeCreate), OrNull(hooks.BeforeUpdate), OrNull(hooks.OnError));

    public RecordedHooks ToRecorded() => new([.. BeforeCreate ?? []], [.. BeforeUpdate ?? []], [.. OnError ?? []]);

    private static string[]? OrNull(ImmutableArray<string> names) => names.IsEmpty ? null : [.. names];
}

/// <summary>The part of a resource that a plan keeps and a preview does not show.</summary>
/// <param name="IsComponent">Whether it exists in Pulumi only.</param>
/// <param name="Publishes">Of a forward entry, the keys of the app and the port that it publishes.</param>
/// <param name="Outputs">The model's answer.</param>
/// <param name="PropertyDependencies">Keys of the resources whose outputs an input uses, by the input's name.</param>
/// <param name="FormerNames">Logical names that the resource had before.</param>
/// <param name="OpenedBy">Of a forward entry, the security group rules that let its traffic in; earlier plans do not say it.</param>
internal sealed record SavedData(
    bool IsComponent,
    PublishedKeys? Publishes,
    [property: JsonConverter(typeof(InputJson))] object Outputs,
    IReadOnlyDictionary<string, string[]> PropertyDependencies,
    IReadOnlyList<string> FormerNames,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? OpenedBy = null)
{
    public static SavedData Of(RecordedResource resource) => new(
        resource.IsComponent,
        resource.Publishes,
        resource.Outputs,
        resource.PropertyDependencies.ToDictionary(input => input.Key, input => input.Value.Select(key => key.ToString()).ToArray()),
        resource.Options.FormerNames,
        resource.OpenedBy?.Select(key => key.ToString()).ToArray());
}
