using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;
using Xunit;
using static SharedBandwidth.Tests.AccountInTime;

namespace SharedBandwidth.Tests.Simulation.Provider;

/// <summary>What a deletion leaves in the account, and what is not known at all.</summary>
public sealed class ResourceTypeTests
{
    private const string NatGateway = "alicloud:vpc/natGateway:NatGateway";
    private const string Eip = "alicloud:ecs/eipAddress:EipAddress";
    private const string ForwardEntry = "alicloud:vpc/forwardEntry:ForwardEntry";
    private const string Package = "alicloud:vpc/commonBandwithPackage:CommonBandwithPackage";

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
    [MemberData(nameof(Kept))]
    public void What_is_paid_for_in_advance_and_a_package_paid_by_95th_percentile_stay(
        string token, string input, string value, bool isKept) =>
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
        Assert.Contains(
            "it goes on being billed until ",
            ResourceTypes.Of(token).KeptOnDelete(Map((input, value))),
            StringComparison.Ordinal);

    [Fact]
    public void A_type_that_is_not_known_is_refused_by_name()
    {
        var message = Assert.Throws<NotSimulatedException>(() => ResourceTypes.Of("alicloud:oss/bucket:Bucket")).Message;

        Assert.Contains("alicloud:oss/bucket:Bucket", message, StringComparison.Ordinal);
        Assert.Contains(NatGateway, message, StringComparison.Ordinal);
    }
}
