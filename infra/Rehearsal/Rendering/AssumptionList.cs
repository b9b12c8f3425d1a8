using System.Collections.Immutable;

namespace SharedBandwidth.Rehearsal.Rendering;

/// <summary>What the rehearsal could not know.</summary>
internal static class AssumptionList
{
    public static void Write(Page page, ImmutableArray<string> assumptions)
    {
        if (assumptions.IsEmpty)
        {
            return;
        }

        page.Heading(Piece.Bold("Taken on trust"), Piece.Dim($": 'pulumi{Quantity.FixedSpace}preview' checks these in your account"));
        foreach (var assumption in assumptions)
        {
            page.Wrapped(Indent.Item("- "), assumption);
        }
    }
}
