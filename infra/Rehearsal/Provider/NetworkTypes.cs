using System.Collections.Frozen;
using SharedBandwidth.Rehearsal.Cloud;

namespace SharedBandwidth.Rehearsal.Provider;

/// <summary>Types of which a creation is one call and a wait: VPC, vSwitch, security group, ECS instance.</summary>
internal sealed class PlainType : ResourceType
{
    private readonly PlainCalls _calls;

    private PlainType(PlainCalls calls) => _calls = calls;

    /// <summary><c>alicloud_vpc</c>.</summary>
    public static PlainType Network() => new(new PlainCalls(
        "CreateVpc", "DescribeVpcAttribute", "ModifyVpcAttribute", "DeleteVpc", (account, id, inputs) => account.CreateVpc(id, inputs), (account, id) => account.DeleteVpc(id)))
    {
        Replacing = Set("isDefault", "userCidrs"),
        CreateTimeout = TimeSpan.FromMinutes(10),
    };

    /// <summary><c>alicloud_vswitch</c>.</summary>
    public static PlainType Switch() => new(new PlainCalls(
        "CreateVSwitch", "DescribeVSwitchAttributes", "ModifyVSwitchAttribute", "DeleteVSwitch", (account, id, inputs) => account.CreateVSwitch(id, inputs), (account, id) => account.DeleteVSwitch(id))
    {
        FirstLook = TimeSpan.Zero,
        DeleteRetried = Retried.DeleteVSwitch,
    })
    {
        Replacing = Set("vpcId", "cidrBlock", "zoneId", "availabilityZone"),
        DeleteTimeout = TimeSpan.FromMinutes(10),
    };

    /// <summary><c>alicloud_security_group</c>.</summary>
    public static PlainType SecurityGroup() => new(new PlainCalls(
        "CreateSecurityGroup", "DescribeSecurityGroupAttribute", "ModifySecurityGroupAttribute", "DeleteSecurityGroup",
        (account, id, inputs) => account.CreateSecurityGroup(id, inputs),
        (account, id) => account.DeleteSecurityGroup(id))
    {
        FirstLook = TimeSpan.Zero,
        DeleteRetried = Retried.DeleteVSwitch,
    })
    {
        Replacing = Set("vpcId", "securityGroupType"),
        DeleteTimeout = TimeSpan.FromMinutes(10),
    };

    /// <summary><c>alicloud_instance</c>.</summary>
    public static PlainType Instance() => new(new PlainCalls(
        "RunInstances", "DescribeInstances", "ModifyInstanceAttribute", "DeleteInstance", (account, id, inputs) => account.RunInstances(id, inputs), (account, id) => account.DeleteInstance(id))
    {
        FirstLook = TimeSpan.FromSeconds(10),
        ComputedOutputs = ["privateIp"],
    })
    {
        Replacing = Set("availabilityZone"),
        Computed = Set("privateIp", "systemDiskCategory", "availabilityZone"),
        CreateTimeout = TimeSpan.FromMinutes(10),
        UpdateTimeout = TimeSpan.FromMinutes(10),
        DeleteTimeout = TimeSpan.FromMinutes(20),
    };

    public override IEnumerable<TimeSpan> Create(ProviderCall call, NewResource resource) =>
        call.Write(_calls.CreateAction, Retried.None, () =>
            {
                resource.Id = _calls.Create(call.Account, resource.WishedId, resource.Inputs);
                resource.Computed = _calls.ComputedOutputs.Where(name => resource.Recorded.Outputs.ContainsKey(name) && !resource.Inputs.ContainsKey(name))
                    .Aggregate(PropertyMap.Empty, (outputs, name) => outputs.Add(name, resource.Recorded.Outputs[name]));
            })
            .Concat(call.Poll(_calls.DescribeAction, () => call.Account.IsReady(resource.Id!), _calls.FirstLook));

    public override IEnumerable<TimeSpan> Update(ProviderCall call, ChangedResource resource) =>
        (resource.Changed.Count == 0 ? [] : call.Write(_calls.ModifyAction, Retried.None, () => call.Account.SetAttributes(resource.Id, resource.Of([.. resource.Changed]))))
            .Concat(call.Read(_calls.DescribeAction));

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

        public string[] DeleteRetried { get; init; } = Retried.None;

        public string[] ComputedOutputs { get; init; } = [];
    }
}

/// <summary><c>alicloud_security_group_rule</c>: its id is its values.</summary>
internal sealed class SecurityGroupRuleType : ResourceType
{
    private const string Describe = "DescribeSecurityGroupAttribute";

    private static readonly string[] _identity =
        ["securityGroupId", "type", "ipProtocol", "portRange", "nicType", "cidrIp", "policy", "priority"];

    public SecurityGroupRuleType() => Replacing = _identity.ToFrozenSet(StringComparer.Ordinal);

    public override IEnumerable<TimeSpan> Create(ProviderCall call, NewResource resource)
    {
        var id = IdOf(resource.Inputs);
        return call.Read(Describe)
            .Concat(call.Write("AuthorizeSecurityGroup", Retried.None, () =>
            {
                call.Account.AuthorizeSecurityGroup(id, resource.Inputs);
                resource.Id = id;
            }))
            .Concat(call.Read(Describe));
    }

    public override IEnumerable<TimeSpan> Update(ProviderCall call, ChangedResource resource) =>
        (resource.Changed.Count == 0 ? [] : call.Write("ModifySecurityGroupRule", Retried.None, () => call.Account.SetAttributes(resource.Id, resource.Of([.. resource.Changed]))))
            .Concat(call.Read(Describe));

    public override IEnumerable<TimeSpan> Delete(ProviderCall call, string id, PropertyMap inputs) =>
        call.Read(Describe).Concat(call.Write("RevokeSecurityGroup", Retried.None, () => call.Account.RevokeSecurityGroup(id)));

    private static string IdOf(PropertyMap inputs) => string.Join(':', _identity.Select(name => AttributeText.Of(inputs.GetValueOrDefault(name))));
}

/// <summary><c>random_string</c> and <c>random_password</c>: made by the provider itself, without a call.</summary>
internal sealed class RandomType : ResourceType
{
    public RandomType() => Replacing = Set("length", "upper", "lower", "numeric", "number", "special", "minUpper", "minLower", "minNumeric", "minSpecial", "overrideSpecial", "keepers");

    public override bool IsThere(CloudAccount account, string id, PropertyMap inputs) => true;

    public override IEnumerable<TimeSpan> Create(ProviderCall call, NewResource resource)
    {
        resource.Id = call.Account.NewRandom(resource.WishedId);
        // A second one must not look like the first.
        resource.Computed = PropertyMap.Empty.Add("result", resource.Recorded.Outputs["result"] + resource.Id[resource.WishedId.Length..]);
        yield break;
    }

    public override IEnumerable<TimeSpan> Update(ProviderCall call, ChangedResource resource) => [];

    public override IEnumerable<TimeSpan> Delete(ProviderCall call, string id, PropertyMap inputs) => [];
}
