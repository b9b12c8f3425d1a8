using System.Collections.Immutable;
using System.Globalization;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Exposure.Reading;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Network;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Adoption;

/// <summary>A specification of what is behind one gateway, and what of it cannot be said.</summary>
public sealed record StackDescription(StackSpec Spec, ImmutableArray<Gap> Gaps);

/// <summary>Describes what exists as a stack would: apps by private IP, ports by DNAT entry, an address for each EIP.</summary>
public static class StackDescriber
{
    // Of other names, two.
    private const int ShortestNameOfEip = 1;

    private static readonly AddressSpec _plain = new();

    /// <param name="inventory">What exists.</param>
    /// <param name="gateway">The gateway of the stack to be; <see cref="FoundGateway.IsUsable"/>.</param>
    /// <param name="exposureName">The component's logical name, as the program gives it.</param>
    public static StackDescription Describe(Inventory inventory, FoundGateway gateway, string exposureName)
    {
        var (package, packageGaps) = PackageOf(inventory, gateway);
        var published = new PublishedApps(inventory, gateway);
        var outbound = new OutboundEntries(inventory, gateway, published);
        var eips = inventory.Eips.Where(eip => eip.InstanceId == gateway.Id).ToArray();
        FoundObject[] all = [gateway, .. eips, .. package is null ? (FoundObject[])[] : [package]];
        var tags = CommonTags(all);
        var (periodMonths, periodGaps) = Period(gateway);
        var spec = new StackSpec(
            inventory.Region,
            new NetworkSpec { VpcId = gateway.VpcId, VswitchId = gateway.VswitchId },
            new ExposureSpec
            {
                Name = exposureName,
                NamePrefix = published.Prefix,
                Gateway = new GatewaySpec
                {
                    Description = Description(gateway),
                    PaymentType = Unless(gateway.PaymentType, PaymentType.PayAsYouGo.Text),
                    PeriodMonths = periodMonths,
                    InternetChargeType = Unless(gateway.InternetChargeType, GatewayChargeType.PayByLcu.Text),
                    Specification = gateway.InternetChargeType == GatewayChargeType.PayBySpec.Text ? OrNull(gateway.Specification) : null,
                    EipBindMode = Unless(gateway.EipBindMode, EipBindMode.MultiBinded.Text),
                    IcmpReplyEnabled = gateway.IcmpReplyEnabled is false ? false : null,
                },
                Bandwidth = package is null
                    ? new BandwidthSpec { Mbps = OwnMbps(eips) }
                    : new BandwidthSpec
                    {
                        Description = Description(package),
                        Mbps = package.BandwidthMbps,
                        Isp = Unless(package.Isp, LineType.Bgp.Text),
                        InternetChargeType = OrNull(package.InternetChargeType),
                        RatioPercent = package.InternetChargeType == PackageChargeType.PayBy95.Text ? package.RatioPercent : null,
                    },
                Apps = published.Apps,
                Addresses = published.Addresses,
                Outbound = outbound.Spec,
                Tags = tags,
                DeletionProtection = all.All(found => found.DeletionProtection is true),
                Quotas = Quotas(inventory, gateway, package),
            });
        return new StackDescription(
            WithNamesAndIds(spec, inventory, gateway, published),
            [
                .. packageGaps, .. periodGaps, .. published.Gaps, .. outbound.Gaps,
                .. eips.Where(eip => eip.PaymentType == PaymentType.Subscription.Text)
                    .Select(eip => new Gap(GapKind.EipSubscription, eip.Id)),
                .. ProtectionGaps(all), .. TagGaps(all, tags),
            ]);
    }

    internal static string? OrNull(string text) => text.Length == 0 ? null : text;

    // What is the default is left out.
    internal static string? Unless(string text, string ofDefault) => text.Length == 0 || text == ofDefault ? null : text;

    internal static AddressSpec Address(FoundEip eip) => new()
    {
        Description = Description(eip),
        InternetChargeType = Unless(eip.InternetChargeType, EipChargeType.PayByTraffic.Text),
        Mbps = eip.BandwidthMbps is 5 ? null : eip.BandwidthMbps,
    };

    private static string? Description(FoundObject found)
    {
        var problems = new FindingList();
        return ValueReader.Description(problems, "", found.Description) is { } description && !problems.HasErrors ? description : null;
    }

    // The one that most of the gateway's EIPs are in.
    private static (FoundPackage? Package, IEnumerable<Gap> Gaps) PackageOf(Inventory inventory, FoundGateway gateway)
    {
        var eips = inventory.Eips.Where(eip => eip.InstanceId == gateway.Id).ToArray();
        var package = eips.Where(eip => eip.PackageId.Length > 0).GroupBy(eip => eip.PackageId)
            .OrderByDescending(members => members.Count()).ThenBy(members => members.Key, StringComparer.Ordinal)
            .Select(members => inventory.Packages.FirstOrDefault(found => found.Id == members.Key))
            .FirstOrDefault(found => found is not null);
        return package is null
            ? (null, [new Gap(GapKind.NoPackage, gateway.Id, OwnMbps(eips).ToString(CultureInfo.InvariantCulture))])
            : (package, eips.Where(eip => eip.PackageId.Length == 0).Select(eip => new Gap(GapKind.EipInNoPackage, eip.Id)));
    }

    // What the EIPs may carry by themselves, for a package that is to be made.
    private static int OwnMbps(IEnumerable<FoundEip> eips) =>
        Math.Max(BandwidthPlanner.ServiceMinimumMbps, eips.Sum(eip => eip.BandwidthMbps ?? 0));

    private static (int? Months, IEnumerable<Gap> Gaps) Period(FoundGateway gateway) =>
        gateway.PaymentType != PaymentType.Subscription.Text ? (null, [])
        : gateway.PeriodMonths is { } months ? (months, [])
        : (1, [new Gap(GapKind.PeriodUnknown, gateway.Id, "1")]);

    private static ImmutableSortedDictionary<string, string> CommonTags(FoundObject[] all) =>
        all[0].Tags.Where(tag => all.All(found => found.Tags.Contains(tag))).ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static IEnumerable<Gap> TagGaps(FoundObject[] all, ImmutableSortedDictionary<string, string> common) =>
        from found in all
        let more = found.Tags.Where(tag => !common.Contains(tag)).Select(tag => tag.Key).ToArray()
        where more.Length > 0
        select new Gap(GapKind.TagsDiffer, found.Id, string.Join(", ", more));

    private static IEnumerable<Gap> ProtectionGaps(FoundObject[] all)
    {
        string[] isProtected = [.. all.Where(found => found.DeletionProtection is true).Select(found => found.Id)];
        return isProtected.Length is 0 || isProtected.Length == all.Length
            ? []
            : [new Gap(GapKind.ProtectionDiffers, isProtected[0], Sentence.AndAtMost(isProtected, 4))];
    }

    // What exists was allowed.
    private static QuotasSpec Quotas(Inventory inventory, FoundGateway gateway, FoundPackage? package)
    {
        var granted = new QuotasSpec();
        return granted with
        {
            EipsPerAccount = Math.Max(
                granted.EipsPerAccount, inventory.Eips.Count(eip => eip.PaymentType != PaymentType.Subscription.Text)),
            EipsPerGateway = Math.Max(granted.EipsPerGateway, inventory.Eips.Count(eip => eip.InstanceId == gateway.Id)),
            EipsPerPackage = Math.Max(
                granted.EipsPerPackage, package is null ? 0 : inventory.Eips.Count(eip => eip.PackageId == package.Id)),
            ForwardEntriesPerGateway =
                Math.Max(
                    granted.ForwardEntriesPerGateway, inventory.ForwardEntries.Count(entry => entry.TableId == gateway.ForwardTableId)),
            SnatEntriesPerGateway = Math.Max(
                granted.SnatEntriesPerGateway, inventory.SnatEntries.Count(entry => entry.TableId == gateway.SnatTableId)),
        };
    }

    // null: the planned one is right, or the found one can stand in no stack file, and the next update gives the planned one.
    private static string? Differing(string? found, string planned, int shortest = 2)
    {
        var problems = new FindingList();
        return ValueReader.DisplayName(problems, "", found, shortest) is { } name && !problems.HasErrors && name != planned ? name : null;
    }

    // A name is written where the one that the plan makes is another; the id of an EIP where nothing else tells it from others, such as of
    // one that is used by nothing.
    private static StackSpec WithNamesAndIds(StackSpec spec, Inventory inventory, FoundGateway gateway, PublishedApps published)
    {
        var exposure = spec.Exposure;
        var plan = StackPlanner.Plan(spec).Exposure;
        var found = Matches.Of(plan, spec.Network, inventory, gateway.Id);
        var addresses = exposure.Addresses;
        foreach (var address in plan.Addresses)
        {
            if (!found.Eips.ContainsKey(address.Key) && published.EipOf(address.Key) is { } unknown)
            {
                addresses = addresses.SetItem(address.Key, new AddressSpec { EipId = unknown.Id });
            }
            else if (NameOf(found.Eips.GetValueOrDefault(address.Key), address.DisplayName, ShortestNameOfEip) is { } name)
            {
                addresses = addresses.SetItem(address.Key, addresses.GetValueOrDefault(address.Key, _plain) with { Name = name });
            }
        }

        var apps = exposure.Apps;
        foreach (var entry in plan.Apps.SelectMany(app => app.ForwardEntries.Select(entry => (App: app.Key, Entry: entry))))
        {
            if (Differing(
                found.ForwardEntries.GetValueOrDefault((entry.App, entry.Entry.PortKey))?.Name, entry.Entry.DisplayName) is { } name)
            {
                var app = apps[entry.App];
                apps = apps.SetItem(entry.App, app with
                {
                    Ports = app.Ports.SetItem(entry.Entry.PortKey, app.Ports[entry.Entry.PortKey] with { Name = name }),
                });
            }
        }

        return spec with
        {
            Exposure = exposure with
            {
                Gateway = exposure.Gateway with { Name = NameOf(found.Gateway, plan.Gateway.DisplayName) },
                Bandwidth = exposure.Bandwidth with { Name = NameOf(found.Package, plan.Package.DisplayName) },
                Addresses = addresses,
                Apps = apps,
                Outbound = exposure.Outbound is { AddressKey: null } own && plan.Outbound?.Address is { } outboundAddress
                    ? own with
                    {
                        Address = own.Address with
                        {
                            Name = NameOf(found.Eips.GetValueOrDefault(OutboundPlan.Key), outboundAddress.DisplayName, ShortestNameOfEip),
                        },
                    }
                    : exposure.Outbound,
            },
        };

        static string? NameOf(FoundObject? found, string planned, int shortest = 2) => Differing(found?.Name, planned, shortest);
    }
}
