using System.Collections.Immutable;
using System.Reflection;

namespace SharedBandwidth.Planning.Findings;

/// <summary>
/// Every rule the checks know. 0xx: reading the configuration; 1xx: bandwidth; 2xx: gateway; 3xx: addresses; 4xx: forward entries;
/// 5xx: package; 6xx: outbound; 7xx: quotas; 8xx: operation; 9xx: what was looked up in the account.
/// </summary>
public static class FindingCodes
{
    public static readonly FindingCode UnknownKey = Error("SB001", "A misspelled key would silently leave its setting at the default.");
    public static readonly FindingCode WrongType = Error("SB002", "A value of another type cannot be read as what it is meant to be.");
    public static readonly FindingCode MissingValue = Error("SB003", "Nothing sensible can stand in for the value.");
    public static readonly FindingCode MalformedValue = Error("SB004", "The value is not written in the form that is needed.");
    public static readonly FindingCode NotAllowedValue = Error("SB005", "The service knows only the listed values.");
    public static readonly FindingCode OutOfRange = Error("SB006", "The service, or good sense, sets bounds to the number.");
    public static readonly FindingCode BadName =
        Error("SB007", "Keys become parts of resource names, which the service limits in form and length.");
    public static readonly FindingCode UnknownReference =
        Error("SB008", "A key that names nothing would leave the app without what it asks for.");
    public static readonly FindingCode Contradiction =
        Error("SB009", "Two settings exclude each other, and choosing one would be a guess.");
    public static readonly FindingCode SameResourceName =
        Error("SB010", "Two resources of one type cannot have the same name in a Pulumi stack.");
    public static readonly FindingCode NoEffect = Warning("SB011", "The setting does nothing in this combination.");
    public static readonly FindingCode ReadOtherwise =
        Warning("SB012", "YAML makes some plain values another one: an octal number, a date, a number with fewer digits.");
    public static readonly FindingCode PassedOver =
        Warning("SB013", "Pulumi passes over this part of a stack file without a word, and it does nothing.");
    public static readonly FindingCode EnvironmentNotRead =
        Warning("SB014", "Values of Pulumi ESC's environments are merged into the stack by Pulumi Cloud alone.");
    public static readonly FindingCode Encrypted =
        Error("SB015", "A rehearsal has no key to what Pulumi keeps encrypted.");

    public static readonly FindingCode UnknownRegion =
        Warning("SB016", "A misspelled region is found out only when the provider calls it.");

    public static readonly FindingCode PackageTooSmall = Error("SB101", "At the joint peak every app in the package would be throttled.");
    public static readonly FindingCode Oversubscribed =
        Warning("SB102", "The shortfall was accepted with oversubscribe; apps are throttled at the joint peak.");
    public static readonly FindingCode DemandUnknown = Warning("SB103", "An app without demand does not count when the package is sized.");
    public static readonly FindingCode NothingToSizeFrom =
        Error("SB104", "Without any demand and without a declared size there is no package to buy.");
    public static readonly FindingCode LargerThanNeeded =
        Note("SB105", "A declared package above the planned size is paid for and not used.");
    public static readonly FindingCode DistributedLimit =
        Note("SB106", "Above 1 Gbit/s the limit is spread over servers, and one connection gets only a share of it.");
    public static readonly FindingCode AboveGatewayLimit =
        Warning("SB107", "A NAT gateway forwards 5 Gbit/s unless raised, and 5000 Mbit/s is the largest documented package.");
    public static readonly FindingCode BelowServiceMinimum = Note("SB108", "The smallest package that can be bought decides.");
    public static readonly FindingCode NotIsolated =
        Note("SB109", "Behind a NAT gateway the service ignores per-address caps in a package: one app can use it all.");

    public static readonly FindingCode SubscriptionNotSold = Warning("SB201", "Subscription NAT gateways are closed to new purchases.");
    public static readonly FindingCode SpecificationNotSold = Warning("SB202", "Fixed-specification billing is closed to new purchases.");
    public static readonly FindingCode SubscriptionByUsage =
        Error("SB203", "The service refuses a subscription billed by usage (OperationUnsupported.PrePaidPyByLcu).");
    public static readonly FindingCode SubscriptionPeriod = Error("SB204", "Without a period the order asks for zero months.");
    public static readonly FindingCode SubscriptionOutlivesDestroy =
        Warning("SB205", "Destroying a subscription gateway only forgets it; it goes on billing.");
    public static readonly FindingCode DefaultRoute = Note("SB206", "A new gateway becomes the VPC's default route.");
    public static readonly FindingCode NoHairpin =
        Note("SB207", "Servers that go out through a gateway cannot reach what the same gateway publishes.");

    public static readonly FindingCode EipChargeTypeNotSold =
        Error("SB301", "International accounts cannot buy pay-as-you-go EIPs by bandwidth (COMMODITY.INVALID_COMPONENT).");
    public static readonly FindingCode EipBandwidthOutOfRange =
        Error("SB302", "The service sells EIPs up to 200 Mbit/s by traffic and 500 by bandwidth.");
    public static readonly FindingCode EipBandwidthLarge =
        Warning("SB303", "An address's own bandwidth does nothing inside the package, and large orders can fail (OrderError.EIP).");
    public static readonly FindingCode UnusedAddress = Warning("SB304", "An address that no app uses is billed for nothing.");
    public static readonly FindingCode SameEipTwice = Error("SB305", "One EIP can be bound to the gateway only once.");
    public static readonly FindingCode EipFee = Note("SB306", "EIPs on a NAT gateway pay their instance fee even inside a package.");
    public static readonly FindingCode ManyPayByTrafficEips =
        Warning("SB307", "A NAT gateway took 10 pay-by-traffic EIPs in 2021; whether that still holds is not documented.");

    public static readonly FindingCode ExternalTupleTaken =
        Error("SB401", "The service takes a public address, port and protocol once in a table.");
    public static readonly FindingCode InternalTupleTaken =
        Error("SB402", "The service takes a private IP, port and protocol once in a table, even from two addresses.");
    public static readonly FindingCode AnyMismatch = Error("SB403", "Protocol any and port any go together (IP mapping).");
    public static readonly FindingCode AnyNeedsOwnAddress = Error("SB404", "An address mapped whole can be used by no other entry.");
    public static readonly FindingCode PortRangeLengths =
        Error("SB405", "Ranges are mapped port by port, so both sides need the same length.");
    public static readonly FindingCode OutsideVpc =
        Error("SB406", "The service refuses backends outside the VPC (Forbidden.DestnationIpOutOfVpcCIDR).");

    public static readonly FindingCode RiskyPortOpen =
        Warning("SB407", "Administration and database ports that are open to everyone are attacked within minutes.");

    public static readonly FindingCode ChargeTypeNotSold =
        Error("SB501", "Which charge types a package can have depends on account site and line type.");
    public static readonly FindingCode RatioNotAllowed = Error("SB502", "A ratio exists only with PayBy95, and only 20.");
    public static readonly FindingCode PayBy95OutlivesDestroy =
        Warning("SB503", "Destroying a PayBy95 package only forgets it; it goes on billing.");
    public static readonly FindingCode PayBy95Minimum = Warning("SB504", "Resellers name 200 Mbit/s as the smallest package billed by 95.");
    public static readonly FindingCode PayByTrafficCeiling =
        Note("SB505", "Billed by traffic (through CDT since 2024-12-17), the size is a ceiling and not what is paid for.");

    public static readonly FindingCode VswitchTwice = Error("SB601", "The service takes a vSwitch in one SNAT entry only.");

    public static readonly FindingCode SharedWithOutbound =
        Note("SB602", "One EIP for both directions works, and Alibaba Cloud's own policies advise against it.");

    public static readonly FindingCode EipsPerGateway = Error("SB701", "The gateway refuses more EIPs than its quota.");
    public static readonly FindingCode EipsPerAccount = Error("SB702", "The account refuses to buy more EIPs than its quota.");
    public static readonly FindingCode ForwardEntriesPerGateway = Error("SB703", "The gateway refuses more DNAT entries than its quota.");
    public static readonly FindingCode SnatEntriesPerGateway = Error("SB704", "The gateway refuses more SNAT entries than its quota.");
    public static readonly FindingCode EipsPerPackage = Error("SB705", "The package refuses more EIPs than its quota.");

    public static readonly FindingCode DeletionProtected =
        Note("SB801", "Destroying does not switch deletion protection off; an update must do so first.");

    public static readonly FindingCode NotFound = Error("SB901", "What the configuration names does not exist in this account and region.");
    public static readonly FindingCode OtherVpc =
        Error("SB902", "Gateway, vSwitch and backends must be in one VPC (OperationFailed.VswNotBelongToVpc).");
    public static readonly FindingCode ZoneWithoutEnhancedNat = Error("SB903", "Enhanced NAT gateways exist only in some zones.");
    public static readonly FindingCode TooFewPrivateIps =
        Error("SB904", "The gateway and every EIP on it take one private IP of its vSwitch each.");
    public static readonly FindingCode GatewaysPerVpc = Error("SB905", "The VPC refuses more NAT gateways than its quota.");
    public static readonly FindingCode PackageDiffers =
        Error("SB906", "Only EIPs of the package's line type can join it, and its size is what counts.");
    public static readonly FindingCode EipUnusable =
        Error("SB907", "Only a pay-as-you-go EIP of the package's line type that nothing else uses can join.");
    public static readonly FindingCode EntryTaken =
        Error("SB908", "The existing gateway already has an entry with the same public or private tuple.");
    public static readonly FindingCode BackendHasEip = Error("SB909", "Forwarding does not work to a server that has an EIP of its own.");
    public static readonly FindingCode OutsideVswitches =
        Warning("SB910", "A private IP in none of the VPC's vSwitches can belong to no server yet.");

    public static readonly FindingCode AlreadyJoined =
        Warning(
            "SB911", "The service refuses to put an EIP where it is already (IncorrectEipStatus, IpInstanceId.AlreadyInBandwidthPackage).");
    public static readonly FindingCode OtherMembers =
        Warning("SB912", "Every EIP in a package draws from the same bandwidth, whoever put it there.");

    public static readonly FindingCode AddressOutside =
        Warning("SB913", "Outside the gateway an address is not reached, and outside the package it has its own bandwidth.");
    public static readonly FindingCode EntryNotPlanned =
        Warning("SB914", "An entry that was added by hand opens a way, and Pulumi never sees it.");
    public static readonly FindingCode PackageResized =
        Note("SB915", "Pulumi sees a size that was changed by hand only with --refresh.");

    public static readonly FindingCode PerhapsOurs =
        Warning(
            "SB916", "Pulumi renames in place, so what is as planned but for its name is probably this stack's own; only its user knows.");

    /// <summary>Those that say where the account is otherwise than the plan.</summary>
    public static ImmutableArray<FindingCode> Differences => [OtherMembers, AddressOutside, EntryNotPlanned, PackageResized];

    /// <summary>All rules, ordered by id.</summary>
    public static ImmutableArray<FindingCode> All { get; } =
    [
        .. typeof(FindingCodes)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (FindingCode)field.GetValue(null)!)
            .OrderBy(code => code.Id, StringComparer.Ordinal),
    ];

    private static FindingCode Error(string id, string reason) => new(id, Severity.Error, reason);

    private static FindingCode Warning(string id, string reason) => new(id, Severity.Warning, reason);

    private static FindingCode Note(string id, string reason) => new(id, Severity.Note, reason);
}
