using System.Globalization;
using SharedBandwidth.Simulation.Provider;
using Xunit;

namespace SharedBandwidth.Tests.Simulation.Provider;

/// <summary>Which calls the provider makes for one operation, and when, where the service itself takes no time.</summary>
public sealed class CallTests
{
    public static TheoryData<string, string> Rows => new()
    {
        { "CreateNatGateway", "0 CreateNatGateway, 5 DescribeNatGateways, 5 DescribeNatGateways, 5 ListTagResources" },
        {
            "CreateNatGateway with tags and protection",
            "0 CreateNatGateway, 5 DescribeNatGateways, 5 TagResources, 5 DeletionProtection, 5 DescribeNatGateways, 5 ListTagResources"
        },
        {
            "CreateNatGateway without protection and with no tag",
            "0 CreateNatGateway, 5 DescribeNatGateways, 5 DescribeNatGateways, 5 ListTagResources"
        },
        { "ModifyNatGatewayAttribute", "0 ModifyNatGatewayAttribute, 5 DescribeNatGateways, 5 DescribeNatGateways, 5 ListTagResources" },
        { "ModifyNatGatewaySpec", "0 ModifyNatGatewaySpec, 5 DescribeNatGateways, 5 DescribeNatGateways, 5 ListTagResources" },
        { "UpdateNatGatewayNatType", "0 UpdateNatGatewayNatType, 5 DescribeNatGateways, 5 DescribeNatGateways, 5 ListTagResources" },
        { "TagResources", "0 TagResources, 0 DescribeNatGateways, 0 ListTagResources" },
        { "UnTagResources", "0 UnTagResources, 0 DescribeNatGateways, 0 ListTagResources" },
        { "TagResources with other values", "0 UnTagResources, 0 TagResources, 0 DescribeNatGateways, 0 ListTagResources" },
        { "DeletionProtection", "0 DeletionProtection, 0 DescribeNatGateways, 0 ListTagResources" },
        { "DescribeNatGateways", "0 DescribeNatGateways, 0 ListTagResources" },
        { "DeleteNatGateway", "0 DeleteNatGateway, 5 DescribeNatGateways" },

        { "AllocateEipAddress", "0 AllocateEipAddress, 5 DescribeEipAddresses, 5 DescribeEipAddresses" },
        {
            "AllocateEipAddress with tags and protection",
            "0 AllocateEipAddress, 5 DescribeEipAddresses, 5 TagResources, 5 DeletionProtection, 5 DescribeEipAddresses"
        },
        { "ModifyEipAddressAttribute", "0 ModifyEipAddressAttribute, 5 DescribeEipAddresses, 5 DescribeEipAddresses" },
        { "ReleaseEipAddress", "0 ReleaseEipAddress, 5 DescribeEipAddresses" },

        { "AssociateEipAddress", "0 AssociateEipAddress, 0 DescribeEipAddresses" },
        { "UnassociateEipAddress", "0 UnassociateEipAddress, 5 DescribeEipAddresses" },

        { "CreateForwardEntry", "0 CreateForwardEntry, 5 DescribeForwardTableEntries, 5 DescribeForwardTableEntries" },
        { "ModifyForwardEntry", "0 ModifyForwardEntry, 5 DescribeForwardTableEntries, 5 DescribeForwardTableEntries" },
        { "DeleteForwardEntry", "0 DeleteForwardEntry, 5 DescribeForwardTableEntries" },
        { "CreateSnatEntry", "0 CreateSnatEntry, 5 DescribeSnatTableEntries, 5 DescribeSnatTableEntries" },
        { "ModifySnatEntry", "0 ModifySnatEntry, 5 DescribeSnatTableEntries, 5 DescribeSnatTableEntries" },
        { "DeleteSnatEntry", "0 DeleteSnatEntry, 5 DescribeSnatTableEntries" },

        {
            "CreateCommonBandwidthPackage",
            "0 CreateCommonBandwidthPackage, 5 DescribeCommonBandwidthPackages, 5 DescribeCommonBandwidthPackages, 5 ListTagResources"
        },
        {
            "CreateCommonBandwidthPackage with tags and protection",
            "0 CreateCommonBandwidthPackage, 5 DescribeCommonBandwidthPackages, 5 TagResources, 5 DeletionProtection, "
                + "5 DescribeCommonBandwidthPackages, 5 ListTagResources"
        },
        {
            "ModifyCommonBandwidthPackageSpec",
            "0 ModifyCommonBandwidthPackageSpec, 5 DescribeCommonBandwidthPackages, 5 DescribeCommonBandwidthPackages, 5 ListTagResources"
        },
        {
            "ModifyCommonBandwidthPackageAttribute",
            "0 ModifyCommonBandwidthPackageAttribute, 0 DescribeCommonBandwidthPackages, 0 ListTagResources"
        },
        { "DeleteCommonBandwidthPackage", "0 DeleteCommonBandwidthPackage, 15 DescribeCommonBandwidthPackages" },
        {
            "AddCommonBandwidthPackageIp",
            "0 AddCommonBandwidthPackageIp, 5 DescribeCommonBandwidthPackages, 5 DescribeCommonBandwidthPackages, 5 DescribeEipAddresses"
        },
        { "RemoveCommonBandwidthPackageIp", "0 RemoveCommonBandwidthPackageIp, 5 DescribeCommonBandwidthPackages" },

        { "CreateVpc", "0 CreateVpc, 5 DescribeVpcAttribute, 5 DescribeRouteTableList, 5 DescribeVpcAttribute, 5 DescribeRouteTableList" },
        { "ModifyVpcAttribute", "0 ModifyVpcAttribute, 5 DescribeVpcAttribute, 5 DescribeVpcAttribute, 5 DescribeRouteTableList" },
        { "DeleteVpc", "0 DeleteVpc, 5 DescribeVpcAttribute" },
        { "CreateVSwitch", "0 CreateVSwitch, 0 DescribeVSwitchAttributes, 0 DescribeVSwitchAttributes" },
        { "ModifyVSwitchAttribute", "0 ModifyVSwitchAttribute, 0 DescribeVSwitchAttributes, 0 DescribeVSwitchAttributes" },
        { "DeleteVSwitch", "0 DeleteVSwitch, 0 DescribeVSwitchAttributes" },
        {
            "CreateSecurityGroup",
            "0 CreateSecurityGroup, 0 DescribeSecurityGroupAttribute, 0 DescribeSecurityGroups, 0 DescribeSecurityGroupAttribute"
        },
        { "DeleteSecurityGroup", "0 DeleteSecurityGroup" },
        { "AuthorizeSecurityGroup", "0 DescribeSecurityGroupAttribute, 0 AuthorizeSecurityGroup, 0 DescribeSecurityGroupAttribute" },
        { "ModifySecurityGroupRule", "0 ModifySecurityGroupRule, 0 ModifySecurityGroupRule, 0 DescribeSecurityGroupAttribute" },
        { "RevokeSecurityGroup", "0 DescribeSecurityGroupAttribute, 0 RevokeSecurityGroup" },
        {
            "RunInstances",
            "0 RunInstances, 10 DescribeInstances, 10 DescribeInstances, 10 DescribeDisks, 10 DescribeUserData, "
                + "10 DescribeNetworkInterfaces, "
                + "10 DescribeNetworkInterfaces, 10 DescribeInstanceMaintenanceAttributes, 10 DescribeInstanceAttribute, "
                + "10 DescribeInstanceAttachmentAttributes, 10 DescribeInstances"
        },
        { "DeleteInstance", "0 DeleteInstance, 10 DescribeInstances" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_operation_is_these_calls_at_these_seconds(string operation, string calls)
    {
        var played = Operations.Of(operation).Play();

        Assert.Null(played.Failure);
        Assert.Equal(calls, string.Join(
            ", ", played.Calls.Select(call => string.Create(CultureInfo.InvariantCulture, $"{call.At.TotalSeconds} {call.Action}"))));
    }

    [Fact]
    public void Every_operation_is_in_the_table() =>
        Assert.Equal(Operations.All.Select(operation => operation.Name), Rows.Select(row => (string)row[0]));

    [Fact]
    public void A_wait_looks_every_five_seconds_until_it_is_done()
    {
        var account = new AccountInTime();

        var played = Operations.Of("CreateNatGateway").PlayIn(account);

        // A request takes half a second, and a gateway two minutes from when its creation was answered.
        var looks = played.Calls.Where(call => call.Action == "DescribeNatGateways").Select(call => call.At.TotalSeconds).ToArray();
        Assert.Equal([.. Enumerable.Range(0, 22).Select(n => 6 + (5.5 * n)), 122], looks);
    }

    [Fact]
    public void A_wait_ends_at_the_resources_timeout()
    {
        var account = new AccountInTime();

        var played = account.Play(Operations.Of("CreateNatGateway").Do, TimeSpan.FromSeconds(90));

        Assert.Equal(("DescribeNatGateways", "timeout"), (played.Failure?.Action, played.Failure?.Refusal.Code));
        Assert.Contains("1.5 minutes", played.Failure?.Refusal.Message, StringComparison.Ordinal);
        Assert.InRange(played.Duration, TimeSpan.FromSeconds(85), TimeSpan.FromSeconds(90));
        Assert.True(account.Cloud.Exists("ngw-2"));
    }

    [Fact]
    public void An_association_ends_while_the_EIP_is_still_Associating()
    {
        var account = new AccountInTime();

        Operations.Of("AssociateEipAddress").PlayIn(account);

        Assert.False(account.Cloud.IsReady("eip-2"));
        Assert.Equal("ngw-1", account.Cloud.EipOf("eip-2").GatewayId);
    }

    [Fact]
    public void An_EIP_may_still_be_BINDING_when_its_attachment_ends()
    {
        var account = new AccountInTime(new() { BindEip = TimeSpan.FromMinutes(1) });

        Operations.Of("AddCommonBandwidthPackageIp").PlayIn(account);

        Assert.False(account.Cloud.IsReady("eip-2"));
    }

    [Theory]
    [InlineData("CreateNatGateway with tags and protection", "ngw-2", "{}")]
    [InlineData("AllocateEipAddress with tags and protection", "eip-3", "{}")]
    [InlineData("CreateCommonBandwidthPackage with tags and protection", "cbwp-2", "{team: web}")]
    public void What_has_a_call_of_its_own_is_not_there_when_that_call_fails_but_a_packages_tags_are(
        string operation, string id, string tags)
    {
        var account = Operations.Of(operation).Account();

        var played = Operations.Of(operation).PlayIn(account, ("TagResources", "Forbidden.RAM"));

        Assert.Equal("TagResources", played.Failure?.Action);
        Assert.True(account.Cloud.Exists(id));
        var made = account.Cloud.Find(id)!;
        Assert.Equal((tags, false), ($"{{{string.Join(", ", made.Tags.Select(tag => $"{tag.Key}: {tag.Value}"))}}}", made.IsProtected));
    }

    [Fact]
    public void A_call_that_asks_is_told_apart_from_one_that_writes()
    {
        var calls = Operations.All.SelectMany(operation => operation.Play().Calls).ToList();

        Assert.All(calls, call =>
            Assert.Equal(call.Action.StartsWith("Describe", StringComparison.Ordinal) || call.Action == "ListTagResources", call.IsRead));
    }

    [Fact]
    public void A_random_value_needs_no_call_and_a_second_one_is_another()
    {
        var type = ResourceTypes.Of("random:index/randomString:RandomString");
        var account = new AccountInTime();
        var (first, second) = (Operations.NewRandom(), Operations.NewRandom());

        var played = account.Play(call => type.Create(call, first).Concat(type.Create(call, second)), TimeSpan.FromMinutes(5));

        Assert.Empty(played.Calls);
        Assert.NotEqual(first.Id, second.Id);
        Assert.NotEqual(first.Computed["result"], second.Computed["result"]);
    }
}
