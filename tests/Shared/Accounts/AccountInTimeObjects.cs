using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;
using PropertyMap = System.Collections.Immutable.ImmutableSortedDictionary<string, object>;

namespace SharedBandwidth.Tests;

/// <summary>
/// Calls that create, for objects whose ids the test says, with what they ask for under the names of inputs. <c>ngw-N</c> has the tables
/// <c>ftb-N</c> and <c>stb-N</c>, <c>eip-N</c> the IP 47.0.0.N.
/// </summary>
internal static class NamedObjects
{
    public static string CreateNatGateway(this CloudAccount cloud, string id, PropertyMap inputs) =>
        cloud.Named(id, ("forwardTableIds", $"ftb-{Number(id)}"), ("snatTableIds", $"stb-{Number(id)}"))
            .CreateNatGateway(Requests.CreateNatGateway(inputs));

    public static string AllocateEipAddress(this CloudAccount cloud, string id, PropertyMap inputs) =>
        cloud.Named(id, ("ipAddress", AccountInTime.IpOf(id))).AllocateEipAddress(Requests.AllocateEipAddress(inputs));

    public static string CreateCommonBandwidthPackage(this CloudAccount cloud, string id, PropertyMap inputs) =>
        cloud.Named(id).CreateCommonBandwidthPackage(Requests.CreatePackage(inputs));

    public static string CreateForwardEntry(this CloudAccount cloud, string id, PropertyMap inputs) =>
        cloud.Named(id).CreateForwardEntry(Requests.CreateForwardEntry(inputs));

    public static void ModifyForwardEntry(this CloudAccount cloud, string id, PropertyMap inputs) =>
        cloud.ModifyForwardEntry(Requests.ModifyForwardEntry(id, inputs, isRenamed: inputs.ContainsKey("forwardEntryName")));

    public static string CreateSnatEntry(this CloudAccount cloud, string id, PropertyMap inputs) =>
        cloud.Named(id).CreateSnatEntry(Requests.CreateSnatEntry(inputs));

    public static void ModifySnatEntry(this CloudAccount cloud, string id, PropertyMap inputs) =>
        cloud.ModifySnatEntry(Requests.ModifySnatEntry(id, inputs, inputs.Keys.ToHashSet(StringComparer.Ordinal)));

    public static string CreateVpc(this CloudAccount cloud, string id, PropertyMap inputs) =>
        cloud.Named(id).CreateVpc(Requests.CreateVpc(inputs));

    public static void ModifyVpc(this CloudAccount cloud, string id, PropertyMap changes) =>
        cloud.ModifyVpcAttribute(Requests.ModifyVpc(id, changes));

    public static void ModifyEipAddressAttribute(this CloudAccount cloud, string id, PropertyMap changes) =>
        cloud.ModifyEipAddressAttribute(Requests.ModifyEipAddress(id, changes, changes));

    /// <summary>By the action that changes this.</summary>
    public static void ModifyNatGateway(this CloudAccount cloud, string id, PropertyMap changes)
    {
        var request = Requests.ModifyNatGateway(id, changes);
        if (changes.ContainsKey("vswitchId"))
        {
            cloud.UpdateNatGatewayNatType(request);
        }
        else
        {
            cloud.ModifyNatGatewayAttribute(request);
        }
    }

    public static void ModifyCommonBandwidthPackage(this CloudAccount cloud, string id, PropertyMap changes) =>
        cloud.ModifyCommonBandwidthPackageSpec(Requests.ModifyPackage(id, changes));

    public static string CreateVSwitch(this CloudAccount cloud, string id, PropertyMap inputs) =>
        cloud.Named(id).CreateVSwitch(Requests.CreateVSwitch(inputs));

    public static string CreateSecurityGroup(this CloudAccount cloud, string id, PropertyMap inputs) =>
        cloud.Named(id).CreateSecurityGroup(Requests.CreateSecurityGroup(inputs));

    public static string RunInstances(this CloudAccount cloud, string id, PropertyMap inputs) =>
        cloud.Named(id).RunInstances(Requests.RunInstances(inputs));

    private static CloudAccount Named(this CloudAccount cloud, string id, params (string Name, object Value)[] outputs)
    {
        ((RecordedIds)cloud.Ids).For(new RecordedResource
        {
            Key = new ResourceKey("alicloud:test:It", id),
            Parent = null,
            ReadId = null,
            Inputs = PropertyMap.Empty,
            Outputs = AccountInTime.Map([("id", id), .. outputs]),
            Options = new RecordedOptions(),
            IsComponent = false,
        });
        return cloud;
    }

    private static string Number(string id) => id[(id.IndexOf('-', StringComparison.Ordinal) + 1)..];
}
