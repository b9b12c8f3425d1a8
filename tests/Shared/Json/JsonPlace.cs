using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace SharedBandwidth.Tests;

/// <summary>A place in JSON.</summary>
/// <param name="Steps">Keys (texts) and indices (numbers), from the outside in.</param>
internal sealed record JsonPlace(ImmutableArray<object> Steps)
{
    /// <summary>All places below the top, each before those in it.</summary>
    public static IEnumerable<JsonPlace> AllIn(JsonNode top) => Below(top, []);

    /// <summary>Puts another value there.</summary>
    public void Replace(JsonNode top, JsonNode? value)
    {
        if (Steps[^1] is string key)
        {
            ParentIn(top)[key] = value;
        }
        else
        {
            ParentIn(top)[(int)Steps[^1]] = value;
        }
    }

    /// <summary>What it is in.</summary>
    public JsonNode ParentIn(JsonNode top) =>
        Steps[..^1].Aggregate(top, (node, step) => step is string key ? node[key]! : node[(int)step]!);

    /// <summary>As findings name it, such as <c>apps.a.demand.windows[0].from</c>.</summary>
    public override string ToString() =>
        string.Concat(Steps.Select((step, at) => step is string key ? (at == 0 ? key : $".{key}") : $"[{step}]"));

    private static IEnumerable<JsonPlace> Below(JsonNode? node, ImmutableArray<object> steps) => node switch
    {
        JsonObject map => map.SelectMany(entry => At(entry.Value, [.. steps, entry.Key])),
        JsonArray list => list.SelectMany((item, index) => At(item, [.. steps, index])),
        _ => [],
    };

    private static IEnumerable<JsonPlace> At(JsonNode? node, ImmutableArray<object> steps) =>
        Below(node, steps).Prepend(new JsonPlace(steps));
}
