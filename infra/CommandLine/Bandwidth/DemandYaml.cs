using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Sizing.Suggestion;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>A stack's apps with suggested demand, as they are written in its file, under <c>config</c>.</summary>
internal static class DemandYaml
{
    private const string Indent = "  ";

    /// <param name="stack">The stack; what its file says of the apps beside their demand stays as it is.</param>
    /// <param name="suggestions">One for each app that has samples.</param>
    /// <param name="zoneToName">The zone in which the windows are meant, when the stack does not name it yet; otherwise null.</param>
    public static string Of(GivenStack stack, ImmutableArray<SuggestedDemand> suggestions, TimeZoneInfo? zoneToName)
    {
        var key = $"{stack.Project}:apps";
        var yaml = new StringBuilder($"{Indent}# In place of {key}, under config in {stack.FileName}\n");
        if (zoneToName is not null)
        {
            YamlText.Append(yaml, Indent, $"{stack.Project}:timeZone", JsonValue.Create(zoneToName.Id));
        }

        yaml.Append($"{Indent}{key}:\n");
        foreach (var (app, value) in JsonNode.Parse(stack.Config[key])!.AsObject())
        {
            var settings = value!.AsObject();
            var suggested = suggestions.FirstOrDefault(suggestion => suggestion.Demand.App == app);
            foreach (var comment in Comments(suggested))
            {
                yaml.Append($"{Indent}{Indent}# {comment}\n");
            }

            if (suggested is not null)
            {
                settings["demand"] = DemandNode.Of(suggested.Demand);
            }

            YamlText.AppendBlock(yaml, $"{Indent}{Indent}", app, settings);
        }

        return yaml.ToString();
    }

    private static IEnumerable<string> Comments(SuggestedDemand? suggested)
    {
        if (suggested is null)
        {
            yield return "No samples: as it was";
            yield break;
        }

        var period = suggested.Demand.IsDaily ? "day" : "week";
        yield return $"At most {suggested.SlackMbps} Mbit/s above the largest sample of each {WindowSuggestion.GranularityMinutes} minutes of the {period}";
        if (suggested.UnmeasuredMinutes > 0)
        {
            yield return $"{Format.Plain(Format.Count(suggested.UnmeasuredMinutes, "minute"))} of the {period} without a sample";
        }
    }
}
