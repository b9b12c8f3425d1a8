using System.Collections;
using System.Globalization;

namespace SharedBandwidth.Simulation.Recording;

/// <summary>An input's value as text: short for people, and the same for equal values, whatever order maps are in.</summary>
public static class AttributeText
{
    public static string Of(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        double number => number.ToString(CultureInfo.InvariantCulture),
        IEnumerable<KeyValuePair<string, object>> map =>
            $"{{{string.Join(", ", map.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}: {Of(e.Value)}"))}}}",
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Of))}]",
        _ => throw new NotSupportedException($"An input of type {value.GetType()} is not known here."),
    };
}
