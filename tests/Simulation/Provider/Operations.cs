using System.Collections.Immutable;
using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;
using static SharedBandwidth.Tests.AccountInTime;
using PropertyMap = System.Collections.Immutable.ImmutableSortedDictionary<string, object>;

namespace SharedBandwidth.Tests.Simulation.Provider;

/// <summary>One operation of the provider on a resource, which ends well in the account that it is given.</summary>
/// <param name="Name">The action that the operation is about, with more where several operations are about it.</param>
/// <param name="Type">The resource's type.</param>
/// <param name="Given">What is in the account beside the usual.</param>
/// <param name="Do">The operation.</param>
internal sealed record Operation(string Name, ResourceType Type, Action<AccountInTime> Given, Func<ProviderCall, IEnumerable<TimeSpan>> Do)
{
    private static readonly TimeSpan _timeout = TimeSpan.FromMinutes(5);

    /// <summary>Plays it in an account in which nothing takes any time.</summary>
    public Played Play(params (string Action, string Code)[] faults) => PlayIn(Account(), faults);

    public Played PlayIn(AccountInTime account, params (string Action, string Code)[] faults) => account.Play(Do, _timeout, faults);

    public AccountInTime Account()
    {
        var account = new AccountInTime(ServiceTimes.None);
        Given(account);
        account.Settle();
        return account;
    }
}

internal static class Operations
{
    private static readonly PropertyMap _tags = Map(("tags", ImmutableDictionary<string, object>.Empty.Add("team", "web")));
    private static readonly PropertyMap _otherTags = Map(("tags", ImmutableDictionary<string, object>.Empty.Add("team", "api")));
    private static readonly (string Name, object Value)[] _tables = [("forwardTableIds", "ftb-2"), ("snatTableIds", "stb-2")];
    private static readonly PropertyMap _dnat = DnatInputs("eip-1:80 192.168.1.10:80 tcp");
    private static readonly PropertyMap _attachment = Map(("bandwidthPackageId", "cbwp-1"), ("instanceId", "eip-2"));
    private static readonly PropertyMap _rule = Map(
        ("securityGroupId", "sg-1"), ("type", "ingress"), ("ipProtocol", "tcp"), ("portRange", "80/80"), ("nicType", "intranet"),
        ("cidrIp", "0.0.0.0/0"), ("policy", "accept"), ("priority", 1.0));

    private static readonly ResourceType _gateway = ResourceTypes.Of(TypeTokens.NatGateway);
    private static readonly ResourceType _eip = ResourceTypes.Of(TypeTokens.EipAddress);
    private static readonly ResourceType _association = ResourceTypes.Of("alicloud:ecs/eipAssociation:EipAssociation");
    private static readonly ResourceType _forwardEntry = ResourceTypes.Of(TypeTokens.ForwardEntry);
    private static readonly ResourceType _snatEntry = ResourceTypes.Of("alicloud:vpc/snatEntry:SnatEntry");
    private static readonly ResourceType _package = ResourceTypes.Of(TypeTokens.Package);
    private static readonly ResourceType _inPackage = ResourceTypes.Of(
        "alicloud:vpc/commonBandwithPackageAttachment:CommonBandwithPackageAttachment");
    private static readonly ResourceType _vpc = ResourceTypes.Of("alicloud:vpc/network:Network");
    private static readonly ResourceType _vswitch = ResourceTypes.Of("alicloud:vpc/switch:Switch");
    private static readonly ResourceType _group = ResourceTypes.Of("alicloud:ecs/securityGroup:SecurityGroup");
    private static readonly ResourceType _groupRule = ResourceTypes.Of("alicloud:ecs/securityGroupRule:SecurityGroupRule");
    private static readonly ResourceType _instance = ResourceTypes.Of("alicloud:ecs/instance:Instance");

    public static Operation[] All { get; } =
    [
        Create("CreateNatGateway", _gateway, "ngw-2", GatewayInputs(), _tables),
        Create("CreateNatGateway with tags and protection", _gateway, "ngw-2",
            GatewayInputs().SetItems(_tags).SetItem("deletionProtection", true), _tables),
        Create(
            "CreateNatGateway without protection and with no tag",
            _gateway,
            "ngw-2",
            GatewayInputs().SetItem("deletionProtection", false).SetItem("tags", Map()),
            _tables),
        Update("ModifyNatGatewayAttribute", _gateway, "ngw-1", GatewayInputs(), Map(("natGatewayName", "n"), ("description", "d"))),
        Update("ModifyNatGatewaySpec", _gateway, "ngw-1", GatewayInputs(), Map(("specification", "Large"))),
        Update("UpdateNatGatewayNatType", _gateway, "ngw-1", GatewayInputs().SetItem("natType", "Normal"), Map(("natType", "Enhanced"))),
        Update("TagResources", _gateway, "ngw-1", GatewayInputs(), _tags),
        Remove("UnTagResources", _gateway, "ngw-1", GatewayInputs(), "tags",
            a => a.Cloud.TagResources("ngw-1", Requests.TagsOf(_tags).ToImmutableSortedDictionary())),
        Update("TagResources with other values", _gateway, "ngw-1", GatewayInputs(), _tags,
            a => a.Cloud.TagResources("ngw-1", Requests.TagsOf(_otherTags).ToImmutableSortedDictionary())),
        Update("DeletionProtection", _gateway, "ngw-1", GatewayInputs(), Map(("deletionProtection", true))),
        Update("DescribeNatGateways", _gateway, "ngw-1", GatewayInputs(), Map()),
        Delete("DeleteNatGateway", _gateway, "ngw-1", GatewayInputs(), a => a.Cloud.UnassociateEipAddress("eip-1", "ngw-1")),

        Create("AllocateEipAddress", _eip, "eip-3", EipInputs(), ("ipAddress", "47.0.0.3")),
        Create("AllocateEipAddress with tags and protection", _eip, "eip-3",
            EipInputs().SetItems(_tags).SetItem("deletionProtection", true), ("ipAddress", "47.0.0.3")),
        Update("ModifyEipAddressAttribute", _eip, "eip-2", EipInputs(), Map(("bandwidth", "10"))),
        Delete("ReleaseEipAddress", _eip, "eip-2", EipInputs()),

        Create("AssociateEipAddress", _association, "eip-2:ngw-1", Map(("allocationId", "eip-2"), ("instanceId", "ngw-1"))),
        Delete("UnassociateEipAddress", _association, "eip-1:ngw-1", Map(("allocationId", "eip-1"), ("instanceId", "ngw-1"))),

        Create("CreateForwardEntry", _forwardEntry, "fwd-1", _dnat),
        Update("ModifyForwardEntry", _forwardEntry, "fwd-1", _dnat, Map(("externalPort", "81")),
            a => a.Cloud.CreateForwardEntry("fwd-1", _dnat)),
        Delete("DeleteForwardEntry", _forwardEntry, "fwd-1", _dnat, a => a.Cloud.CreateForwardEntry("fwd-1", _dnat)),

        Create("CreateSnatEntry", _snatEntry, "snat-1", SnatInputs("eip-1")),
        Update("ModifySnatEntry", _snatEntry, "snat-1", SnatInputs("eip-1"), Map(("snatIp", IpOf("eip-3"))),
            a => { a.Snat("snat-1", "eip-1"); a.EipOn("eip-3", "ngw-1"); }),
        Delete("DeleteSnatEntry", _snatEntry, "snat-1", SnatInputs("eip-1"), a => a.Snat("snat-1", "eip-1")),

        Create("CreateCommonBandwidthPackage", _package, "cbwp-2", PackageInputs()),
        Create("CreateCommonBandwidthPackage with tags and protection", _package, "cbwp-2",
            PackageInputs().SetItems(_tags).SetItem("deletionProtection", true)),
        Update("ModifyCommonBandwidthPackageSpec", _package, "cbwp-1", PackageInputs(), Map(("bandwidth", "1600"))),
        Update("ModifyCommonBandwidthPackageAttribute", _package, "cbwp-1", PackageInputs(), Map(("bandwidthPackageName", "n"))),
        Delete("DeleteCommonBandwidthPackage", _package, "cbwp-1", PackageInputs()),

        Create("AddCommonBandwidthPackageIp", _inPackage, "cbwp-1:eip-2", _attachment),
        Delete("RemoveCommonBandwidthPackageIp", _inPackage, "cbwp-1:eip-2", _attachment,
            a => a.Cloud.AddCommonBandwidthPackageIp("cbwp-1", "eip-2")),

        Create("CreateVpc", _vpc, "vpc-2", Map(("cidrBlock", "10.0.0.0/8"))),
        Update("ModifyVpcAttribute", _vpc, "vpc-1", Map(), Map(("vpcName", "n"))),
        Delete("DeleteVpc", _vpc, "vpc-2", Map(), a => a.Cloud.CreateVpc("vpc-2", Map())),
        Create("CreateVSwitch", _vswitch, "vsw-2", Map(("vpcId", "vpc-1"), ("cidrBlock", "192.168.2.0/24"))),
        Update("ModifyVSwitchAttribute", _vswitch, "vsw-1", Map(), Map(("vswitchName", "n"))),
        Delete("DeleteVSwitch", _vswitch, "vsw-2", Map(), a => a.Vswitch("vsw-2", "192.168.2.0/24")),
        Create("CreateSecurityGroup", _group, "sg-2", Map(("vpcId", "vpc-1"))),
        Delete("DeleteSecurityGroup", _group, "sg-1", Map()),
        Create("AuthorizeSecurityGroup", _groupRule, "r", _rule),
        Update("ModifySecurityGroupRule", _groupRule, "r", _rule, Map(("description", "d")),
            a => a.Cloud.AuthorizeSecurityGroup(Requests.AuthorizeSecurityGroup(_rule))),
        Delete("RevokeSecurityGroup", _groupRule, "r", _rule, a => a.Cloud.AuthorizeSecurityGroup(Requests.AuthorizeSecurityGroup(_rule))),
        Create("RunInstances", _instance, "i-1", Map(("vswitchId", "vsw-1"))),
        Delete("DeleteInstance", _instance, "i-1", Map(), a => a.Instance("i-1")),
    ];

    public static Operation Of(string name) => All.Single(operation => operation.Name == name);

    /// <summary>A random text that is to be made.</summary>
    public static NewResource NewRandom() => new(Recorded(Map(), Map(("id", "r"), ("result", "0000"))), Map());

    private static Operation Create(
        string name, ResourceType type, string id, PropertyMap inputs, params (string Name, object Value)[] outputs) => new(
            name, type, static _ => { },
            call => type.Create(call, new NewResource(Recorded(inputs, Map([("id", id), .. outputs])), inputs)));

    private static Operation Update(
        string name, ResourceType type, string id, PropertyMap inputs, PropertyMap changes, Action<AccountInTime>? given = null) => new(
            name, type, given ?? (static _ => { }),
            call => type.Update(call, new ChangedResource(id, inputs.SetItems(changes), changes.Keys.ToHashSet(StringComparer.Ordinal))));

    private static Operation Remove(
        string name, ResourceType type, string id, PropertyMap inputs, string input, Action<AccountInTime> given) => new(
            name, type, given,
            call => type.Update(call, new ChangedResource(id, inputs, new HashSet<string>(StringComparer.Ordinal) { input })));

    private static Operation Delete(string name, ResourceType type, string id, PropertyMap inputs, Action<AccountInTime>? given = null) =>
        new(
            name, type, given ?? (static _ => { }), call => type.Delete(call, id, inputs));

    private static RecordedResource Recorded(PropertyMap inputs, PropertyMap outputs) => new()
    {
        Key = new ResourceKey("alicloud:test:It", "it"),
        Parent = null,
        ReadId = null,
        Inputs = inputs,
        Outputs = outputs,
        Options = new RecordedOptions(),
        IsComponent = false,
    };
}
