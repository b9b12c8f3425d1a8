using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.CommandLine.Reports;

/// <summary>Names inside a sentence, and how many more there are.</summary>
internal static class NameList
{
    private const int MostNamed = 12;

    public static string Of(IEnumerable<string> names) => Sentence.AndAtMost(names, MostNamed);
}
