using System.Text.Json.Nodes;

namespace SharedBandwidth.Tests.Plugins;

/// <summary>What of a schema's changes breaks the programs of those who use it.</summary>
internal static class SchemaChanges
{
    /// <summary>
    /// One sentence with every change that breaks; null when there is none, or when the version says that there may be: its major part is
    /// raised, or while that is 0 its minor part.
    /// </summary>
    public static string? Refusal(JsonObject before, JsonObject after)
    {
        string[] breaking = [.. Breaking(before, after)];
        if (breaking.Length == 0 || IsRaised(VersionOf(before), VersionOf(after)))
        {
            return null;
        }

        var version = VersionOf(before);
        var next = version.Major == 0 ? $"0.{version.Minor + 1}.0" : $"{version.Major + 1}.0.0";
        return $"""
            Programs that were written for the schema of version {version} (infra/Plugin/schema.json) break by this:
            {string.Join('\n', breaking.Select(change => $"  {change}"))}
            Keep what was there; or, if it is meant, set <Version> in infra/Components/SharedBandwidth.Components.csproj to {next}.
            """;
    }

    /// <summary>One line for each change that breaks.</summary>
    public static IEnumerable<string> Breaking(JsonObject before, JsonObject after)
    {
        var (given, returned) = (TypesBelow(before, "inputProperties"), TypesBelow(before, "properties"));
        return Pairs(before, after, "resources").SelectMany(pair => pair.After is null
                ? [$"{pair.Name} was removed"]
                : ChangedInputs(pair.Name, pair.Before, pair.After, "inputProperties", "requiredInputs")
                    .Concat(ChangedOutputs(pair.Name, pair.Before, pair.After)))
            .Concat(Pairs(before, after, "types").SelectMany<(string Name, JsonObject Before, JsonObject? After), string>(pair =>
                pair.After is null ? [$"type {pair.Name} was removed"]
                : pair.Before["enum"] is JsonArray words ? RemovedWords(pair.Name, words, pair.After)
                : (given.Contains(pair.Name) ? ChangedInputs(pair.Name, pair.Before, pair.After, "properties", "required") : [])
                    .Union(returned.Contains(pair.Name) ? ChangedOutputs(pair.Name, pair.Before, pair.After) : [])));
    }

    private static IEnumerable<string> ChangedInputs(
        string owner, JsonObject before, JsonObject after, string properties, string required) =>
        ChangedTypes(owner, before, after, properties)
            .Concat(Names(after, required).Except(Names(before, required)).Select(name => $"{owner}.{name} must be given now"));

    private static IEnumerable<string> ChangedOutputs(string owner, JsonObject before, JsonObject after) =>
        ChangedTypes(owner, before, after, "properties")
            .Concat(Names(before, "required").Except(Names(after, "required")).Where(name => after["properties"]?[name] is not null)
                .Select(name => $"{owner}.{name} may be absent now"));

    private static IEnumerable<string> ChangedTypes(string owner, JsonObject before, JsonObject after, string properties) =>
        Pairs(before, after, properties).SelectMany<(string Name, JsonObject Before, JsonObject? After), string>(pair =>
            pair.After is null ? [$"{owner}.{pair.Name} was removed, or has another name"]
            : Shape(pair.Before) != Shape(pair.After) ? [$"{owner}.{pair.Name} was {Shape(pair.Before)}, is {Shape(pair.After)}"]
            : []);

    private static IEnumerable<string> RemovedWords(string type, JsonArray before, JsonObject after)
    {
        string[] words = [.. (after["enum"] as JsonArray ?? []).Select(word => word!["value"]!.GetValue<string>())];
        return before.Select(word => word!["value"]!.GetValue<string>()).Except(words).Select(word => $"{type} no longer allows {word}");
    }

    // Those that the components' inputs, or their outputs, are made of.
    private static HashSet<string> TypesBelow(JsonObject schema, string properties)
    {
        var found = new HashSet<string>();
        foreach (var (_, resource) in schema["resources"] as JsonObject ?? [])
        {
            Add(resource![properties]);
        }

        return found;

        void Add(JsonNode? node)
        {
            foreach (var (key, value) in node as JsonObject ?? [])
            {
                if (key != "$ref")
                {
                    Add(value);
                }
                else if (found.Add(NameOf(value!.GetValue<string>())))
                {
                    Add(schema["types"]?[value.GetValue<string>()["#/types/".Length..]]?["properties"]);
                }
            }
        }
    }

    private static string Shape(JsonNode spec) =>
        (spec["plain"] is null ? "" : "plain ")
        + (spec["$ref"] is { } reference ? NameOf(reference.GetValue<string>())
            : spec["items"] is { } items ? $"list of {Shape(items)}"
            : spec["additionalProperties"] is { } values ? $"map of {Shape(values)}"
            : spec["type"]!.GetValue<string>());

    private static IEnumerable<(string Name, JsonObject Before, JsonObject? After)> Pairs(
        JsonObject before, JsonObject after, string key) =>
        (before[key] as JsonObject ?? []).Select(entry => (NameOf(entry.Key), entry.Value!.AsObject(), after[key]?[entry.Key]?.AsObject()));

    private static IEnumerable<string> Names(JsonObject owner, string key) =>
        (owner[key] as JsonArray ?? []).Select(name => name!.GetValue<string>());

    private static bool IsRaised(Version before, Version after) =>
        after.Major > before.Major || (before.Major == 0 && after.Major == 0 && after.Minor > before.Minor);

    private static Version VersionOf(JsonObject schema) => Version.Parse(schema["version"]!.GetValue<string>().Split('-')[0]);

    private static string NameOf(string token) => token[(token.LastIndexOf(':') + 1)..];
}
