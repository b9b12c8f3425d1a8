using System.Text.Json;
using System.Text.Json.Serialization;

namespace SharedBandwidth.CommandLine.Reports;

/// <summary>A figure that JSON has with two decimals, which is more than anything here is known to.</summary>
[JsonConverter(typeof(Converter))]
internal readonly record struct TwoDecimals(double Value)
{
    public static implicit operator TwoDecimals(double value) => new(value);

    internal sealed class Converter : JsonConverter<TwoDecimals>
    {
        public override TwoDecimals Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, TwoDecimals value, JsonSerializerOptions options) =>
            // The sum makes 0 of -0.
            writer.WriteNumberValue(Math.Round(value.Value, 2) + 0.0);
    }
}
