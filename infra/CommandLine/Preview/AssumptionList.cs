using System.Collections.Immutable;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Words;

namespace SharedBandwidth.CommandLine.Preview;

/// <summary>What the rehearsal could not know.</summary>
internal static class AssumptionList
{
    public static void Write(Page page, ImmutableArray<string> assumptions)
    {
        if (assumptions.IsEmpty)
        {
            return;
        }

        page.Heading(TextSpan.Bold("Taken on trust"), TextSpan.Dim($": 'pulumi{Format.FixedSpace}preview' checks these in your account"));
        foreach (var assumption in assumptions)
        {
            page.Wrapped(Indent.Item("- "), assumption);
        }
    }
}
