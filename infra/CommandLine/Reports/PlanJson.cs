using System.Text.Encodings.Web;
using System.Text.Json;
using SharedBandwidth.Planning.Demand;

namespace SharedBandwidth.CommandLine.Reports;

/// <summary>What the verbs' data have in common: the layout, and the bandwidth that is planned.</summary>
internal static class PlanJson
{
    private static readonly JsonWriterOptions _format = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One object with these members, and the end of its line.</summary>
    public static void WriteObject(Stream stream, Action<Utf8JsonWriter> writeMembers)
    {
        using (var json = new Utf8JsonWriter(stream, _format))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    public static void Write(Utf8JsonWriter json, BandwidthPlan bandwidth)
    {
        json.WriteStartObject("bandwidth");
        json.WriteNumber("separateMbps", bandwidth.SeparateMbps);
        json.WriteNumber("sharedMbps", bandwidth.SharedMbps);
        json.WriteNumberOrNull("packageMbps", bandwidth.PackageMbps);
        json.WriteRounded("savedPercent", bandwidth.SavedPercent);
        json.WriteRounded("meanMbps", bandwidth.MeanMbps);
        json.WriteObjects("peaks", bandwidth.Peaks, peak =>
        {
            json.WriteString("from", peak.From);
            json.WriteString("to", peak.To);
            if (!bandwidth.IsDaily)
            {
                json.WriteTexts("days", WeekdaysText.Names(peak.Days));
            }

            json.WriteStartObject("apps");
            foreach (var (app, mbps) in peak.Apps)
            {
                json.WriteNumber(app, mbps);
            }

            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    public static void WriteObjects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> writeProperties)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            writeProperties(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>With two decimals, which is more than anything here is known to.</summary>
    public static void WriteRounded(this Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, Math.Round(known, 2));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>One of an enumeration's names, as JSON writes names: <c>jointPeak</c>.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
