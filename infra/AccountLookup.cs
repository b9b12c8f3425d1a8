using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Pulumi;
using Pulumi.AliCloud.Ecs;
using Pulumi.AliCloud.Vpc;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Account;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Network;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth;

/// <summary>Asks the account what a plan needs to know before anything is created.</summary>
internal sealed class AccountLookup : IAccount
{
    public async Task<AccountFacts> ReadAsync(StackPlan plan)
    {
        var (gateway, network) = (plan.Exposure.Gateway, plan.Network);
        var eips = await EipsAsync(plan.Exposure).ConfigureAwait(false);
        var gateways = await GatewaysAsync(plan, eips).ConfigureAwait(false);
        var deployed = new Ownership(plan, new AccountFacts { Gateways = gateways, Eips = eips }).Gateway;

        // Without a VPC in the configuration, that of the existing gateway is meant.
        var vpcId = network.VpcId?.Text ?? (gateway.Exists ? deployed?.VpcId : null);
        var package = await PackageAsync(plan.Exposure.Package).ConfigureAwait(false);
        string[] members = package is null ? [] : [.. OrEmpty(package.PublicIpAddresses).Select(ip => ip.AllocationId)];
        return new AccountFacts
        {
            EnhancedNatZones = gateway.Exists || network.Create is { ZoneId: null }
                ? null
                : [.. await EnhancedNatZonesAsync().ConfigureAwait(false)],
            Vswitches = vpcId is null ? null : await VswitchesAsync(plan, vpcId).ConfigureAwait(false),
            Gateways = gateways,
            Package = package is null ? null : FactsOf(package),
            OtherPackages =
            [
                .. (await PackagesAsync([.. eips.Select(eip => eip.PackageId).Where(id => id != package?.Id)]).ConfigureAwait(false))
                    .Select(FactsOf),
            ],
            Eips = eips,
            GatewayEips = deployed is null
                ? []
                : await EipsAsync(new GetEipAddressesArgs { AssociatedInstanceType = "Nat", AssociatedInstanceId = deployed.Id })
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
        string[] named = [.. (plan.Exposure.Outbound?.SnatEntries.Select(e => e.VswitchId?.Text) ?? []).Append(plan.Network.VswitchId?.Text)
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

    // With the entries of those that may be the plan's, also under another name.
    private static async Task<ImmutableArray<GatewayFacts>> GatewaysAsync(StackPlan plan, ImmutableArray<EipFacts> eips)
    {
        var gateways = await GatewaysAsync(plan).ConfigureAwait(false);
        gateways = gateways.AddRange(await GatewaysOfAsync(eips, [.. gateways.Select(g => g.Id)]).ConfigureAwait(false));
        GatewayFacts[] facts = [.. gateways.Select(FactsOf)];
        var candidates = Ownership.Candidates(plan, facts).Select(candidate => candidate.Id).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < facts.Length; i++)
        {
            if (candidates.Contains(facts[i].Id))
            {
                facts[i] = facts[i] with
                {
                    ForwardEntries = First(gateways[i].ForwardTableIds) is { } table
                        ? await ForwardEntriesAsync(table).ConfigureAwait(false) : [],
                    SnatEntries = First(gateways[i].SnatTableIds) is { } snatTable
                        ? await SnatEntriesAsync(snatTable).ConfigureAwait(false) : [],
                };
            }
        }

        return [.. facts];
    }

    // A created network is not known before, and the gateway in it by its name only.
    private static async Task<ImmutableArray<Pulumi.AliCloud.Vpc.Outputs.GetNatGatewaysGatewayResult>> GatewaysAsync(StackPlan plan)
    {
        var (gateway, network) = (plan.Exposure.Gateway, plan.Network);
        GetNatGatewaysArgs? args = (gateway.Id?.Text, network.VpcId?.Text) switch
        {
            ({ } id, _) => new() { Ids = [id] },
            (null, { } vpcId) => new() { VpcId = vpcId },
            _ when network.Create is not null => new() { NameRegex = Exactly(gateway.DisplayName) },
            _ => null,
        };
        if (args is null)
        {
            return [];
        }

        args.EnableDetails = true;
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

    private static async Task<Pulumi.AliCloud.Vpc.Outputs.GetCommonBandwidthPackagesPackageResult?> PackageAsync(PackagePlan package)
    {
        if (package.Exists)
        {
            return (await PackagesAsync([package.Id!.Text]).ConfigureAwait(false)).FirstOrDefault();
        }

        var named = await Ask(
            $"package {package.DisplayName}",
            GetCommonBandwidthPackages.InvokeAsync(new GetCommonBandwidthPackagesArgs { NameRegex = Exactly(package.DisplayName) }))
            .ConfigureAwait(false);
        return OrEmpty(named.Packages) is [var one] ? one : null;
    }

    private static async Task<ImmutableArray<Pulumi.AliCloud.Vpc.Outputs.GetCommonBandwidthPackagesPackageResult>> PackagesAsync(
        string?[] ids)
    {
        string[] asked = [.. ids.Where(id => !string.IsNullOrEmpty(id)).OfType<string>().Distinct()];
        if (asked.Length == 0)
        {
            return [];
        }

        var result = await Ask(
            $"package {string.Join(", ", asked)}",
            GetCommonBandwidthPackages.InvokeAsync(new GetCommonBandwidthPackagesArgs { Ids = [.. asked] }))
            .ConfigureAwait(false);
        return OrEmpty(result.Packages);
    }

    private static GatewayFacts FactsOf(Pulumi.AliCloud.Vpc.Outputs.GetNatGatewaysGatewayResult gateway) =>
        new(gateway.Id, gateway.NatGatewayName, gateway.VpcId, gateway.VswitchId, OrEmpty(gateway.IpLists));

    private static PackageFacts FactsOf(Pulumi.AliCloud.Vpc.Outputs.GetCommonBandwidthPackagesPackageResult package) => new(
        package.Id,
        package.Isp,
        int.TryParse(package.Bandwidth, NumberStyles.None, CultureInfo.InvariantCulture, out var mbps) ? mbps : null)
    {
        Name = package.BandwidthPackageName ?? "",
    };

    // Those that the configuration names, and by their names those that an earlier update made.
    private static async Task<ImmutableArray<EipFacts>> EipsAsync(ExposurePlan plan)
    {
        string[] ids = [.. plan.AllAddresses.Select(address => address.EipId?.Text).OfType<string>()];
        string[] names = [.. plan.AllAddresses.Where(address => !address.Exists).SelectMany(address => address.DisplayNames)];
        return
        [
            .. ids.Length == 0 ? [] : await EipsAsync(new GetEipAddressesArgs { Ids = [.. ids] }).ConfigureAwait(false),
            .. names.Length == 0 ? [] : await EipsAsync(new GetEipAddressesArgs { NameRegex = Exactly(names) }).ConfigureAwait(false),
        ];
    }

    // The provider fetches all and takes those that match.
    private static string Exactly(params IEnumerable<string> names) => $"^({string.Join('|', names.Select(Regex.Escape))})$";

    private static async Task<ImmutableArray<EipFacts>> EipsAsync(GetEipAddressesArgs args)
    {
        var result = await Ask("EIPs", GetEipAddresses.InvokeAsync(args)).ConfigureAwait(false);
        return
        [
            .. OrEmpty(result.Addresses).Select(a => new EipFacts(
                a.AllocationId, a.IpAddress, a.Isp, a.PaymentType, a.InstanceId ?? "", a.InstanceType ?? "", a.BandwidthPackageId ?? "")
            {
                Name = a.AddressName ?? "",
                BandwidthMbps = a.Bandwidth ?? "",
                InternetChargeType = a.InternetChargeType ?? "",
            }),
        ];
    }

    private static async Task<ImmutableArray<SnatEntryFacts>> SnatEntriesAsync(string table)
    {
        var result = await Ask($"SNAT entries of {table}", GetSnatEntries.InvokeAsync(new GetSnatEntriesArgs { SnatTableId = table }))
            .ConfigureAwait(false);
        return
        [
            .. OrEmpty(result.Entries)
                .Select(entry => new SnatEntryFacts(entry.SnatEntryName ?? "", entry.SourceVswitchId ?? "", entry.SnatIp ?? "")),
        ];
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
