using System.Collections.Immutable;
using System.Globalization;
using Pulumi;
using Pulumi.AliCloud.Ecs;
using Pulumi.AliCloud.Vpc;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Account;
using SharedBandwidth.Planning.Network;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth;

/// <summary>Asks the account what a plan needs to know before anything is created.</summary>
internal sealed class AccountLookup : IAccount
{
    public async Task<AccountFacts> ReadAsync(StackPlan plan)
    {
        var (gateway, network) = (plan.Exposure.Gateway, plan.Network);
        string[] eipIds = [.. plan.Exposure.AllAddresses.Select(a => a.EipId?.Text).OfType<string>()];
        var gateways = await GatewaysAsync(gateway.Id?.Text, network.VpcId).ConfigureAwait(false);
        var existing = gateways.FirstOrDefault(g => g.Id == gateway.Id?.Text);

        // Without a VPC in the configuration, that of the existing gateway is meant.
        var vpcId = network.VpcId ?? existing?.VpcId;
        var eips = eipIds.Length == 0 ? [] : await EipsAsync(new GetEipAddressesArgs { Ids = [.. eipIds] }).ConfigureAwait(false);
        var packageId = plan.Exposure.Package.Id?.Text;
        var found = await PackagesAsync([.. eips.Select(eip => eip.PackageId).Append(packageId).OfType<string>()]).ConfigureAwait(false);
        var package = found.FirstOrDefault(one => one.Id == packageId);
        string[] members = package is null ? [] : [.. OrEmpty(package.PublicIpAddresses).Select(ip => ip.AllocationId)];
        var others = await GatewaysOfAsync(eips, [.. gateways.Select(g => g.Id)]).ConfigureAwait(false);
        return new AccountFacts
        {
            EnhancedNatZones = gateway.Exists || network.Create is { ZoneId: null }
                ? null
                : [.. await EnhancedNatZonesAsync().ConfigureAwait(false)],
            Vswitches = vpcId is null ? null : await VswitchesAsync(plan, vpcId).ConfigureAwait(false),
            Gateways = [.. gateways.Concat(others).Select(g => new GatewayFacts(g.Id, g.NatGatewayName, g.VpcId, g.VswitchId, OrEmpty(g.IpLists)))],
            Package = package is null ? null : FactsOf(package),
            OtherPackages = [.. found.Where(one => one.Id != packageId).Select(FactsOf)],
            Eips = eips,
            ForwardEntries = First(existing?.ForwardTableIds) is { } table ? await ForwardEntriesAsync(table).ConfigureAwait(false) : [],
            SnatEntries = First(existing?.SnatTableIds) is { } snatTable ? await SnatEntriesAsync(snatTable).ConfigureAwait(false) : [],
            GatewayEips = existing is null
                ? []
                : await EipsAsync(new GetEipAddressesArgs { AssociatedInstanceType = "Nat", AssociatedInstanceId = existing.Id })
                    .ConfigureAwait(false),
            PackageEips = members.Length == 0 ? [] : await EipsAsync(new GetEipAddressesArgs { Ids = [.. members] }).ConfigureAwait(false),
            ServersWithEip = vpcId is null ? [] : await ServersWithEipAsync(vpcId).ConfigureAwait(false),
        };
    }

    /// <inheritdoc/>
    /// <exception cref="RunException">The region offers nothing suitable.</exception>
    public async Task<ServerChoice> ChooseServersAsync(CreateNetworkSpec create)
    {
        string[] zones = create.ZoneId is { } zoneId
            ? [zoneId]
            : [.. (await EnhancedNatZonesAsync().ConfigureAwait(false)).Order(StringComparer.Ordinal)];
        var (zone, instanceType) = create.InstanceType is { } given && zones.Length > 0
            ? (zones[0], given)
            : await FirstOfferAsync(zones).ConfigureAwait(false)
                ?? throw new RunException(
                    "network.create: No zone of this region offers both an enhanced NAT gateway and a small server (zones looked at: " +
                    $"{string.Join(", ", zones)}); set zoneId and instanceType.");
        var imageId = create.ImageId
            ?? await NewestImageAsync().ConfigureAwait(false)
            ?? throw new RunException("network.create.imageId: The region offers no Alibaba Cloud Linux 3 image; set imageId.");
        return ServerChoice.Of(create, zone, instanceType, imageId);
    }

    private static async Task<IEnumerable<string>> EnhancedNatZonesAsync()
    {
        var result = await Ask(
            "zones with enhanced NAT gateways", GetEnhancedNatAvailableZones.InvokeAsync(new GetEnhancedNatAvailableZonesArgs()))
            .ConfigureAwait(false);
        // Not result.Ids: the provider fills it with the zones' display names.
        return OrEmpty(result.Zones).Select(zone => zone.ZoneId);
    }

    private static async Task<ImmutableArray<VswitchFacts>> VswitchesAsync(StackPlan plan, string vpcId)
    {
        var ofVpc = await Ask($"vSwitches of {vpcId}", GetSwitches.InvokeAsync(new GetSwitchesArgs { VpcId = vpcId }))
            .ConfigureAwait(false);
        var found = OrEmpty(ofVpc.Vswitches);

        // A vSwitch that is named but not in the VPC is asked for by its id, to say where it is.
        string[] named = [.. (plan.Exposure.Outbound?.SnatEntries.Select(e => e.VswitchId?.Text) ?? []).Append(plan.Network.VswitchId)
            .OfType<string>().Distinct()];
        string[] missing = [.. named.Except(found.Select(v => v.Id))];
        if (missing.Length > 0)
        {
            var byId = await Ask(
                $"vSwitch {string.Join(", ", missing)}", GetSwitches.InvokeAsync(new GetSwitchesArgs { Ids = [.. missing] }))
                .ConfigureAwait(false);
            found = found.AddRange(OrEmpty(byId.Vswitches));
        }

        return [.. found.Select(v => new VswitchFacts(v.Id, v.VpcId, v.ZoneId, v.CidrBlock, v.AvailableIpAddressCount))];
    }

    private static async Task<ImmutableArray<Pulumi.AliCloud.Vpc.Outputs.GetNatGatewaysGatewayResult>> GatewaysAsync(
        string? gatewayId, string? vpcId)
    {
        if (gatewayId is null && vpcId is null)
        {
            return [];
        }

        var args = gatewayId is null
            ? new GetNatGatewaysArgs { VpcId = vpcId, EnableDetails = true }
            : new GetNatGatewaysArgs { Ids = [gatewayId], EnableDetails = true };
        var result = await Ask("NAT gateways", GetNatGateways.InvokeAsync(args)).ConfigureAwait(false);
        return OrEmpty(result.Gateways);
    }

    // An EIP that is on a gateway already: whose that is, its name tells.
    private static async Task<ImmutableArray<Pulumi.AliCloud.Vpc.Outputs.GetNatGatewaysGatewayResult>> GatewaysOfAsync(
        ImmutableArray<EipFacts> eips, string[] known)
    {
        string[] ids = [.. eips.Where(eip => eip.IsOnGateway).Select(eip => eip.InstanceId).Distinct().Except(known)];
        if (ids.Length == 0)
        {
            return [];
        }

        var result = await Ask("NAT gateways", GetNatGateways.InvokeAsync(new GetNatGatewaysArgs { Ids = [.. ids] })).ConfigureAwait(false);
        return OrEmpty(result.Gateways);
    }

    private static async Task<ImmutableArray<Pulumi.AliCloud.Vpc.Outputs.GetCommonBandwidthPackagesPackageResult>> PackagesAsync(
        IEnumerable<string> ids)
    {
        string[] asked = [.. ids.Where(id => id.Length > 0).Distinct()];
        if (asked.Length == 0)
        {
            return [];
        }

        var result = await Ask(
            $"package {string.Join(", ", asked)}", GetCommonBandwidthPackages.InvokeAsync(new GetCommonBandwidthPackagesArgs { Ids = [.. asked] }))
            .ConfigureAwait(false);
        return OrEmpty(result.Packages);
    }

    private static PackageFacts FactsOf(Pulumi.AliCloud.Vpc.Outputs.GetCommonBandwidthPackagesPackageResult package) => new(
        package.Id,
        package.Isp,
        int.TryParse(package.Bandwidth, NumberStyles.None, CultureInfo.InvariantCulture, out var mbps) ? mbps : null)
    {
        Name = package.BandwidthPackageName ?? "",
    };

    private static async Task<ImmutableArray<EipFacts>> EipsAsync(GetEipAddressesArgs args)
    {
        var result = await Ask("EIPs", GetEipAddresses.InvokeAsync(args)).ConfigureAwait(false);
        return
        [
            .. OrEmpty(result.Addresses).Select(a => new EipFacts(
                a.AllocationId, a.IpAddress, a.Isp, a.PaymentType, a.InstanceId ?? "", a.InstanceType ?? "", a.BandwidthPackageId ?? "")
            {
                Name = a.AddressName ?? "",
            }),
        ];
    }

    private static async Task<ImmutableArray<SnatEntryFacts>> SnatEntriesAsync(string table)
    {
        var result = await Ask($"SNAT entries of {table}", GetSnatEntries.InvokeAsync(new GetSnatEntriesArgs { SnatTableId = table }))
            .ConfigureAwait(false);
        return [.. OrEmpty(result.Entries).Select(entry => new SnatEntryFacts(entry.SnatEntryName ?? "", entry.SourceVswitchId ?? "", entry.SnatIp ?? ""))];
    }

    private static async Task<ImmutableArray<ForwardEntryFacts>> ForwardEntriesAsync(string table)
    {
        var result = await Ask(
            $"DNAT entries of {table}", GetForwardEntries.InvokeAsync(new GetForwardEntriesArgs { ForwardTableId = table }))
            .ConfigureAwait(false);
        return
        [
            .. from entry in OrEmpty(result.Entries)
               let external = PortRange.Parse(entry.ExternalPort)
               let inside = PortRange.Parse(entry.InternalPort)
               let protocol = Protocol.Parse(entry.IpProtocol)
               // What the service may add one day meets none of today's entries.
               where external is not null && inside is not null && protocol is not null
               select new ForwardEntryFacts(entry.Name, entry.ExternalIp, external.Value, entry.InternalIp, inside.Value, protocol),
        ];
    }

    private static async Task<ImmutableArray<ServerFacts>> ServersWithEipAsync(string vpcId)
    {
        var result = await Ask($"servers of {vpcId}", GetInstances.InvokeAsync(new GetInstancesArgs { VpcId = vpcId }))
            .ConfigureAwait(false);
        return [.. OrEmpty(result.Instances).Where(i => !string.IsNullOrEmpty(i.Eip))
            .Select(i => new ServerFacts(i.Id, i.PrivateIp, i.Eip))];
    }

    private static async Task<(string Zone, string InstanceType)?> FirstOfferAsync(string[] zones)
    {
        foreach (var zone in zones)
        {
            var args = new GetInstanceTypesArgs { AvailabilityZone = zone, CpuCoreCount = 2, MemorySize = 4 };
            var result = await Ask($"instance types in {zone}", GetInstanceTypes.InvokeAsync(args)).ConfigureAwait(false);
            if (OrEmpty(result.InstanceTypes).Select(t => t.Id).Order(StringComparer.Ordinal).FirstOrDefault() is { } instanceType)
            {
                return (zone, instanceType);
            }
        }

        return null;
    }

    private static async Task<string?> NewestImageAsync()
    {
        var args = new GetImagesArgs { NameRegex = "^aliyun_3_x64_20G", Owners = "system", MostRecent = true };
        var result = await Ask("images", GetImages.InvokeAsync(args)).ConfigureAwait(false);
        return OrEmpty(result.Images).Select(image => image.Id).FirstOrDefault();
    }

    private static async Task<T> Ask<T>(string what, Task<T> lookup)
    {
        try
        {
            return await lookup.ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not RunException)
        {
            throw new RunException(
                $"Looking up {what} failed, and nothing was changed: {exception.Message} Check the credentials' rights and " +
                "alicloud:region.",
                exception);
        }
    }

    private static string? First(ImmutableArray<string>? ids) => ids is { IsDefault: false } some ? some.FirstOrDefault() : null;

    private static ImmutableArray<T> OrEmpty<T>(ImmutableArray<T> array) => array.IsDefault ? [] : array;
}
