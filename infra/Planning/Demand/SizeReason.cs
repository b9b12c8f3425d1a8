namespace SharedBandwidth.Planning.Demand;

/// <summary>What decided the package's size.</summary>
public enum SizeReason
{
    /// <summary>The joint peak of the apps.</summary>
    JointPeak,

    /// <summary>The joint peak and the headroom asked for.</summary>
    Headroom,

    /// <summary>The smallest package that can be bought.</summary>
    ServiceMinimum,

    /// <summary>The user's own number.</summary>
    Declared,

    /// <summary>Nothing: neither demand nor a number is known, or the package exists and its size is not declared.</summary>
    Unknown,
}
