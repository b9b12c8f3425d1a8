using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Provider;

/// <summary>
/// Types of which a creation is one call and a wait: VPC, vSwitch, security group, ECS instance.
/// </summary>
public sealed class PlainType : ResourceType
{
    private readonly PlainCalls _calls;

    private PlainType(PlainCalls calls) => _calls = calls;

    /// <summary><c>alicloud_vpc</c>.</summary>
    public static PlainType Network() => new(new PlainCalls(
        "CreateVpc", "DescribeVpcAttribute", "ModifyVpcAttribute", "DeleteVpc",
        ServiceKind.Vpc,
        Requests.CreateVpc,
        (account, request) => account.CreateVpc(request),
        (account, id) => account.DeleteVpc(id))
    {
        CreateRetried = RetryableCodes.CreateVpc,
        ModifyRetried = RetryableCodes.ModifyVpc,
        DeleteRetried = RetryableCodes.DeleteVpc,
        Modification = Requests.ModifyVpc,
        Modify = (account, request) => account.ModifyVpcAttribute(request),
        ReadsBeforeTags = [new("DescribeRouteTableList")],
        LaterReads = [new("DescribeVpcAttribute"), new("DescribeRouteTableList")],
        TagsByCall = true,
        WaitsForUpdate = true,
    })
    {
        Replacing = Set("isDefault", "userCidrs"),
        Computed = Set("isDefault", "userCidrs", "cidrBlock", "vpcName", "enableIpv6", "resourceGroupId"),
        CreateTimeout = TimeSpan.FromMinutes(10),
    };

    /// <summary><c>alicloud_vswitch</c>.</summary>
    public static PlainType Switch() => new(new PlainCalls(
        "CreateVSwitch", "DescribeVSwitchAttributes", "ModifyVSwitchAttribute", "DeleteVSwitch",
        ServiceKind.Vswitch,
        Requests.CreateVSwitch,
        (account, request) => account.CreateVSwitch(request),
        (account, id) => account.DeleteVSwitch(id))
    {
        FirstLook = TimeSpan.Zero,
        CreateRetried = RetryableCodes.CreateVSwitch,
        ModifyRetried = RetryableCodes.ModifyVSwitch,
        Modification = Requests.ModifyVSwitch,
        Modify = (account, request) => account.ModifyVSwitchAttribute(request),
        DeleteRetried = RetryableCodes.DeleteVSwitch,
        LaterReads = [new("DescribeVSwitchAttributes")],
        TagsByCall = true,
        WaitsForUpdate = true,
    })
    {
        Replacing = Set("vpcId", "cidrBlock", "zoneId", "availabilityZone"),
        Computed = Set("vpcId", "cidrBlock", "zoneId", "availabilityZone", "vswitchName", "enableIpv6"),
        DeleteTimeout = TimeSpan.FromMinutes(10),
    };

    /// <summary><c>alicloud_security_group</c>.</summary>
    public static PlainType SecurityGroup() => new(new PlainCalls(
        "CreateSecurityGroup", "DescribeSecurityGroupAttribute", "ModifySecurityGroupAttribute", "DeleteSecurityGroup",
        ServiceKind.SecurityGroup,
        Requests.CreateSecurityGroup,
        (account, request) => account.CreateSecurityGroup(request),
        (account, id) => account.DeleteSecurityGroup(id))
    {
        FirstLook = TimeSpan.Zero,
        DeleteRetried = RetryableCodes.DeleteSecurityGroup,
        Modification = Requests.ModifySecurityGroup,
        Modify = (account, request) => account.ModifySecurityGroupAttribute(request),
        LaterReads = [new("DescribeSecurityGroups"), new("DescribeSecurityGroupAttribute")],
        WaitsForDelete = false,
    })
    {
        Replacing = Set("vpcId", "securityGroupType"),
        Computed = Set("vpcId", "securityGroupType", "securityGroupName", "innerAccessPolicy", "resourceGroupId"),
        DeleteTimeout = TimeSpan.FromMinutes(10),
    };

    /// <summary><c>alicloud_instance</c>.</summary>
    public static PlainType Instance() => new(new PlainCalls(
        "RunInstances", "DescribeInstances", "ModifyInstanceAttribute", "DeleteInstance",
        ServiceKind.Instance,
        Requests.RunInstances,
        (account, request) => account.RunInstances(request),
        (account, id) => account.DeleteInstance(id))
    {
        FirstLook = TimeSpan.FromSeconds(10),
        CreateRetried = RetryableCodes.RunInstances,
        DeleteRetried = RetryableCodes.DeleteInstance,
        Modification = Requests.ModifyInstance,
        Modify = (account, request) => account.ModifyInstanceAttribute(request),
        Deletion = Requests.DeleteInstance,
        Asked = Requests.Instances,
        LaterReads =
        [
            new("DescribeInstances", Requests.Instances),
            new("DescribeDisks", Requests.SystemDisk),
            new("DescribeUserData", Requests.Instance),
            // Its network interface; a rehearsal knows no id of it.
            new("DescribeNetworkInterfaces", static _ => Parameters.Empty),
            new("DescribeNetworkInterfaces", static _ => Parameters.Empty),
            new("DescribeInstanceMaintenanceAttributes", static id => Parameters.Empty.WithList("InstanceId", [id])),
            new("DescribeInstanceAttribute", Requests.Instance),
            new("DescribeInstanceAttachmentAttributes", Requests.Instances),
            new("DescribeInstances", Requests.Instances),
        ],
        ComputedOutputs = [("privateIp", "PrivateIpAddress")],
    })
    {
        Replacing = Set("availabilityZone", "systemDiskCategory"),
        Computed = Set(
            "privateIp", "systemDiskCategory", "availabilityZone", "imageId", "instanceType", "instanceName", "instanceChargeType",
            "vswitchId", "securityGroups", "keyName",
            "internetMaxBandwidthOut", "resourceGroupId"),
        CreateTimeout = TimeSpan.FromMinutes(10),
        UpdateTimeout = TimeSpan.FromMinutes(10),
        DeleteTimeout = TimeSpan.FromMinutes(20),
    };

    public override IEnumerable<TimeSpan> Create(ProviderCall call, NewResource resource)
    {
        var request = _calls.Creation(resource.Inputs);
        return call.Write(_calls.CreateAction, _calls.CreateRetried, request, () =>
            {
                resource.Id = _calls.Create(call.For(resource), request);
                var made = call.Account.Find(resource.Id)!;
                resource.Computed = _calls.ComputedOutputs
                    .Where(output => resource.Recorded.Outputs.ContainsKey(output.Output) && !resource.Inputs.ContainsKey(output.Output))
                    .Aggregate(PropertyMap.Empty, (outputs, output) => outputs.Add(output.Output, made.Text(output.Name)!));
            })
            .Concat(call.Poll(_calls.DescribeAction, () => Asked(resource.Id!), () => call.Account.IsReady(resource.Id!), _calls.FirstLook))
            .Concat(Reads(call, _calls.ReadsBeforeTags, () => resource.Id!))
            .Concat(_calls.TagsByCall ? call.SetExtras(_calls.Kind, resource) : [])
            .Concat(Reads(call, _calls.LaterReads, () => resource.Id!));
    }

    public override IEnumerable<TimeSpan> Update(ProviderCall call, ChangedResource resource)
    {
        var request = _calls.Modification(resource.Id, resource.Of([.. resource.Changed.Where(name => name != "tags")]));
        return call.SetExtras(_calls.Kind, () => resource.Id, resource.Inputs, resource.Changed.Intersect(["tags"]))
            .Concat(resource.Changed.All(name => name == "tags")
                ? []
                : call.Write(_calls.ModifyAction, _calls.ModifyRetried, request, () => _calls.Modify(call.Account, request)))
            .Concat(_calls.WaitsForUpdate
                ? call.Poll(_calls.DescribeAction, () => Asked(resource.Id), () => call.Account.IsReady(resource.Id), _calls.FirstLook)
                : [])
            .Concat(Reads(call, _calls.LaterReads, () => resource.Id));
    }

    public override IEnumerable<TimeSpan> Delete(ProviderCall call, string id, PropertyMap inputs) =>
        call.Write(
                _calls.DeleteAction, _calls.DeleteRetried, _calls.Deletion?.Invoke(id) ?? Asked(id), () => _calls.Delete(call.Account, id))
            .Concat(_calls.WaitsForDelete
                ? call.Poll(_calls.DescribeAction, () => Asked(id), () => !call.Account.Exists(id), _calls.FirstLook)
                : []);

    private Parameters Asked(string id) => _calls.Asked?.Invoke(id) ?? Parameters.Of((_calls.Kind.IdName, id));

    private IEnumerable<TimeSpan> Reads(ProviderCall call, PlainRead[] reads, Func<string> id) =>
        reads.SelectMany(read => call.Read(read.Action, () => read.Says?.Invoke(id()) ?? Asked(id())));

    // What it says is made of the id; null: what any call says that asks about it.
    private sealed record PlainRead(string Action, Func<string, Parameters>? Says = null);

    private sealed record PlainCalls(
        string CreateAction,
        string DescribeAction,
        string ModifyAction,
        string DeleteAction,
        ServiceKind Kind,
        Func<PropertyMap, Parameters> Creation,
        Func<CloudAccount, Parameters, string> Create,
        Action<CloudAccount, string> Delete)
    {
        /// <summary>When it is looked at for the first time; null: after the usual time.</summary>
        public TimeSpan? FirstLook { get; init; }

        public string[] CreateRetried { get; init; } = RetryableCodes.None;

        public string[] ModifyRetried { get; init; } = RetryableCodes.None;

        public string[] DeleteRetried { get; init; } = RetryableCodes.None;

        public required Func<string, PropertyMap, Parameters> Modification { get; init; }

        public required Action<CloudAccount, Parameters> Modify { get; init; }

        /// <summary>What its deletion says; null: its id.</summary>
        public Func<string, Parameters>? Deletion { get; init; }

        /// <summary>What a call says that asks about it; null: its id.</summary>
        public Func<string, Parameters>? Asked { get; init; }

        /// <summary>What is asked between the wait for a new one and its tags.</summary>
        public PlainRead[] ReadsBeforeTags { get; init; } = [];

        public bool WaitsForDelete { get; init; } = true;

        /// <summary>Whether a new one gets its tags by a call of their own, whether or not they went with its creation.</summary>
        public bool TagsByCall { get; init; }

        /// <summary>What is asked when it is there.</summary>
        public required PlainRead[] LaterReads { get; init; }

        /// <summary>Whether an update is followed by the same wait and the same reads as a creation.</summary>
        public bool WaitsForUpdate { get; init; }

        public (string Output, string Name)[] ComputedOutputs { get; init; } = [];
    }
}

/// <summary><c>alicloud_security_group_rule</c>: its id is its values.</summary>
public sealed class SecurityGroupRuleType : ResourceType
{
    private const string Describe = "DescribeSecurityGroupAttribute";

    private static readonly string[] _identity =
        ["securityGroupId", "type", "ipProtocol", "portRange", "nicType", "cidrIp", "policy", "priority"];

    public SecurityGroupRuleType()
    {
        Replacing = Set([.. _identity, "ipv6CidrIp", "sourceSecurityGroupId", "sourceGroupOwnerAccount", "prefixListId"]);
        Computed = Set("nicType", "prefixListId");
    }

    public override IEnumerable<TimeSpan> Create(ProviderCall call, NewResource resource)
    {
        var id = IdOf(resource.Inputs);
        var request = Requests.AuthorizeSecurityGroup(resource.Inputs);
        return call.Read(Describe, () => Requests.SecurityGroup(resource.Inputs))
            .Concat(call.Write("AuthorizeSecurityGroup", RetryableCodes.None, request, () =>
            {
                call.For(resource).AuthorizeSecurityGroup(request);
                resource.Id = id;
            }))
            .Concat(call.Read(Describe, () => Requests.RulesOf(resource.Inputs)));
    }

    // The provider sends it twice.
    public override IEnumerable<TimeSpan> Update(ProviderCall call, ChangedResource resource) =>
        (resource.Changed.Count == 0 ? [] : Modify(call, resource).Concat(Modify(call, resource)))
            .Concat(call.Read(Describe, () => Requests.RulesOf(resource.Inputs)));

    public override IEnumerable<TimeSpan> Delete(ProviderCall call, string id, PropertyMap inputs)
    {
        var request = Requests.Rule(inputs);
        return call.Read(Describe, () => Requests.SecurityGroup(inputs))
            .Concat(call.Write("RevokeSecurityGroup", RetryableCodes.Everything, request, () => call.Account.RevokeSecurityGroup(request)));
    }

    public override bool IsThere(CloudAccount account, string id, PropertyMap inputs) =>
        account.FindRule(Requests.Rule(inputs)) is not null;

    private static IEnumerable<TimeSpan> Modify(ProviderCall call, ChangedResource resource)
    {
        var request = Requests.Rule(resource.Inputs);
        return call.Write("ModifySecurityGroupRule", RetryableCodes.None, request, () => call.Account.ModifySecurityGroupRule(request));
    }

    private static string IdOf(PropertyMap inputs) =>
        string.Join(':', _identity.Select(name => AttributeText.Of(inputs.GetValueOrDefault(name))));
}

/// <summary><c>random_string</c> and <c>random_password</c>: made by the provider itself, without a call.</summary>
public sealed class RandomType : ResourceType
{
    public RandomType() => Replacing = Set(
        "length", "upper", "lower", "numeric", "number", "special", "minUpper", "minLower", "minNumeric", "minSpecial", "overrideSpecial",
        "keepers");

    public override bool IsThere(CloudAccount account, string id, PropertyMap inputs) => true;

    public override IEnumerable<TimeSpan> Create(ProviderCall call, NewResource resource)
    {
        // A second one must not look like the first.
        var suffix = call.Ids.NewSuffix(resource.WishedId);
        resource.Id = resource.WishedId + suffix;
        resource.Computed = PropertyMap.Empty.Add("result", resource.Recorded.Outputs["result"] + suffix);
        yield break;
    }

    public override IEnumerable<TimeSpan> Update(ProviderCall call, ChangedResource resource) => [];

    public override IEnumerable<TimeSpan> Delete(ProviderCall call, string id, PropertyMap inputs) => [];
}
