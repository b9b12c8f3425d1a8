namespace SharedBandwidth.Sizing.Measured;

/// <summary>What can be wrong with a row of samples. Only <see cref="Duplicate"/> rows are used all the same.</summary>
public enum RowProblemKind
{
    /// <summary>The row has fewer or more fields than the header.</summary>
    WrongShape,

    UnreadableTime,

    UnreadableRate,

    NegativeRate,

    /// <summary>Infinite, not a number, or above <see cref="SampleSetBuilder.LargestMbps"/>.</summary>
    ImpossibleRate,

    /// <summary>An app that is not asked about, or one more than <see cref="SampleSetBuilder.MostApps"/>.</summary>
    UnknownApp,

    /// <summary>More than <see cref="SampleSetBuilder.LongestSpanDays"/> days away from the first row.</summary>
    TooFarAway,

    /// <summary>Not a whole number of minutes from the first row.</summary>
    OffGrid,

    /// <summary>The same app and time as an earlier row: the larger counts, as of two directions.</summary>
    Duplicate,
}

/// <summary>What the kinds mean for the rows.</summary>
public static class RowProblemKinds
{
    /// <summary>Whether such a row is about the apps asked for and its sample is lost.</summary>
    public static bool LosesSamples(this RowProblemKind kind) => kind is not (RowProblemKind.UnknownApp or RowProblemKind.Duplicate);
}
