using System.Text.Json.Serialization;

namespace SharedBandwidth.Emulator.Actions;

/// <summary>Reads lists that stand in a parameter as JSON.</summary>
[JsonSerializable(typeof(HashSet<string>))]
internal sealed partial class TextListContext : JsonSerializerContext;
