using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Provider;

/// <summary>
/// Types of which a creation is one call and a wait: VPC, vSwitch, security group, ECS instance. Of the reads that the provider makes
/// afterwards those of an instance are left out.
/// </summary>
public sealed class PlainType : ResourceType
{
    private readonly PlainCalls _calls;

    private PlainType(PlainCalls calls) => _calls = calls;

    /// <summary><c>alicloud_vpc</c>.</summary>
    public static PlainType Network() => new(new PlainCalls(
        "CreateVpc", "DescribeVpcAttribute", "ModifyVpcAttribute", "DeleteVpc",
        (account, inputs) => account.CreateVpc(Requests.CreateVpc(inputs)),
        (account, id) => account.DeleteVpc(id))
    {
        CreateRetried = RetryableCodes.CreateVpc,
        ModifyRetried = RetryableCodes.ModifyVpc,
        DeleteRetried = RetryableCodes.DeleteVpc,
        Modify = (account, id, changes) => account.ModifyVpcAttribute(Requests.ModifyVpc(id, changes)),
        LaterReads = ["DescribeVpcAttribute", "DescribeRouteTableList"],
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
        (account, inputs) => account.CreateVSwitch(Requests.CreateVSwitch(inputs)),
        (account, id) => account.DeleteVSwitch(id))
    {
        FirstLook = TimeSpan.Zero,
        CreateRetried = RetryableCodes.CreateVSwitch,
        ModifyRetried = RetryableCodes.ModifyVSwitch,
        Modify = (account, id, changes) => account.ModifyVSwitchAttribute(Requests.ModifyVSwitch(id, changes)),
        DeleteRetried = RetryableCodes.DeleteVSwitch,
        LaterReads = ["DescribeVSwitchAttributes"],
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
        (account, inputs) => account.CreateSecurityGroup(Requests.CreateSecurityGroup(inputs)),
        (account, id) => account.DeleteSecurityGroup(id))
    {
        FirstLook = TimeSpan.Zero,
        DeleteRetried = RetryableCodes.DeleteSecurityGroup,
        Modify = (account, id, changes) => account.ModifySecurityGroupAttribute(Requests.ModifySecurityGroup(id, changes)),
    })
    {
        Replacing = Set("vpcId", "securityGroupType"),
        Computed = Set("vpcId", "securityGroupType", "securityGroupName", "innerAccessPolicy", "resourceGroupId"),
        DeleteTimeout = TimeSpan.FromMinutes(10),
    };

    /// <summary><c>alicloud_instance</c>.</summary>
    public static PlainType Instance() => new(new PlainCalls(
        "RunInstances", "DescribeInstances", "ModifyInstanceAttribute", "DeleteInstance",
        (account, inputs) => account.RunInstances(Requests.RunInstances(inputs)),
        (account, id) => account.DeleteInstance(id))
    {
        FirstLook = TimeSpan.FromSeconds(10),
        CreateRetried = RetryableCodes.RunInstances,
        DeleteRetried = RetryableCodes.DeleteInstance,
        Modify = (account, id, changes) => account.ModifyInstanceAttribute(Requests.ModifyInstance(id, changes)),
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

    public override IEnumerable<TimeSpan> Create(ProviderCall call, NewResource resource) =>
        call.Write(_calls.CreateAction, _calls.CreateRetried, () =>
            {
                resource.Id = _calls.Create(call.For(resource), resource.Inputs);
                var made = call.Account.Find(resource.Id)!;
                resource.Computed = _calls.ComputedOutputs
                    .Where(output => resource.Recorded.Outputs.ContainsKey(output.Output) && !resource.Inputs.ContainsKey(output.Output))
                    .Aggregate(PropertyMap.Empty, (outputs, output) => outputs.Add(output.Output, made.Text(output.Name)!));
            })
            .Concat(call.Poll(_calls.DescribeAction, () => call.Account.IsReady(resource.Id!), _calls.FirstLook))
            .Concat(_calls.TagsByCall ? call.SetExtras(resource) : [])
            .Concat(_calls.LaterReads.SelectMany(call.Read));

    public override IEnumerable<TimeSpan> Update(ProviderCall call, ChangedResource resource) =>
        call.SetExtras(() => resource.Id, resource.Inputs, resource.Changed.Intersect(["tags"])).Concat(resource.Changed.All(name => name == "tags")
                ? []
                : call.Write(
                    _calls.ModifyAction,
                    _calls.ModifyRetried,
                    () => _calls.Modify(call.Account, resource.Id, resource.Of([.. resource.Changed]))))
            .Concat(_calls.WaitsForUpdate
                ? call.Poll(_calls.DescribeAction, () => call.Account.IsReady(resource.Id), _calls.FirstLook)
                : [])
            .Concat(_calls.WaitsForUpdate ? _calls.LaterReads.SelectMany(call.Read) : call.Read(_calls.DescribeAction));

    public override IEnumerable<TimeSpan> Delete(ProviderCall call, string id, PropertyMap inputs) =>
        call.Write(_calls.DeleteAction, _calls.DeleteRetried, () => _calls.Delete(call.Account, id))
            .Concat(call.Poll(_calls.DescribeAction, () => !call.Account.Exists(id), _calls.FirstLook));

    private sealed record PlainCalls(
        string CreateAction,
        string DescribeAction,
        string ModifyAction,
        string DeleteAction,
        Func<CloudAccount, PropertyMap, string> Create,
        Action<CloudAccount, string> Delete)
    {
        /// <summary>When it is looked at for the first time; null: after the usual time.</summary>
        public TimeSpan? FirstLook { get; init; }

        public string[] CreateRetried { get; init; } = RetryableCodes.None;

        public string[] ModifyRetried { get; init; } = RetryableCodes.None;

        public string[] DeleteRetried { get; init; } = RetryableCodes.None;

        public required Action<CloudAccount, string, PropertyMap> Modify { get; init; }

        /// <summary>Whether a new one gets its tags by a call of their own, whether or not they went with its creation.</summary>
        public bool TagsByCall { get; init; }

        /// <summary>What is asked when it is there.</summary>
        public string[] LaterReads { get; init; } = [];

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
        return call.Read(Describe)
            .Concat(call.Write("AuthorizeSecurityGroup", RetryableCodes.None, () =>
            {
                call.For(resource).AuthorizeSecurityGroup(Requests.AuthorizeSecurityGroup(resource.Inputs));
                resource.Id = id;
            }))
            .Concat(call.Read(Describe));
    }

    // The provider sends it twice.
    public override IEnumerable<TimeSpan> Update(ProviderCall call, ChangedResource resource) =>
        (resource.Changed.Count == 0 ? [] : Modify(call, resource).Concat(Modify(call, resource)))
            .Concat(call.Read(Describe));

    public override IEnumerable<TimeSpan> Delete(ProviderCall call, string id, PropertyMap inputs) =>
        call.Read(Describe)
            .Concat(call.Write("RevokeSecurityGroup", RetryableCodes.Everything, () => call.Account.RevokeSecurityGroup(Requests.Rule(inputs))));

    public override bool IsThere(CloudAccount account, string id, PropertyMap inputs) => account.FindRule(Requests.Rule(inputs)) is not null;

    private static IEnumerable<TimeSpan> Modify(ProviderCall call, ChangedResource resource) =>
        call.Write(
            "ModifySecurityGroupRule",
            RetryableCodes.None,
            () => call.Account.ModifySecurityGroupRule(Requests.Rule(resource.Inputs)));

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
