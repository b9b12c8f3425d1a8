using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.EventEmitters;

namespace SharedBandwidth.CommandLine.Files.Yaml;

/// <summary>Writes values as YAML the way people write stack files: what is small on one line, texts quoted where they must be.</summary>
internal static class YamlWriter
{
    private const int LongestOnOneLine = 70;

    // Also for readers of YAML 1.1, to which on, y and 13:00 are not texts.
    private static readonly ISerializer _serializer = new SerializerBuilder()
        .WithIndentedSequences()
        .WithQuotingNecessaryStrings(quoteYaml1_1Strings: true)
        .WithEventEmitter(next => new SmallOnOneLine(next))
        .WithEventEmitter(next => new TimesInDoubleQuotes(next), emitters => emitters.OnBottom())
        .Build();

    /// <summary>A key and its value.</summary>
    public static string Write(string key, JsonNode? value) =>
        // Of another type than what is written below it, because a key at the start of a line has no braces.
        _serializer.Serialize(new SortedDictionary<string, object?> { [key] = Plain(value) });

    private static object? Plain(JsonNode? node) => node switch
    {
        null => null,
        JsonObject entries => entries.ToDictionary(entry => entry.Key, entry => Plain(entry.Value)),
        JsonArray list => list.Select(Plain).ToList(),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.String => node.GetValue<string>(),
            JsonValueKind.Number => decimal.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture),
            var kind => kind == JsonValueKind.True,
        },
    };

    private sealed class SmallOnOneLine(IEventEmitter next) : ChainedEventEmitter(next)
    {
        public override void Emit(MappingStartEventInfo eventInfo, IEmitter emitter)
        {
            if (eventInfo.Source.Value is Dictionary<string, object?> entries && IsSmall(entries.Values, entries))
            {
                eventInfo.Style = MappingStyle.Flow;
            }

            base.Emit(eventInfo, emitter);
        }

        public override void Emit(SequenceStartEventInfo eventInfo, IEmitter emitter)
        {
            if (eventInfo.Source.Value is List<object?> list && IsSmall(list, list))
            {
                eventInfo.Style = SequenceStyle.Flow;
            }

            base.Emit(eventInfo, emitter);
        }

        private static bool IsSmall(IEnumerable<object?> values, object whole) =>
            !values.Any(HoldsKeys) && JsonSerializer.Serialize(whole).Length <= LongestOnOneLine;

        private static bool HoldsKeys(object? value) =>
            value is Dictionary<string, object?> || (value is List<object?> list && list.Any(HoldsKeys));
    }

    // The library decides which texts need quotes, but takes single ones for 09:00 and double ones for 10:00.
    private sealed class TimesInDoubleQuotes(IEventEmitter next) : ChainedEventEmitter(next)
    {
        public override void Emit(ScalarEventInfo eventInfo, IEmitter emitter)
        {
            if (eventInfo.Source.Value is string text && text.Contains(':', StringComparison.Ordinal))
            {
                eventInfo.Style = ScalarStyle.DoubleQuoted;
            }

            base.Emit(eventInfo, emitter);
        }
    }
}
