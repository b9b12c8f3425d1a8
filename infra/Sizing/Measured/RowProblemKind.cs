namespace SharedBandwidth.Sizing.Measured;

/// <summary>What can be wrong with a row of samples. Only <see cref="OutOfOrder"/> rows are used all the same.</summary>
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

    /// <summary>A time between those at which samples are taken.</summary>
    OffGrid,

    /// <summary>The same app and time as an earlier row, which is the one that counts.</summary>
    Duplicate,

    /// <summary>Earlier than the row before it of the same app.</summary>
    OutOfOrder,
}
