namespace SharedBandwidth.Adoption.Tests;

/// <summary>Inventories written down as lines.</summary>
internal static class Inventories
{
    public static readonly FoundGateway Gateway = new("ngw-1", "edge")
    {
        VpcId = "vpc-1",
        VswitchId = "vsw-1",
        NatType = "Enhanced",
        NetworkType = "internet",
        InternetChargeType = "PayByLcu",
        PaymentType = "PayAsYouGo",
        ForwardTableId = "ftb-1",
        SnatTableId = "stb-1",
    };

    public static readonly FoundPackage Package =
        new("cbwp-1", "edge") { BandwidthMbps = 100, InternetChargeType = "PayByBandwidth", Isp = "BGP" };

    /// <summary>A gateway with a package and these EIPs and entries.</summary>
    public static Inventory Of(FoundEip[] eips, params FoundForwardEntry[] entries) => new()
    {
        Region = "cn-shanghai",
        Gateways = [Gateway],
        Packages = [Package],
        Eips = [.. eips],
        ForwardEntries = [.. entries],
        SnatEntries = [],
    };

    /// <summary>On the gateway and in the package; its IP ends with the number.</summary>
    public static FoundEip Eip(int number, string name = "") => new($"eip-{number}", name)
    {
        IpAddress = $"47.0.0.{number}",
        InstanceId = "ngw-1",
        PackageId = "cbwp-1",
        BandwidthMbps = 5,
        InternetChargeType = "PayByTraffic",
        PaymentType = "PayAsYouGo",
        Isp = "BGP",
    };

    /// <param name="mapping">Such as <c>web: 1:443 10:8443 tcp</c>: the entry's name, the EIP's number and port, the last part of the
    /// private IP and port.</param>
    public static FoundForwardEntry Entry(string mapping)
    {
        var name = mapping[..mapping.IndexOf(": ", StringComparison.Ordinal)];
        var parts = mapping[(name.Length + 2)..].Split(' ', ':');
        return new FoundForwardEntry(
            $"fwd-{name}-{parts[1]}", name, "ftb-1", $"47.0.0.{parts[0]}", parts[1], $"192.168.0.{parts[2]}", parts[3], parts[4]);
    }

    public static FoundSnatEntry Snat(string id, string vswitch, string ips) => new(id, "", "stb-1", vswitch, "192.168.0.0/24", ips);
}
