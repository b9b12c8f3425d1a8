namespace SharedBandwidth.Adoption;

/// <summary>Something in the inventory that a stack file cannot say, or cannot say as it is.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Id">The service's id of what it is about.</param>
/// <param name="Detail">Whatever the kind says it is.</param>
public sealed record Gap(GapKind Kind, string Id, string Detail = "");

/// <summary>Why something cannot be described.</summary>
public enum GapKind
{
    /// <summary>A DNAT entry of an IP that is none of the gateway's EIPs; the detail is the IP.</summary>
    ForwardEntryWithoutEip,

    /// <summary>A DNAT entry with ports or a protocol that this program does not know; the detail is the mapping.</summary>
    ForwardEntryUnreadable,

    /// <summary>A SNAT entry for a block of addresses instead of a vSwitch; the detail is the block.</summary>
    SnatEntryForBlock,

    /// <summary>A SNAT entry of several IPs, or of another IP than the rest; the detail is the IPs.</summary>
    SnatEntryOfOtherIps,

    /// <summary>An EIP of the gateway that is in no package: the next update puts it there.</summary>
    EipInNoPackage,

    /// <summary>An EIP that is paid in advance, which cannot be in a package.</summary>
    EipSubscription,

    /// <summary>No EIP of the gateway is in a package that is listed: the next update makes one.</summary>
    NoPackage,

    /// <summary>A subscription of unknown length; the detail is the months that are written instead.</summary>
    PeriodUnknown,

    /// <summary>Some of gateway, package and EIPs are protected from deletion and some are not; the detail is those that are.</summary>
    ProtectionDiffers,

    /// <summary>It has tags that not all of gateway, package and EIPs have; the detail is their keys.</summary>
    TagsDiffer,
}
