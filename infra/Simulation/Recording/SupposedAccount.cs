using System.Globalization;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Simulation.Recording;

/// <summary>
/// An account in which everything that a plan takes for existing does exist and fits. It answers look-ups; what it supposes, it says.
/// </summary>
public sealed class SupposedAccount
{
    // What the service leaves free in a new /24.
    private const int FreeIpsOfNewVswitch = 252;

    private readonly StackPlan _plan;
    private readonly string _region;

    public SupposedAccount(string? region, StackPlan plan)
    {
        _region = region ?? "cn-shanghai";
        _plan = plan;
    }

    private string Zone => $"{_region}-a";

    private string VpcId => _plan.Network.VpcId ?? "vpc-rehearsal";

    private int NeededIps => 1 + _plan.Exposure.AllAddresses.Count();

    /// <summary>What is supposed, one sentence each.</summary>
    public IEnumerable<string> Sentences
    {
        get
        {
            if (_plan.Exposure.Gateway.Exists)
            {
                yield return $"The gateway {_plan.Exposure.Gateway.Id} exists and has no entries that are in the way.";
            }
            else if (_plan.Network.Create is null)
            {
                yield return $"The vSwitch {_plan.Network.VswitchId} is in {_plan.Network.VpcId}, in a zone with enhanced NAT gateways, with {NeededIps} free private IPs.";
            }

            if (_plan.Exposure.Package.Exists)
            {
                yield return $"The package {_plan.Exposure.Package.Id} exists, is of line type {_plan.Exposure.Package.Isp} and large enough.";
            }

            foreach (var address in _plan.Exposure.AllAddresses.Where(a => a.Exists))
            {
                yield return $"The EIP {address.EipId} is pay-as-you-go, of line type {address.Isp}, and used by nothing else.";
            }

            if (_plan.Network.Create is null)
            {
                yield return "No app's server has an EIP of its own.";
            }
        }
    }

    public static object Instances => Result("instances");

    public static object ForwardEntries => Result("entries");

    public static object Images => Result("images", Map(("id", "aliyun_3_x64_20G_alibase_rehearsal.vhd")));

    public static object InstanceTypes => Result("instanceTypes", Map(("id", "ecs.u1-c1m2.large")));

    public object EnhancedNatZones => Result("zones", Map(("zoneId", Zone)), Map(("zoneId", $"{_region}-b")));

    /// <summary>One vSwitch for each /24 that the apps' private IPs are in, after those that the configuration names.</summary>
    public object Vswitches()
    {
        string[] named =
        [
            .. new[] { _plan.Network.VswitchId }.Concat(_plan.Exposure.Outbound?.SnatEntries.Select(e => e.VswitchId) ?? []).OfType<string>().Distinct(),
        ];
        uint[] blocks =
        [
            .. _plan.Exposure.Apps.Select(a => a.PrivateIp is { } ip && Ipv4.TryParse(ip, out var address) ? address & ~255u : 0).Where(block => block > 0).Distinct().Order(),
        ];
        return Result("vswitches", [.. Enumerable.Range(0, Math.Max(named.Length, blocks.Length)).Select(i => Map(
            ("id", i < named.Length ? named[i] : string.Create(CultureInfo.InvariantCulture, $"vsw-rehearsal{i}")),
            ("vpcId", VpcId),
            ("zoneId", Zone),
            ("cidrBlock", i < blocks.Length ? new CidrBlock(blocks[i], 24).ToString() : ""),
            ("availableIpAddressCount", Math.Max(NeededIps, FreeIpsOfNewVswitch))))]);
    }

    /// <summary>The existing gateway that the configuration names; none otherwise.</summary>
    public object Gateways() => _plan.Exposure.Gateway.Id is { } id
        ? Result("gateways", Map(
            ("id", id), ("natGatewayName", id), ("vpcId", VpcId), ("vswitchId", ""), ("status", "Available"),
            ("ipLists", Array.Empty<object>()), ("forwardTableIds", new object[] { TableOf("ftb", id) })))
        : Result("gateways");

    public object Packages() => _plan.Exposure.Package.Id is { } id
        ? Result("packages", Map(
            ("id", id), ("isp", _plan.Exposure.Package.Isp),
            ("bandwidth", (_plan.Exposure.Package.BandwidthMbps ?? _plan.Exposure.Bandwidth.SharedMbps).ToString(CultureInfo.InvariantCulture))))
        : Result("packages");

    public object Eips(ModelAddresses addresses) => Result("addresses", [.. _plan.Exposure.AllAddresses.Where(a => a.EipId is not null).Select(a => Map(
        ("allocationId", a.EipId!), ("id", a.EipId!), ("ipAddress", addresses.PublicIp(a.EipId!)), ("isp", a.Isp), ("paymentType", "PayAsYouGo"),
        ("instanceId", ""), ("instanceType", ""), ("bandwidthPackageId", ""), ("status", "Available")))]);

    /// <summary>Id of a gateway's table: the model names it after the gateway.</summary>
    public static string TableOf(string prefix, string gatewayId) => $"{prefix}-{gatewayId["ngw-".Length..]}";

    private static Dictionary<string, object> Result(string key, params object[] items) => Map((key, items));

    private static Dictionary<string, object> Map(params ReadOnlySpan<(string Key, object Value)> entries)
    {
        var map = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
        {
            map.Add(key, value);
        }

        return map;
    }
}
