using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.CommandLine.Words;

/// <summary>What a change does to servers that go out to the internet, for people.</summary>
internal static class OutboundWords
{
    public static string Without(IEnumerable<string> vswitches) =>
        $"Warning: servers in {Sentence.And(vswitches)} have no way out to the internet through this gateway any more";
}
