using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SharedBandwidth.CommandLine.Reports;

/// <summary>The JSON in which every verb writes its data.</summary>
internal static class JsonOutput
{
    private static readonly JsonWriterOptions _layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One value, indented, and the end of its line.</summary>
    public static void Write<T>(Stream stream, T value, JsonTypeInfo<T> type)
    {
        using (var json = new Utf8JsonWriter(stream, _layout))
        {
            JsonSerializer.Serialize(json, value, type);
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>One of an enumeration's names, as JSON writes names: <c>jointPeak</c>.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
