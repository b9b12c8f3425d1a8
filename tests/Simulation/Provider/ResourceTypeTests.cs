using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;
using Xunit;
using static SharedBandwidth.Tests.AccountInTime;

namespace SharedBandwidth.Tests.Simulation.Provider;

/// <summary>What each type's schema says: inputs that force a replacement, inputs that the service fills in, timeouts, and what a deletion leaves.</summary>
public sealed class ResourceTypeTests
{
    private const string NatGateway = "alicloud:vpc/natGateway:NatGateway";
    private const string Eip = "alicloud:ecs/eipAddress:EipAddress";
    private const string Association = "alicloud:ecs/eipAssociation:EipAssociation";
    private const string ForwardEntry = "alicloud:vpc/forwardEntry:ForwardEntry";
    private const string SnatEntry = "alicloud:vpc/snatEntry:SnatEntry";
    private const string Package = "alicloud:vpc/commonBandwithPackage:CommonBandwithPackage";
    private const string Attachment = "alicloud:vpc/commonBandwithPackageAttachment:CommonBandwithPackageAttachment";
    private const string Network = "alicloud:vpc/network:Network";
    private const string Switch = "alicloud:vpc/switch:Switch";
    private const string SecurityGroup = "alicloud:ecs/securityGroup:SecurityGroup";
    private const string SecurityGroupRule = "alicloud:ecs/securityGroupRule:SecurityGroupRule";
    private const string Instance = "alicloud:ecs/instance:Instance";

    public static TheoryData<string, string> Replacing => new()
    {
        { NatGateway, "accessMode instanceChargeType internetChargeType paymentType privateLinkEnabled vpcId" },
        {
            Eip,
            "allocationId highDefinitionMonitorLogStatus instanceChargeType internetChargeType ipAddress isp netmode paymentType publicIpAddressPoolId securityProtectionTypes zone"
        },
        { Association, "allocationId instanceId instanceType privateIpAddress vpcId" },
        { ForwardEntry, "forwardTableId" },
        { SnatEntry, "snatTableId sourceCidr sourceVswitchId" },
        { Package, "internetChargeType isp ratio securityProtectionTypes" },
        { Attachment, "bandwidthPackageId instanceId" },
        { Network, "isDefault userCidrs" },
        { Switch, "availabilityZone cidrBlock vpcId zoneId" },
        { SecurityGroup, "securityGroupType vpcId" },
        {
            SecurityGroupRule,
            "cidrIp ipProtocol ipv6CidrIp nicType policy portRange prefixListId priority securityGroupId sourceGroupOwnerAccount sourceSecurityGroupId type"
        },
        { Instance, "availabilityZone systemDiskCategory" },
    };

    public static TheoryData<string, string> Computed => new()
    {
        {
            NatGateway,
            "deletionProtection eipBindMode icmpReplyEnabled instanceChargeType internetChargeType natGatewayName natType networkType paymentType specification"
        },
        {
            Eip,
            "addressName allocationId bandwidth deletionProtection description highDefinitionMonitorLogStatus instanceChargeType internetChargeType ipAddress isp mode netmode paymentType resourceGroupId zone"
        },
        { Association, "instanceType mode" },
        { ForwardEntry, "forwardEntryName" },
        { SnatEntry, "sourceCidr sourceVswitchId" },
        { Package, "bandwidthPackageName isp ratio resourceGroupId" },
        { Attachment, "bandwidthPackageBandwidth" },
    };

    /// <summary>In minutes: to create, to update, to delete.</summary>
    public static TheoryData<string, int, int, int> Timeouts => new()
    {
        { NatGateway, 10, 10, 10 },
        { Eip, 9, 9, 9 },
        { Association, 5, 5, 5 },
        { ForwardEntry, 5, 5, 5 },
        { SnatEntry, 5, 5, 5 },
        { Package, 5, 5, 5 },
        { Attachment, 5, 5, 5 },
        { Network, 10, 5, 5 },
        { Switch, 5, 5, 10 },
        { SecurityGroup, 5, 5, 10 },
        { Instance, 10, 10, 20 },
    };

    /// <summary>A resource with this input stays when it is deleted.</summary>
    public static TheoryData<string, string, string, bool> Kept => new()
    {
        { NatGateway, "paymentType", "Subscription", true },
        { NatGateway, "paymentType", "PayAsYouGo", false },
        { Eip, "paymentType", "Subscription", true },
        { Eip, "paymentType", "PayAsYouGo", false },
        { Package, "internetChargeType", "PayBy95", true },
        { Package, "internetChargeType", "PayByTraffic", false },
        { Package, "internetChargeType", "PayByBandwidth", false },
        { Package, "internetChargeType", "PayByDominantTraffic", false },
        { ForwardEntry, "paymentType", "Subscription", false },
    };

    [Theory]
    [MemberData(nameof(Replacing))]
    public void A_change_of_these_inputs_and_no_others_replaces_the_resource(string token, string inputs) => Assert.Equal(inputs, Text(ResourceTypes.Of(token).Replacing));

    [Theory]
    [MemberData(nameof(Computed))]
    public void These_inputs_and_no_others_are_filled_in_where_they_are_not_set(string token, string inputs) => Assert.Equal(inputs, Text(ResourceTypes.Of(token).Computed));

    [Theory]
    [MemberData(nameof(Timeouts))]
    public void A_type_has_its_own_timeouts(string token, int create, int update, int delete)
    {
        var type = ResourceTypes.Of(token);

        Assert.Equal((create, update, delete), (type.CreateTimeout.TotalMinutes, type.UpdateTimeout.TotalMinutes, type.DeleteTimeout.TotalMinutes));
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_is_paid_for_in_advance_and_a_package_paid_by_95th_percentile_stay(string token, string input, string value, bool isKept) =>
        Assert.Equal(isKept, ResourceTypes.Of(token).KeptOnDelete(Map((input, value))) is not null);

    [Theory]
    [InlineData(NatGateway)]
    [InlineData(Eip)]
    [InlineData(Package)]
    public void What_says_nothing_about_its_payment_is_deleted(string token) => Assert.Null(ResourceTypes.Of(token).KeptOnDelete(Map()));

    [Theory]
    [InlineData(NatGateway, "paymentType", "Subscription")]
    [InlineData(Eip, "paymentType", "Subscription")]
    [InlineData(Package, "internetChargeType", "PayBy95")]
    public void Why_something_stays_says_that_it_goes_on_being_billed(string token, string input, string value) =>
        Assert.Contains("it goes on being billed until ", ResourceTypes.Of(token).KeptOnDelete(Map((input, value))), StringComparison.Ordinal);

    [Theory]
    [InlineData(NatGateway, true)]
    [InlineData(Package, true)]
    [InlineData(Eip, true)]
    [InlineData(Instance, true)]
    [InlineData(Association, false)]
    [InlineData(ForwardEntry, false)]
    [InlineData(Network, false)]
    public void The_service_charges_for_these(string token, bool isBilled) => Assert.Equal(isBilled, ResourceTypes.IsBilled(token));

    [Fact]
    public void A_type_that_is_not_known_is_refused_by_name()
    {
        var message = Assert.Throws<NotSimulatedException>(() => ResourceTypes.Of("alicloud:oss/bucket:Bucket")).Message;

        Assert.Contains("alicloud:oss/bucket:Bucket", message, StringComparison.Ordinal);
        Assert.Contains(NatGateway, message, StringComparison.Ordinal);
    }

    private static string Text(IEnumerable<string> names) => string.Join(' ', names.Order(StringComparer.Ordinal));
}
