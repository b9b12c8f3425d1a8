using Google.Protobuf.WellKnownTypes;

namespace SharedBandwidth.Tests.Plugins.Served;

/// <summary>How values that are more than JSON travel (sdk/go/common/resource/properties.go and plugin/rpc.go of Pulumi).</summary>
internal static class Wire
{
    /// <summary>A text that is known only after something was deployed.</summary>
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>An output of another resource that is not known yet.</summary>
    public const string UnknownOutput =
        """{ "4dabf18193072939515e22adb298388d": "d0e6a833031e9bbcd3f4e8bde6ca49a4", "dependencies": """
            + """["urn:pulumi:dev::shop::test:index:Server::web"] }""";

    private const string Signature = "4dabf18193072939515e22adb298388d";

    /// <summary>What an output has as its value.</summary>
    public static Value ValueOf(Value output) =>
        output.StructValue is { } wrapped && wrapped.Fields.ContainsKey(Signature) ? wrapped.Fields["value"] : output;

    public static Struct Parse(string json) => Struct.Parser.ParseJson(json);
}
