using System.Net;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Account;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Network;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Simulation.Recording;

/// <summary>An account in which everything that a plan takes for existing does exist and fits; what it supposes, it says.</summary>
public sealed class SupposedAccount : IAccount
{
    // What the service leaves free in a new /24.
    private const int FreeIpsOfNewVswitch = 252;

    private string _region = "";

    /// <summary>The IPs of the plan that was asked about; null: none was, because it has errors.</summary>
    public ModelAddresses? Addresses { get; private set; }

    private string Zone => ZoneName.Of(_region, 'a');

    public Task<AccountFacts> ReadAsync(StackPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _region = plan.Place.Region!;
        Addresses = new ModelAddresses(plan);
        var exposure = plan.Exposure;
        var vpcId = plan.Network.VpcId?.Text ?? "vpc-rehearsal";
        return Task.FromResult(new AccountFacts
        {
            EnhancedNatZones = exposure.Gateway.Exists || plan.Network.Create is { ZoneId: null }
                ? null
                : [plan.Network.Create?.ZoneId ?? Zone],
            Vswitches = plan.Network.VpcId is null ? null : [.. Vswitches(plan, vpcId)],
            Gateways = exposure.Gateway.Id?.Text is { } gatewayId ? [new GatewayFacts(gatewayId, gatewayId, vpcId, "", [])] : [],
            Package = exposure.Package.Id?.Text is { } packageId
                ? new PackageFacts(
                    packageId,
                    exposure.Package.Isp.Text,
                    (int)(exposure.Package.BandwidthMbps ?? exposure.Bandwidth.SharedMbps))
                : null,
            Eips =
            [
                .. from address in exposure.AllAddresses
                   let id = address.EipId?.Text
                   where id is not null
                   select new EipFacts(id, Addresses.PublicIp(id), address.Isp.Text, PaymentType.PayAsYouGo.Text, "", "", ""),
            ],
        });
    }

    public Task<ServerChoice> ChooseServersAsync(CreateNetworkSpec create)
    {
        ArgumentNullException.ThrowIfNull(create);
        return Task.FromResult(ServerChoice.Of(
            create,
            create.ZoneId ?? Zone,
            create.InstanceType ?? "ecs.u1-c1m2.large",
            create.ImageId ?? "aliyun_3_x64_20G_alibase_rehearsal.vhd"));
    }

    /// <summary>What is supposed of a plan without errors, one sentence each.</summary>
    public static IEnumerable<string> Sentences(StackPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var exposure = plan.Exposure;
        if (exposure.Gateway.Exists)
        {
            yield return $"The gateway {Named(exposure.Gateway.Id!)} exists, has room for the addresses and no entries that are "
                + "in the way.";
        }
        else if (plan.Network.Create is null)
        {
            yield return $"The vSwitch {Named(plan.Network.VswitchId!)} is in {Vpc(plan)}, in a zone with enhanced NAT gateways, "
                + $"with {NeededIps(plan)} free private IPs.";
        }

        else if (plan.Network.Create.ZoneId is { } zone)
        {
            var type = plan.Network.Create.InstanceType is { } given ? $" of {given}" : "";
            yield return $"The zone {zone} has enhanced NAT gateways{(plan.Servers.IsEmpty ? "" : $", and servers{type}")}.";
        }

        if (exposure.Package.Exists)
        {
            yield return $"The package {Named(exposure.Package.Id!)} exists, is of line type {exposure.Package.Isp} and large enough.";
        }

        foreach (var address in exposure.AllAddresses.Where(a => a.Exists))
        {
            yield return $"The EIP {Named(address.EipId!)} is pay-as-you-go, of line type {address.Isp}, and used by nothing else.";
        }

        if (plan.Network.Create is null)
        {
            yield return "No app's server has an EIP of its own.";
        }

        if (!plan.EncryptedPaths.IsEmpty)
        {
            yield return $"What is kept encrypted is right, though the rehearsal has no key to it: {Sentence.And(plan.EncryptedPaths)}.";
        }
    }

    // What is encrypted has no name, but a place in the file.
    private static string Named(Knowable known) => known.Text ?? $"of {known.Path}";

    private static string Vpc(StackPlan plan) => $"{(plan.Network.VpcId!.Text is null ? "the VPC " : "")}{Named(plan.Network.VpcId)}";

    private static int NeededIps(StackPlan plan) => 1 + plan.Exposure.AllAddresses.Count();

    // One vSwitch for each /24 that the apps' private IPs are in, after those that the configuration names.
    private IEnumerable<VswitchFacts> Vswitches(StackPlan plan, string vpcId)
    {
        var outbound = plan.Exposure.Outbound?.SnatEntries.Select(e => e.VswitchId?.Text) ?? [];
        string[] named = [.. outbound.Prepend(plan.Network.VswitchId?.Text).OfType<string>().Distinct()];
        IPNetwork[] blocks =
        [
            .. plan.Exposure.Apps
                .Select(app => app.PrivateIp?.Text is { } text ? Ipv4.Address(text)?.GetAddressBytes() : null)
                .OfType<byte[]>()
                .Select(ip => (First: ip[0], Second: ip[1], Third: ip[2]))
                .Distinct()
                .Order()
                .Select(block => new IPNetwork(new IPAddress([block.First, block.Second, block.Third, 0]), 24)),
        ];
        for (var i = 0; i < Math.Max(named.Length, blocks.Length); i++)
        {
            yield return new VswitchFacts(
                i < named.Length ? named[i] : $"vsw-rehearsal{i}",
                vpcId,
                Zone,
                i < blocks.Length ? blocks[i].ToString() : "",
                Math.Max(NeededIps(plan), FreeIpsOfNewVswitch));
        }
    }
}
