using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Files.Yaml;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Sizing.Suggestion;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>A stack's apps with suggested demand, as they are written in its file, under <c>config</c>.</summary>
internal static class DemandYaml
{
    private const string Indent = "  ";
    private const int LongestComment = 76;

    /// <param name="stack">The stack; what its file says of the apps beside their demand stays as it is.</param>
    /// <param name="suggestions">One for each app that has samples.</param>
    /// <param name="limits">What the suggestions do not know, without full stops.</param>
    /// <param name="zoneToName">The zone in which the windows are meant, when the stack does not name it yet; otherwise null.</param>
    public static string Of(
        GivenStack stack, ImmutableArray<SuggestedDemand> suggestions, ImmutableArray<string> limits, TimeZoneInfo? zoneToName)
    {
        var key = $"{stack.Project}:apps";
        var yaml = new StringBuilder();
        Append(yaml, 1, $"# In place of {key}, under config in {stack.FileName}");
        foreach (var line in limits.SelectMany(Lines))
        {
            Append(yaml, 1, $"# {line}");
        }

        if (zoneToName is not null)
        {
            Append(yaml, 1, $"{stack.Project}:{YamlWriter.Write("timeZone", JsonValue.Create(zoneToName.Id))}");
        }

        Append(yaml, 1, $"{key}:");
        foreach (var (app, value) in JsonNode.Parse(stack.Config.Values[key])!.AsObject())
        {
            var settings = value!.AsObject();
            var suggested = suggestions.FirstOrDefault(suggestion => suggestion.Demand.App == app);
            foreach (var comment in Comments(suggested))
            {
                Append(yaml, 2, $"# {comment}");
            }

            if (suggested is not null)
            {
                settings["demand"] = DemandNode.Of(suggested.Demand);
            }

            Append(yaml, 2, YamlWriter.Write(app, settings));
        }

        return yaml.ToString();
    }

    private static IEnumerable<string> Lines(string sentence) =>
        WordWrap.Break([sentence], LongestComment, LongestComment).Select(line => string.Concat(line.Select(span => span.Text)));

    private static void Append(StringBuilder yaml, int level, string lines)
    {
        foreach (var line in lines.TrimEnd().ReplaceLineEndings("\n").Split('\n'))
        {
            yaml.Append(string.Concat(Enumerable.Repeat(Indent, level))).Append(line).Append('\n');
        }
    }

    private static IEnumerable<string> Comments(SuggestedDemand? suggested)
    {
        if (suggested is null)
        {
            yield return "No samples: as it was";
            yield break;
        }

        var period = suggested.Demand.IsDaily ? "day" : "week";
        yield return $"At most {suggested.SlackMbps} Mbit/s above the largest sample of each {WindowSuggestion.GranularityMinutes} " +
            $"minutes of the {period}";
        if (suggested.UnmeasuredMinutes > 0)
        {
            yield return $"{Format.Plain(Format.Count(suggested.UnmeasuredMinutes, "minute"))} of the {period} without a sample";
        }
    }
}
