using SharedBandwidth.Cloud;

namespace SharedBandwidth.Simulation.Provider;

/// <summary>
/// Types of which a creation is one call and a wait: VPC, vSwitch, security group, ECS instance. Tags go with the call, and of the reads
/// that the provider makes afterwards those of an instance are left out.
/// </summary>
public sealed class PlainType : ResourceType
{
    private readonly PlainCalls _calls;

    private PlainType(PlainCalls calls) => _calls = calls;

    /// <summary><c>alicloud_vpc</c>.</summary>
    public static PlainType Network() => new(new PlainCalls(
        "CreateVpc", "DescribeVpcAttribute", "ModifyVpcAttribute", "DeleteVpc",
        (account, id, inputs) => account.CreateVpc(id, inputs),
        (account, id) => account.DeleteVpc(id))
    {
        CreateRetried = RetryableCodes.CreateVpc,
        ModifyRetried = RetryableCodes.ModifyVpc,
        DeleteRetried = RetryableCodes.DeleteVpc,
        Modify = (account, id, changes) => account.ModifyVpc(id, changes),
        LaterReads = ["DescribeVpcAttribute", "DescribeRouteTableList"],
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
        (account, id, inputs) => account.CreateVSwitch(id, inputs),
        (account, id) => account.DeleteVSwitch(id))
    {
        FirstLook = TimeSpan.Zero,
        CreateRetried = RetryableCodes.CreateVSwitch,
        ModifyRetried = RetryableCodes.ModifyVSwitch,
        DeleteRetried = RetryableCodes.DeleteVSwitch,
        LaterReads = ["DescribeVSwitchAttributes"],
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
        (account, id, inputs) => account.CreateSecurityGroup(id, inputs),
        (account, id) => account.DeleteSecurityGroup(id))
    {
        FirstLook = TimeSpan.Zero,
        DeleteRetried = RetryableCodes.DeleteSecurityGroup,
    })
    {
        Replacing = Set("vpcId", "securityGroupType"),
        Computed = Set("vpcId", "securityGroupType", "securityGroupName", "innerAccessPolicy", "resourceGroupId"),
        DeleteTimeout = TimeSpan.FromMinutes(10),
    };

    /// <summary><c>alicloud_instance</c>.</summary>
    public static PlainType Instance() => new(new PlainCalls(
        "RunInstances", "DescribeInstances", "ModifyInstanceAttribute", "DeleteInstance",
        (account, id, inputs) => account.RunInstances(id, inputs),
        (account, id) => account.DeleteInstance(id))
    {
        FirstLook = TimeSpan.FromSeconds(10),
        CreateRetried = RetryableCodes.RunInstances,
        DeleteRetried = RetryableCodes.DeleteInstance,
        ComputedOutputs = ["privateIp"],
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
                // What the service computes is wished as the model answered it; another may have that already.
                string[] computed =
                [
                    .. _calls.ComputedOutputs.Where(name => resource.Recorded.Outputs.ContainsKey(name) && !resource.Inputs.ContainsKey(name)),
                ];
                var wished = computed.Aggregate(resource.Inputs, (inputs, name) => inputs.Add(name, resource.Recorded.Outputs[name]));
                resource.Id = _calls.Create(call.Account, resource.WishedId, wished);
                var made = call.Account.AttributesOf(resource.Id)!;
                resource.Computed = computed.Aggregate(PropertyMap.Empty, (outputs, name) => outputs.Add(name, made[name]));
            })
            .Concat(call.Poll(_calls.DescribeAction, () => call.Account.IsReady(resource.Id!), _calls.FirstLook))
            .Concat(_calls.LaterReads.SelectMany(call.Read));

    public override IEnumerable<TimeSpan> Update(ProviderCall call, ChangedResource resource) =>
        (resource.Changed.Count == 0
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
        Func<CloudAccount, string, PropertyMap, string> Create,
        Action<CloudAccount, string> Delete)
    {
        /// <summary>When it is looked at for the first time; null: after the usual time.</summary>
        public TimeSpan? FirstLook { get; init; }

        public string[] CreateRetried { get; init; } = RetryableCodes.None;

        public string[] ModifyRetried { get; init; } = RetryableCodes.None;

        public string[] DeleteRetried { get; init; } = RetryableCodes.None;

        public Action<CloudAccount, string, PropertyMap> Modify { get; init; } = (account, id, changes) => account.SetAttributes(id, changes);

        /// <summary>What is asked when it is there.</summary>
        public string[] LaterReads { get; init; } = [];

        /// <summary>Whether an update is followed by the same wait and the same reads as a creation.</summary>
        public bool WaitsForUpdate { get; init; }

        public string[] ComputedOutputs { get; init; } = [];
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
                call.Account.AuthorizeSecurityGroup(id, resource.Inputs);
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
            .Concat(call.Write("RevokeSecurityGroup", RetryableCodes.Everything, () => call.Account.RevokeSecurityGroup(id)));

    private static IEnumerable<TimeSpan> Modify(ProviderCall call, ChangedResource resource) =>
        call.Write(
            "ModifySecurityGroupRule",
            RetryableCodes.None,
            () => call.Account.SetAttributes(resource.Id, resource.Of([.. resource.Changed])));

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
        var suffix = call.Account.NewSuffix(resource.WishedId);
        resource.Id = resource.WishedId + suffix;
        resource.Computed = PropertyMap.Empty.Add("result", resource.Recorded.Outputs["result"] + suffix);
        yield break;
    }

    public override IEnumerable<TimeSpan> Update(ProviderCall call, ChangedResource resource) => [];

    public override IEnumerable<TimeSpan> Delete(ProviderCall call, string id, PropertyMap inputs) => [];
}
