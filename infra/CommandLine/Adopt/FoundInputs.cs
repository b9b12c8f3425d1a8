using System.Collections.Immutable;
using SharedBandwidth.Adoption;
using SharedBandwidth.Planning.Values;
using SharedBandwidth.Simulation.Recording;
using PropertyMap = System.Collections.Immutable.ImmutableSortedDictionary<string, object>;

namespace SharedBandwidth.CommandLine.Adopt;

/// <summary>
/// The inputs that an imported resource has: the program's, with what the account says instead. What the list does not say, and what the
/// provider does not read back, counts as the program has it.
/// </summary>
internal static class FoundInputs
{
    private const string Protection = "securityProtectionTypes";
    private const string AddressPool = "publicIpAddressPoolId";
    private const string PrivateLink = "privateLinkEnabled";

    /// <summary>Inputs that no stack has, that the provider reads back, and whose absence has an object made anew.</summary>
    public static ImmutableArray<string> Unsayable => [Protection, AddressPool, PrivateLink];

    public static PropertyMap Of(RecordedResource resource, FoundGateway gateway) => Common(resource, gateway, "natGatewayName")
        .Found("internetChargeType", gateway.InternetChargeType)
        .Found("paymentType", gateway.PaymentType)
        .Found("specification", gateway.InternetChargeType == GatewayChargeType.PayBySpec.Text ? gateway.Specification : "")
        .Found("eipBindMode", gateway.EipBindMode)
        .Found("vswitchId", gateway.VswitchId)
        .Found("icmpReplyEnabled", gateway.IcmpReplyEnabled)
        .And(PrivateLink, gateway.IsPrivateLinkEnabled ? true : null);

    public static PropertyMap Of(RecordedResource resource, FoundPackage package) => Common(resource, package, "bandwidthPackageName")
        .Found("bandwidth", Number(package.BandwidthMbps))
        .Found("internetChargeType", package.InternetChargeType)
        .Found("isp", package.Isp)
        .Found("ratio", package.RatioPercent is { } ratio ? (double)ratio : null)
        .Found("resourceGroupId", package.ResourceGroupId)
        .And(Protection, ListOf(package.SecurityProtectionTypes));

    public static PropertyMap Of(RecordedResource resource, FoundEip eip) => Common(resource, eip, "addressName")
        .Found("bandwidth", Number(eip.BandwidthMbps))
        .Found("internetChargeType", eip.InternetChargeType)
        .Found("paymentType", eip.PaymentType)
        .Found("isp", eip.Isp)
        .Found("resourceGroupId", eip.ResourceGroupId)
        .And(Protection, ListOf(eip.SecurityProtectionTypes))
        .And(AddressPool, eip.AddressPoolId);

    public static PropertyMap Of(RecordedResource resource, FoundForwardEntry entry) => resource.Inputs
        .SetItem("forwardEntryName", entry.Name)
        .Found("internalIp", resource.PropertyDependencies.ContainsKey("internalIp") ? null : entry.InternalIp)
        .Found("externalPort", PortRange.Parse(entry.ExternalPort)?.ToString() ?? entry.ExternalPort)
        .Found("internalPort", PortRange.Parse(entry.InternalPort)?.ToString() ?? entry.InternalPort)
        .Found("ipProtocol", Protocol.Parse(entry.Protocol)?.Text ?? entry.Protocol);

    public static PropertyMap Of(RecordedResource resource, FoundSnatEntry entry) => resource.Inputs.SetItem("snatEntryName", entry.Name);

    private static PropertyMap Common(RecordedResource resource, FoundObject found, string name)
    {
        // An empty name and the absence of one are one to the service.
        var inputs = resource.Inputs.SetItem(name, found.Name);
        inputs = found.Description.Length > 0 || inputs.ContainsKey("description")
            ? inputs.SetItem("description", found.Description)
            : inputs;
        inputs = found.DeletionProtection is { } isProtected ? inputs.SetItem("deletionProtection", isProtected) : inputs;
        return found.Tags.IsEmpty && !inputs.ContainsKey("tags")
            ? inputs
            : inputs.SetItem("tags", found.Tags.ToImmutableDictionary(tag => tag.Key, tag => (object)tag.Value));
    }

    private static string Number(int? mbps) => mbps is { } number ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : "";

    private static object[]? ListOf(ImmutableArray<string> texts) => texts.IsEmpty ? null : [.. texts];

    private static PropertyMap And(this PropertyMap inputs, string name, object? value) =>
        value is null or "" ? inputs : inputs.SetItem(name, value);

    // Only of what the program says itself.
    private static PropertyMap Found(this PropertyMap inputs, string name, object? value) =>
        value is null or "" || !inputs.ContainsKey(name) ? inputs : inputs.SetItem(name, value);
}
