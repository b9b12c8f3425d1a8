using System.Collections;
using System.Text;
using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Provider;

/// <summary>
/// What the provider says in its requests: inputs under the API's names. Region, token and what says how a call is made are left out.
/// </summary>
/// <remarks>terraform-provider-alicloud 1.285.0; held against recorded requests of it in the tests.</remarks>
public static class Requests
{
    private static readonly (string Input, string Name)[] _gateway =
    [
        ("vpcId", "VpcId"), ("vswitchId", "VSwitchId"), ("natType", "NatType"), ("natGatewayName", "Name"), ("description", "Description"),
        ("internetChargeType", "InternetChargeType"), ("paymentType", "InstanceChargeType"), ("specification", "Spec"),
        ("eipBindMode", "EipBindMode"), ("icmpReplyEnabled", "IcmpReplyEnabled"), ("privateLinkEnabled", "PrivateLinkEnabled"),
        ("accessMode", "AccessMode"), ("networkType", "NetworkType"), ("period", "Duration"),
    ];

    private static readonly (string Input, string Name)[] _eip =
    [
        ("bandwidth", "Bandwidth"), ("isp", "ISP"), ("internetChargeType", "InternetChargeType"), ("paymentType", "InstanceChargeType"),
        ("addressName", "Name"), ("description", "Description"), ("netmode", "Netmode"), ("resourceGroupId", "ResourceGroupId"),
    ];

    private static readonly (string Input, string Name)[] _package =
    [
        ("bandwidth", "Bandwidth"), ("isp", "ISP"), ("internetChargeType", "InternetChargeType"), ("ratio", "Ratio"),
        ("bandwidthPackageName", "Name"), ("description", "Description"), ("resourceGroupId", "ResourceGroupId"),
    ];

    private static readonly (string Input, string Name)[] _mapping =
    [
        ("externalIp", "ExternalIp"), ("externalPort", "ExternalPort"), ("internalIp", "InternalIp"), ("internalPort", "InternalPort"),
        ("ipProtocol", "IpProtocol"),
    ];

    private static readonly (string Input, string Name)[] _snatEntry =
    [
        ("snatTableId", "SnatTableId"), ("snatIp", "SnatIp"), ("sourceVswitchId", "SourceVSwitchId"), ("sourceCidr", "SourceCIDR"),
        ("snatEntryName", "SnatEntryName"),
    ];

    private static readonly (string Input, string Name)[] _rule =
    [
        ("ipProtocol", "IpProtocol"), ("portRange", "PortRange"), ("nicType", "NicType"), ("policy", "Policy"), ("priority", "Priority"),
        ("cidrIp", "SourceCidrIp"), ("description", "Description"),
    ];

    private static readonly (string Input, string Name)[] _network =
        [("cidrBlock", "CidrBlock"), ("vpcName", "VpcName"), ("description", "Description"), ("resourceGroupId", "ResourceGroupId")];

    private static readonly (string Input, string Name)[] _switch =
    [
        ("vpcId", "VpcId"), ("cidrBlock", "CidrBlock"), ("zoneId", "ZoneId"), ("vswitchName", "VSwitchName"),
        ("description", "Description"),
    ];

    private static readonly (string Input, string Name)[] _securityGroup =
    [
        ("vpcId", "VpcId"), ("securityGroupName", "SecurityGroupName"), ("description", "Description"),
        ("resourceGroupId", "ResourceGroupId"), ("securityGroupType", "SecurityGroupType"),
    ];

    private static readonly (string Input, string Name)[] _instance =
    [
        ("vswitchId", "VSwitchId"), ("imageId", "ImageId"), ("instanceType", "InstanceType"), ("instanceName", "InstanceName"),
        ("password", "Password"), ("systemDiskCategory", "SystemDisk.Category"), ("privateIp", "PrivateIpAddress"),
        ("internetMaxBandwidthOut", "InternetMaxBandwidthOut"), ("keyName", "KeyPairName"), ("description", "Description"),
        ("resourceGroupId", "ResourceGroupId"),
    ];

    public static Parameters CreateNatGateway(PropertyMap inputs) =>
        Of(inputs, _gateway).With("NetworkType", inputs.GetValueOrDefault("networkType") ?? "internet");

    /// <summary>What of a gateway changes.</summary>
    public static Parameters ModifyNatGateway(string id, PropertyMap changes) => Of(changes, _gateway).With("NatGatewayId", id);

    public static Parameters AllocateEipAddress(PropertyMap inputs) => Of(inputs, _eip);

    /// <summary>What of an EIP changes; the bandwidth is said in any case.</summary>
    public static Parameters ModifyEipAddress(string id, PropertyMap changes, PropertyMap inputs) => Of(changes, _eip)
        .With("AllocationId", id)
        .With("Bandwidth", inputs.GetValueOrDefault("bandwidth"));

    public static Parameters AssociateEipAddress(string eip, string gateway) =>
        Parameters.Of(("AllocationId", eip), ("InstanceId", gateway), ("InstanceType", "Nat"));

    /// <summary>An EIP that is asked about or released.</summary>
    public static Parameters Eip(string id) => Parameters.Of((ServiceKind.Eip.IdName, id));

    /// <summary>A gateway that is asked about or deleted.</summary>
    public static Parameters NatGateway(string id) => Parameters.Of((ServiceKind.NatGateway.IdName, id));

    /// <summary>A package that is asked about or deleted.</summary>
    public static Parameters Package(string id) => Parameters.Of((ServiceKind.Package.IdName, id));

    public static Parameters CreatePackage(PropertyMap inputs) => Of(inputs, _package).WithTags(TagsOf(inputs));

    public static Parameters ModifyPackage(string id, PropertyMap changes) => Of(changes, _package).With("BandwidthPackageId", id);

    public static Parameters PackageIp(string package, string eip) => Parameters.Of(("BandwidthPackageId", package), ("IpInstanceId", eip));

    public static Parameters CreateForwardEntry(PropertyMap inputs) => Of(inputs, _mapping)
        .With("ForwardTableId", inputs.GetValueOrDefault("forwardTableId"))
        .With("ForwardEntryName", inputs.GetValueOrDefault("forwardEntryName"));

    /// <summary>The whole mapping is said in any case, the name only when it changes.</summary>
    public static Parameters ModifyForwardEntry(string id, PropertyMap inputs, bool isRenamed) => Of(inputs, _mapping)
        .With("ForwardTableId", inputs.GetValueOrDefault("forwardTableId"))
        .With("ForwardEntryId", id)
        .With("ForwardEntryName", isRenamed ? inputs.GetValueOrDefault("forwardEntryName") ?? "" : null);

    /// <summary>A DNAT entry that is asked about or deleted.</summary>
    public static Parameters ForwardEntry(string table, string id) => Parameters.Of(("ForwardTableId", table), ("ForwardEntryId", id));

    /// <summary>A SNAT entry that is asked about or deleted.</summary>
    public static Parameters SnatEntry(string table, string id) => Parameters.Of(("SnatTableId", table), ("SnatEntryId", id));

    public static Parameters CreateSnatEntry(PropertyMap inputs) => Of(inputs, _snatEntry);

    public static Parameters ModifySnatEntry(string id, PropertyMap inputs, IReadOnlySet<string> changed) => Parameters
        .Of(("SnatTableId", inputs.GetValueOrDefault("snatTableId")), ("SnatEntryId", id))
        .With("SnatEntryName", changed.Contains("snatEntryName") ? inputs.GetValueOrDefault("snatEntryName") ?? "" : null)
        .With("SnatIp", changed.Contains("snatIp") ? inputs.GetValueOrDefault("snatIp") : null);

    public static Parameters CreateVpc(PropertyMap inputs) => Of(inputs, _network).WithTags(TagsOf(inputs));

    public static Parameters ModifyVpc(string id, PropertyMap changes) => Of(changes, _network).With("VpcId", id);

    public static Parameters CreateVSwitch(PropertyMap inputs) => Of(inputs, _switch);

    public static Parameters ModifyVSwitch(string id, PropertyMap changes) => Of(changes, _switch).With("VSwitchId", id);

    public static Parameters CreateSecurityGroup(PropertyMap inputs) => Of(inputs, _securityGroup).WithTags(TagsOf(inputs));

    public static Parameters ModifySecurityGroup(string id, PropertyMap changes) => Of(changes, _securityGroup).With("SecurityGroupId", id);

    /// <summary>The group of a rule, looked at before the rule is written.</summary>
    public static Parameters SecurityGroup(PropertyMap inputs) =>
        Parameters.Of(("SecurityGroupId", inputs.GetValueOrDefault("securityGroupId")));

    /// <summary>The rules among which a rule is looked for.</summary>
    public static Parameters RulesOf(PropertyMap inputs) => SecurityGroup(inputs)
        .With("Direction", inputs.GetValueOrDefault("type"))
        .With("NicType", inputs.GetValueOrDefault("nicType"));

    public static Parameters AuthorizeSecurityGroup(PropertyMap inputs) => Rule(inputs, "Permissions.1.");

    /// <summary>A rule by its values, to be changed or taken away.</summary>
    public static Parameters Rule(PropertyMap inputs) =>
        Rule(inputs, "").With("Description", inputs.GetValueOrDefault("description") ?? "");

    public static Parameters RunInstances(PropertyMap inputs) => Of(inputs, _instance)
        .With("DryRun", false)
        .With("InstanceChargeType", "PostPaid")
        .With("UserData", inputs.GetValueOrDefault("userData") is string script ? Base64(script) : null)
        .WithList(
            "SecurityGroupIds",
            inputs.GetValueOrDefault("securityGroups") is IEnumerable groups and not string
                ? groups.Cast<object>().Select(group => (string)group)
                : [])
        .WithTags(TagsOf(inputs));

    /// <summary>A running server is deleted as well.</summary>
    public static Parameters DeleteInstance(string id) => Parameters.Of((ServiceKind.Instance.IdName, id), ("Force", true));

    /// <summary>A server that is asked about; what else is wanted to be known of it is left out.</summary>
    public static Parameters Instances(string id) => Parameters.Of(("InstanceIds", $"[\"{id}\"]"));

    public static Parameters Instance(string id) => Parameters.Of((ServiceKind.Instance.IdName, id));

    /// <summary>The system disk of a server that is asked about.</summary>
    public static Parameters SystemDisk(string id) => Instance(id).With("DiskType", "system");

    public static Parameters ModifyInstance(string id, PropertyMap changes) => Of(changes, _instance).With("InstanceId", id);

    /// <summary>The tags of something that are asked about.</summary>
    public static Parameters Tagged(ServiceKind kind, string id)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return Parameters.Of(("ResourceId.1", id), ("ResourceType", kind.Tagged));
    }

    public static Parameters TagResources(ServiceKind kind, string id, IEnumerable<KeyValuePair<string, string>> tags) =>
        Tagged(kind, id).WithTags(tags);

    public static Parameters UnTagResources(ServiceKind kind, string id, IEnumerable<string> keys) =>
        Tagged(kind, id).WithList("TagKey", keys);

    public static Parameters DeletionProtection(ServiceKind kind, string id, bool isOn)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return Parameters.Of(("InstanceId", id), ("Type", kind.Protected), ("ProtectionEnable", isOn));
    }

    /// <summary>The tags that are wanted, by key.</summary>
    public static IEnumerable<KeyValuePair<string, string>> TagsOf(PropertyMap inputs) =>
        inputs.GetValueOrDefault("tags") is IEnumerable<KeyValuePair<string, object>> tags
            ? tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => KeyValuePair.Create(tag.Key, AttributeText.Of(tag.Value)))
            : [];

    private static Parameters Rule(PropertyMap inputs, string prefix) => _rule
        .Where(name => inputs.ContainsKey(name.Input))
        .Aggregate(
            Parameters.Of(("SecurityGroupId", inputs.GetValueOrDefault("securityGroupId"))),
            (request, name) => request.With(prefix + name.Name, Text(name.Input, inputs[name.Input])));

    private static Parameters Of(PropertyMap inputs, (string Input, string Name)[] names) => names
        .Where(name => inputs.ContainsKey(name.Input))
        .Aggregate(Parameters.Empty, (request, name) => request.With(name.Name, Text(name.Input, inputs[name.Input])));

    private static string Text(string input, object value) => (input, value) switch
    {
        ("paymentType", "PayAsYouGo") => "PostPaid",
        ("paymentType", "Subscription") => "PrePaid",
        _ => AttributeText.Of(value),
    };

    // What is encoded already goes as it is.
    private static string Base64(string script) =>
        Convert.TryFromBase64String(script, new byte[script.Length], out _)
            ? script
            : Convert.ToBase64String(Encoding.UTF8.GetBytes(script));
}
