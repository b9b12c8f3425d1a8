namespace SharedBandwidth.Rehearsal.Provider;

/// <summary>The codes that make the provider try again, by call (terraform-provider-alicloud 1.285.0), beside those that always do.</summary>
internal static class Retried
{
    public static readonly string[] None = [];

    public static readonly string[] CreateNatGateway = ["TaskConflict", "VswitchStatusError", "IncorrectStatus.VSWITCH", "OperationConflict"];
    public static readonly string[] ModifyNatGateway = ["IncorrectStatus.NATGW"];
    public static readonly string[] UpdateNatGatewayNatType = ["OperationFailed.NatGwRouteInMiddleStatus", "TaskConflict", "UnknownError"];
    public static readonly string[] DeleteNatGateway = ["DependencyViolation.BandwidthPackages", "DependencyViolation.EIPS", "OperationConflict"];

    public static readonly string[] AllocateEip = ["OperationConflict", "LastTokenProcessing", "IncorrectStatus", "SystemBusy", "FrequentPurchase.EIP"];
    public static readonly string[] ModifyEip = ["OperationConflict", "LastTokenProcessing", "IncorrectStatus", "SystemBusy"];
    public static readonly string[] ReleaseEip =
        ["OperationConflict", "LastTokenProcessing", "IncorrectStatus", "SystemBusy", "IncorrectEipStatus", "TaskConflict.AssociateGlobalAccelerationInstance"];

    public static readonly string[] AssociateEip =
    [
        "TaskConflict", "OperationConflict", "IncorrectStatus", "SystemBusy", "LastTokenProcessing", "IncorrectEipStatus", "InvalidBindingStatus",
        "IncorrectInstanceStatus", "IncorrectStatus.NatGateway",
    ];

    public static readonly string[] UnassociateEip =
        [.. AssociateEip, "InvalidIpStatus.HasBeenUsedBySnatTable", "InvalidIpStatus.HasBeenUsedByForwardEntry", "InvalidStatus.SnatOrDnat"];

    public static readonly string[] CreateForwardEntry = ["OperationConflict", "TaskConflict", "OperationUnsupported.EipInBinding", "IncorrectStatus", "InvalidIp.NotInNatgw"];
    public static readonly string[] ModifyForwardEntry = ["OperationUnsupported.EipInBinding", "IncorretForwardEntryStatus"];
    public static readonly string[] DeleteForwardEntry = ["IncorrectStatus.NATGW", "OperationConflict", "UnknownError"];

    public static readonly string[] CreateSnatEntry =
    [
        "EIP_NOT_IN_GATEWAY", "OperationUnsupported.EipNatBWPCheck", "OperationUnsupported.EipInBinding", "OperationUnsupported.EipNatGWCheck", "InternalError",
        "IncorrectStatus.NATGW", "OperationConflict",
    ];

    public static readonly string[] ModifySnatEntry = ["IncorrectStatus.NATGW"];
    public static readonly string[] DeleteSnatEntry = ["IncorretSnatEntryStatus", "IncorrectStatus.NATGW", "OperationConflict"];

    public static readonly string[] Package = ["BandwidthPackageOperation.conflict", "OperationConflict", "LastTokenProcessing", "IncorrectStatus", "SystemBusy"];
    public static readonly string[] PackageIp = [.. Package, "TaskConflict", "EipOperation.TooFrequently", "IncorrectStatus.Eip"];

    public static readonly string[] DeleteVSwitch = ["DependencyViolation"];
}
