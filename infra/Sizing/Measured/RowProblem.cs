using System.Collections.Immutable;

namespace SharedBandwidth.Sizing.Measured;

/// <summary>One row that is not as it should be.</summary>
/// <param name="Line">The row's line in its file, from 1.</param>
/// <param name="Message">One sentence with the value found.</param>
public readonly record struct RowProblem(long Line, string Message);

/// <summary>All rows with the same problem.</summary>
/// <param name="Kind">The problem.</param>
/// <param name="Count">How many there are.</param>
/// <param name="First">The first of them in the order of the file, at most <see cref="RowProblemLog.Kept"/>.</param>
public sealed record RowProblems(RowProblemKind Kind, long Count, ImmutableArray<RowProblem> First);
