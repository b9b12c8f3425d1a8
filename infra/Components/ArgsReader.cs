using System.Collections.Immutable;
using Pulumi;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Exposure.Spec;

namespace SharedBandwidth.Components;

/// <summary>Splits the component's arguments into what planning needs and what passes beside the plan.</summary>
internal static class ArgsReader
{
    public static ExposureSpec ToSpec(string name, SharedBandwidthExposureArgs args)
    {
        var gateway = args.Gateway ?? new GatewayArgs();
        var bandwidth = args.Bandwidth ?? new BandwidthArgs();
        var quotas = args.Quotas ?? new QuotasArgs();
        var defaults = new QuotasSpec();
        return new ExposureSpec
        {
            Name = name,
            NamePrefix = args.NamePrefix,
            AccountSite = args.AccountSite,
            VpcCidrBlock = args.VpcCidrBlock,
            Gateway = new GatewaySpec
            {
                Exists = gateway.Id is not null,
                Name = gateway.Name,
                Description = gateway.Description,
                PaymentType = gateway.PaymentType,
                PeriodMonths = gateway.PeriodMonths,
                InternetChargeType = gateway.InternetChargeType,
                Specification = gateway.Specification,
                EipBindMode = gateway.EipBindMode,
                IcmpReplyEnabled = gateway.IcmpReplyEnabled,
            },
            Bandwidth = new BandwidthSpec
            {
                Exists = bandwidth.PackageId is not null,
                Name = bandwidth.Name,
                Description = bandwidth.Description,
                Isp = bandwidth.Isp,
                InternetChargeType = bandwidth.InternetChargeType,
                RatioPercent = bandwidth.RatioPercent,
                Mbps = bandwidth.Mbps,
                HeadroomPercent = bandwidth.HeadroomPercent,
                Oversubscribe = bandwidth.Oversubscribe ?? false,
                ResourceGroupId = bandwidth.ResourceGroupId,
            },
            Addresses = Map(args.Addresses, ToSpec),
            SecurityGroups = Map(args.SecurityGroups, group => new SecurityGroupSpec { SourceCidr = group.SourceCidr }),
            Outbound = args.Outbound is null
                ? null
                : new OutboundSpec
                {
                    Vswitches = Map<OutboundVswitchArgs, string?>(args.Outbound.Vswitches, _ => null),
                    Address = ToSpec(args.Outbound.Address ?? new AddressArgs()),
                },
            Apps = Map(args.Apps, ToSpec),
            Tags = Map(args.Tags, tag => tag),
            Protect = args.Protect ?? false,
            DeletionProtection = args.DeletionProtection ?? false,
            Quotas = new QuotasSpec
            {
                EipsPerGateway = quotas.EipsPerGateway ?? defaults.EipsPerGateway,
                EipsPerAccount = quotas.EipsPerAccount ?? defaults.EipsPerAccount,
                ForwardEntriesPerGateway = quotas.ForwardEntriesPerGateway ?? defaults.ForwardEntriesPerGateway,
                SnatEntriesPerGateway = quotas.SnatEntriesPerGateway ?? defaults.SnatEntriesPerGateway,
                EipsPerPackage = quotas.EipsPerPackage ?? defaults.EipsPerPackage,
            },
        };
    }

    public static ExposureInputs ToInputs(SharedBandwidthExposureArgs args)
    {
        var eipIds = Inputs(args.Addresses, address => address.EipId);
        if (args.Outbound?.Address?.EipId is { } outboundEipId)
        {
            eipIds[OutboundPlan.AddressKey] = outboundEipId;
        }

        return new ExposureInputs
        {
            VpcId = args.VpcId,
            VswitchId = args.VswitchId,
            GatewayId = args.Gateway?.Id,
            PackageId = args.Bandwidth?.PackageId,
            PrivateIps = Inputs(args.Apps, app => app.PrivateIp),
            EipIds = eipIds,
            SecurityGroupIds = Inputs(args.SecurityGroups, group => group.Id),
            OutboundVswitchIds = Inputs(args.Outbound?.Vswitches, vswitch => vswitch.Id),
        };
    }

    private static AppSpec ToSpec(AppArgs app) => new()
    {
        FormerKey = app.FormerKey,
        Address = app.Address,
        SecurityGroup = app.SecurityGroup,
        Ports = Map(app.Ports, port => new PortSpec { FormerKey = port.FormerKey, External = port.External ?? "", Internal = port.Internal, Protocol = port.Protocol }),
        Demand = app.Demand is null
            ? null
            : new DemandSpec
            {
                BaseMbps = app.Demand.BaseMbps,
                Windows = [.. (app.Demand.Windows ?? []).Select(w => new DemandWindowSpec(w.From ?? "", w.To ?? "", w.Mbps) { Days = [.. w.Days ?? []] })],
            },
    };

    private static AddressSpec ToSpec(AddressArgs address) => new()
    {
        FormerKey = address.FormerKey,
        Exists = address.EipId is not null,
        Name = address.Name,
        Description = address.Description,
        InternetChargeType = address.InternetChargeType,
        Mbps = address.Mbps,
        ResourceGroupId = address.ResourceGroupId,
    };

    private static ImmutableSortedDictionary<string, TSpec> Map<TArgs, TSpec>(Dictionary<string, TArgs>? args, Func<TArgs, TSpec> toSpec) =>
        (args ?? []).ToImmutableSortedDictionary(x => x.Key, x => toSpec(x.Value), StringComparer.Ordinal);

    private static Dictionary<string, Input<string>> Inputs<TArgs>(Dictionary<string, TArgs>? args, Func<TArgs, Input<string>?> input) =>
        (args ?? [])
            .Select(x => (x.Key, Value: input(x.Value)))
            .Where(x => x.Value is not null)
            .ToDictionary(x => x.Key, x => x.Value!);
}
