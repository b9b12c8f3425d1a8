using SharedBandwidth.Simulation.Impact;

namespace SharedBandwidth.CommandLine.Words;

/// <summary>What a security group lets in from now on and what it does not any more, for people.</summary>
internal static class OpeningWords
{
    public static string Closed(Opening opening) =>
        $"{opening.SecurityGroup} no longer lets in {What(opening)} from {opening.Source}";

    public static string Opened(Opening opening) => $"{opening.SecurityGroup} now lets in {What(opening)} from {opening.Source}";

    private static string What(Opening opening)
    {
        var ends = opening.PortRange.Split('/');
        return opening.Protocol == "all" ? "anything" : $"{opening.Protocol} {(ends[0] == ends[^1] ? ends[0] : opening.PortRange)}";
    }
}
