namespace SharedBandwidth.Simulation.Provider;

/// <summary>
/// The codes that make the provider try again, by call (terraform-provider-alicloud 1.285.0), beside those that always do.
/// </summary>
public static class RetryableCodes
{
    public static readonly string[] None = [];

    // Every code contains the empty one.
    public static readonly string[] Everything = [""];

    public static readonly string[] CreateNatGateway =
        ["TaskConflict", "VswitchStatusError", "IncorrectStatus.VSWITCH", "OperationConflict"];
    public static readonly string[] ModifyNatGateway = ["IncorrectStatus.NATGW"];
    public static readonly string[] ModifyNatGatewaySpec = ["IncorrectStatus.NatGateway"];
    public static readonly string[] UpdateNatGatewayNatType = ["OperationFailed.NatGwRouteInMiddleStatus", "TaskConflict", "UnknownError"];
    public static readonly string[] DeleteNatGateway =
        ["DependencyViolation.BandwidthPackages", "DependencyViolation.EIPS", "OperationConflict"];

    public static readonly string[] AllocateEip =
        ["OperationConflict", "LastTokenProcessing", "IncorrectStatus", "SystemBusy", "FrequentPurchase.EIP"];
    public static readonly string[] ModifyEip =
    [
        "OperationConflict", "LastTokenProcessing", "IncorrectStatus", "SystemBusy", "IncorrectEipStatus",
        "IncorrectStatus.ResourceStatus", "VPC_TASK_CONFLICT",
    ];

    public static readonly string[] ReleaseEip =
    [
        "OperationConflict", "LastTokenProcessing", "IncorrectStatus", "SystemBusy", "IncorrectEipStatus",
        "TaskConflict.AssociateGlobalAccelerationInstance",
    ];

    public static readonly string[] AssociateEip =
    [
        "TaskConflict", "OperationConflict", "IncorrectStatus", "SystemBusy", "LastTokenProcessing", "IncorrectEipStatus",
        "InvalidBindingStatus",
        "IncorrectInstanceStatus", "IncorrectStatus.NatGateway", "InvalidStatus.EcsStatusNotSupport", "InvalidStatus.InstanceHasBandWidth",
        "InvalidStatus.EniStatusNotSupport", "OperationFailed.EcsMigrating",
    ];

    public static readonly string[] UnassociateEip =
    [
        "OperationConflict", "IncorrectStatus", "SystemBusy", "LastTokenProcessing", "OperationFailed.LastTokenProcessing",
        "IncorrectEipStatus", "InvalidBindingStatus",
        "IncorrectInstanceStatus", "IncorrectHaVipStatus", "TaskConflict", "InvalidIpStatus.HasBeenUsedBySnatTable",
        "InvalidIpStatus.HasBeenUsedByForwardEntry",
        "InvalidStatus.EniStatusNotSupport", "InvalidStatus.EcsStatusNotSupport", "InvalidStatus.NotAllow", "InvalidStatus.SnatOrDnat",
    ];

    public static readonly string[] CreateForwardEntry =
        ["OperationConflict", "TaskConflict", "OperationUnsupported.EipInBinding", "IncorrectStatus", "InvalidIp.NotInNatgw"];
    public static readonly string[] ModifyForwardEntry = ["OperationUnsupported.EipInBinding", "IncorretForwardEntryStatus"];
    public static readonly string[] DeleteForwardEntry = ["IncorrectStatus.NATGW", "OperationConflict", "UnknownError"];

    public static readonly string[] CreateSnatEntry =
    [
        "EIP_NOT_IN_GATEWAY", "OperationUnsupported.EipNatBWPCheck", "OperationUnsupported.EipInBinding",
        "OperationUnsupported.EipNatGWCheck", "InternalError",
        "IncorrectStatus.NATGW", "OperationConflict",
    ];

    public static readonly string[] ModifySnatEntry = ["IncorrectStatus.NATGW"];
    public static readonly string[] DeleteSnatEntry = ["IncorretSnatEntryStatus", "IncorrectStatus.NATGW", "OperationConflict"];

    public static readonly string[] Package =
        ["BandwidthPackageOperation.conflict", "OperationConflict", "LastTokenProcessing", "IncorrectStatus", "SystemBusy"];
    public static readonly string[] AddPackageIp = [.. Package, "TaskConflict", "EipOperation.TooFrequently", "IncorrectStatus.Eip"];
    public static readonly string[] RemovePackageIp = [.. Package, "TaskConflict"];

    public static readonly string[] CreateVpc = ["TaskConflict", "UnknownError"];
    public static readonly string[] ModifyVpc =
    [
        "OperationFailed.LastTokenProcessing", "LastTokenProcessing", "OperationFailed.QueryCenIpv6Status", "IncorrectStatus",
        "OperationConflict", "SystemBusy", "IncorrectVpcStatus",
    ];

    public static readonly string[] DeleteVpc = ["DependencyViolation.VSwitch", "DependencyViolation.SecurityGroup", "IncorrectVpcStatus"];

    public static readonly string[] CreateVSwitch =
    [
        "TaskConflict", "IncorrectStatus.cbnStatus", "InvalidStatus.RouteEntry", "OperationFailed.IdempotentTokenProcessing",
        "IncorrectStatus",
        "CreateVSwitch.IncorrectStatus.cbnStatus", "IncorrectVSwitchStatus", "OperationConflict", "OperationFailed.DistibuteLock",
        "OperationFailed.NotifyCenCreate",
    ];

    public static readonly string[] ModifyVSwitch =
        ["OperationConflict", "OperationFailed.LastTokenProcessing", "IncorrectStatus.VSwitch", "IncorrectStatus.VpcRouteEntry"];

    // "DependencyViolation" stands for every code that begins with it.
    public static readonly string[] DeleteVSwitch =
    [
        "DependencyViolation", "OperationConflict", "IncorrectRouteEntryStatus", "InternalError", "TaskConflict",
        "DeleteVSwitch.IncorrectStatus.cbnStatus", "SystemBusy",
        "IncorrectVSwitchStatus", "LastTokenProcessing", "OperationDenied.OtherSubnetProcessing",
    ];

    public static readonly string[] DeleteSecurityGroup = ["DependencyViolation"];

    public static readonly string[] RunInstances = ["IncorrectVSwitchStatus"];
    public static readonly string[] DeleteInstance =
        ["IncorrectInstanceStatus", "DependencyViolation.RouteEntry", "IncorrectInstanceStatus.Initializing", "LastTokenProcessing"];
}
