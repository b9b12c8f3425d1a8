using Pulumi.AliCloud.Vpc;
using Pulumi.Random;
using Xunit;

namespace SharedBandwidth.Tests.Offline;

public sealed class ApiListingTests
{
    public static TheoryData<string, Type> Assemblies => new()
    {
        { "Pulumi", typeof(Pulumi.Resource) },
        { "Pulumi.AliCloud", typeof(NatGateway) },
        { "Pulumi.Random", typeof(RandomPassword) },
    };

#if OFFLINE
    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Everything_a_stand_in_offers_is_in_the_official_listing(string package, Type type) =>
        Assert.Empty(ApiListing.Of(type.Assembly).Except(Listed(package)).Order(StringComparer.Ordinal));
#else
    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Everything_in_the_listing_is_offered_by_the_official_assembly(string package, Type type) =>
        Assert.Empty(Listed(package).Except(ApiListing.Of(type.Assembly)).Order(StringComparer.Ordinal));
#endif

    [Fact]
    public void The_listing_shows_kinds_members_accessors_and_attributes()
    {
        var listing = ApiListing.Of(typeof(Pulumi.Resource).Assembly);

        Assert.Contains("Pulumi.CustomResource = class : Pulumi.Resource", listing);
        Assert.Contains("Pulumi.CustomResource.Id @ Output(id)", listing);
        Assert.Contains("Pulumi.ComponentResource :: protected Void RegisterOutputs()", listing);
        Assert.Contains("Pulumi.Testing.EmptyMocks : Pulumi.Testing.IMocks", listing);
        Assert.DoesNotContain(listing, line => line.Contains("get_", StringComparison.Ordinal));
    }

    private static string[] Listed(string package) =>
        File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Offline", "Api", $"{package}-{Pins.Of(package)}.txt"));
}
