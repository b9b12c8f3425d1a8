namespace SharedBandwidth.Cloud;

/// <summary>
/// The service's error codes, in its own spelling: from the pages of the actions (VPC API 2016-04-28, ECS API 2014-05-26), and from what
/// the provider tries again on. Where neither names a code for a rule, the last groups have a likely one or a general one.
/// </summary>
public static class ErrorCodes
{
    // Conflicts: the same call may succeed later.
    public const string OperationConflict = "OperationConflict";
    public const string IncorrectEipStatus = "IncorrectEipStatus";
    public const string EipInBinding = "OperationUnsupported.EipInBinding";
    public const string IncorrectStatusEip = "IncorrectStatus.Eip";
    public const string IncorrectStatusNatGateway = "IncorrectStatus.NatGateway";
    public const string VswitchStatusError = "VswitchStatusError";
    public const string IncorrectVswitchStatus = "IncorrectVSwitchStatus";
    public const string IncorrectInstanceStatus = "IncorrectInstanceStatus";
    public const string VpcStatusError = "VpcStatusError";
    public const string Throttling = "Throttling.User";

    // Gateway.
    public const string VswitchNotInVpc = "OperationFailed.VswNotBelongToVpc";
    public const string PrePaidPayByLcu = "OperationUnsupported.PrePaidPyByLcu";
    public const string NormalNotSold = "OperationFailed.NormalInventoryNotEnough";
    public const string GatewayHasEips = "DependencyViolation.EIPS";
    public const string GatewayNotFound = "InvalidNatGatewayId.NotFound";
    public const string VpcNotFound = "InvalidVpcId.NotFound";
    public const string VswitchNotFound = "InvalidVSwitchId.NotFound";
    public const string NotConvertible = "OperationUnsupported.NatConvert";
    public const string BlockOverlapped = "InvalidCidrBlock.Overlapped";

    // DNAT and SNAT entries.
    public const string ForwardTableNotFound = "InvalidForwardTableId.NotFound";
    public const string ForwardEntryNotFound = "InvalidForwardEntryId.NotFound";
    public const string IpNotInGateway = "InvalidIp.NotInNatgw";
    public const string IpOutOfVpc = "Forbidden.DestnationIpOutOfVpcCIDR";
    public const string UsedInSnatTable = "Forbidden.ExternalIp.UsedInSnatTable";
    public const string UsedInForwardTable = "Forbidden.IpUsedInForwardTable";
    public const string SnatTableNotFound = "InvalidSnatTableId.NotFound";
    public const string SnatEntryNotFound = "InvalidSnatEntryId.NotFound";
    public const string SnatEntryLimit = "Forbidden.SnatEntryCountLimited";
    public const string EipNotOnGateway = "OperationUnsupported.EipNatGWCheck";
    public const string DuplicateVswitch = "Forbidden.SourceVSwitchId.Duplicated";

    // EIPs and packages.
    public const string EipNotFound = "InvalidAllocationId.NotFound";
    public const string EipQuota = "QuotaExceeded.Eip";
    public const string UsedByForwardEntry = "InvalidIpStatus.HasBeenUsedByForwardEntry";
    public const string UsedBySnatEntry = "InvalidIpStatus.HasBeenUsedBySnatTable";
    public const string EipIsSubscription = "Forbidden.ChargeTypeIsPrepaid";
    public const string AlreadyInPackage = "IpInstanceId.AlreadyInBandwidthPackage";
    public const string NotInPackage = "OperationUnsupported.IpNotInCbwp";
    public const string PackageNotFound = "InvalidBandwidthPackageId.NotFound";
    public const string InstanceNotFound = "InvalidInstanceId.NotFound";
    public const string SecurityGroupNotFound = "InvalidSecurityGroupId.NotFound";

    // Servers' private IPs (RunInstances).
    public const string PrivateIpMalformed = "InvalidPrivateIpAddress.Malformed";
    public const string PrivateIpUnusable = "InvalidPrivateIpAddress";
    public const string PrivateIpTaken = "InvalidPrivateIpAddress.Duplicated";

    // Servers and their security groups (JoinSecurityGroup, LeaveSecurityGroup).
    public const string AlreadyInGroup = "InvalidInstanceId.AlreadyExists";
    public const string GroupOfAnotherVpc = "InvalidInstanceId.Mismatch";
    public const string GroupLimit = "InstanceSecurityGroupLimitExceeded";
    public const string NotInGroup = "InvalidSecurityGroupAssociation.NotFound";
    public const string LastGroup = "InstanceLastSecurityGroup";

    // Whatever is protected in the service.
    public const string DeletionProtection = "InvalidOperation.DeletionProtection";

    // Likely ones: no page says which code a full vSwitch and a second entry for the same port meet.
    public const string NoFreeIp = "ZONE_NO_AVAILABLE_IP";
    public const string DuplicateForwardEntry = "OperationUnsupported.ForwardEntry";

    // No page names a code for these rules.
    public const string NotDocumented = "(a code that is not documented)";

    // General ones.
    public const string Quota = "QuotaExceeded";
    public const string Dependency = "DependencyViolation";
    public const string InvalidParameter = "InvalidParameter";
    public const string MissingParameter = "MissingParameter";
    public const string PermissionDenied = "Forbidden.RAM";
}
