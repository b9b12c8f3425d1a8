using System.Text.Json;
using System.Text.Json.Serialization;

namespace SharedBandwidth.CommandLine.Reports;

/// <summary>A figure that JSON has with two decimals, which is more than anything here is known to; halves as text has them.</summary>
[JsonConverter(typeof(Converter))]
internal readonly record struct TwoDecimals(decimal Value)
{
    public static implicit operator TwoDecimals(double value) => new((decimal)Math.Round(value, 2, MidpointRounding.AwayFromZero));

    public static implicit operator TwoDecimals(decimal value) => new(Math.Round(value, 2, MidpointRounding.AwayFromZero));

    internal sealed class Converter : JsonConverter<TwoDecimals>
    {
        public override TwoDecimals Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, TwoDecimals value, JsonSerializerOptions options) =>
            // Not 1.50, as a decimal would be written.
            writer.WriteNumberValue((double)value.Value);
    }
}
