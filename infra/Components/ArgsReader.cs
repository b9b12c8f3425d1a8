using System.Collections.Immutable;
using Pulumi;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Values;

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
                Id = Later(gateway.Id, "gateway.id"),
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
                PackageId = Later(bandwidth.PackageId, "bandwidth.packageId"),
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
            Addresses = Map(args.Addresses, (key, address) => ToSpec(address, EipPath(key))),
            SecurityGroups = Map(args.SecurityGroups, (key, group) => new SecurityGroupSpec { Id = Later(group.Id, GroupPath(key)), SourceCidr = group.SourceCidr }),
            Outbound = args.Outbound is null
                ? null
                : new OutboundSpec
                {
                    Vswitches = Map(args.Outbound.Vswitches, (key, vswitch) => Later(vswitch.Id, VswitchPath(key))),
                    Address = ToSpec(args.Outbound.Address ?? new AddressArgs(), OutboundEipPath),
                },
            Apps = Map(args.Apps, ToSpec),
            Tags = Map(args.Tags, (_, tag) => tag),
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

    /// <summary>The arguments that may be known only while deploying, each under the path that the specification has it under.</summary>
    public static LaterInputs ToLater(SharedBandwidthExposureArgs args)
    {
        var inputs = new Dictionary<string, Input<string>?>
        {
            ["gateway.id"] = args.Gateway?.Id,
            ["bandwidth.packageId"] = args.Bandwidth?.PackageId,
            [OutboundEipPath] = args.Outbound?.Address?.EipId,
        };
        Add(args.Apps, PrivateIpPath, app => app.PrivateIp);
        Add(args.Addresses, EipPath, address => address.EipId);
        Add(args.SecurityGroups, GroupPath, group => group.Id);
        Add(args.Outbound?.Vswitches, VswitchPath, vswitch => vswitch.Id);
        return new LaterInputs(inputs.Where(input => input.Value is not null).ToDictionary(input => input.Key, input => input.Value!));

        void Add<T>(Dictionary<string, T>? entries, Func<string, string> path, Func<T, Input<string>?> value)
        {
            foreach (var (key, entry) in entries ?? [])
            {
                inputs[path(key)] = value(entry);
            }
        }
    }

    private const string OutboundEipPath = "outbound.address.eipId";

    private static string PrivateIpPath(string app) => $"apps.{app}.privateIp";

    private static string EipPath(string address) => $"addresses.{address}.eipId";

    private static string GroupPath(string group) => $"securityGroups.{group}.id";

    private static string VswitchPath(string vswitch) => $"outbound.vswitches.{vswitch}.id";

    private static Knowable? Later(Input<string>? input, string path) => input is null ? null : Knowable.Later(path);

    private static AppSpec ToSpec(string key, AppArgs app) => new()
    {
        PrivateIp = Later(app.PrivateIp, PrivateIpPath(key)),
        FormerKey = app.FormerKey,
        Address = app.Address,
        SecurityGroup = app.SecurityGroup,
        Ports = Map(app.Ports, (_, port) => new PortSpec { FormerKey = port.FormerKey, External = port.External ?? "", Internal = port.Internal, Protocol = port.Protocol }),
        Demand = app.Demand is null
            ? null
            : new DemandSpec
            {
                BaseMbps = app.Demand.BaseMbps,
                Windows = [.. (app.Demand.Windows ?? []).Select(w => new DemandWindowSpec(w.From ?? "", w.To ?? "", w.Mbps) { Days = [.. w.Days ?? []] })],
            },
    };

    private static AddressSpec ToSpec(AddressArgs address, string eipPath) => new()
    {
        FormerKey = address.FormerKey,
        EipId = Later(address.EipId, eipPath),
        Name = address.Name,
        Description = address.Description,
        InternetChargeType = address.InternetChargeType,
        Mbps = address.Mbps,
        ResourceGroupId = address.ResourceGroupId,
    };

    private static ImmutableSortedDictionary<string, TSpec> Map<TArgs, TSpec>(Dictionary<string, TArgs>? args, Func<string, TArgs, TSpec> toSpec) =>
        (args ?? []).ToImmutableSortedDictionary(x => x.Key, x => toSpec(x.Key, x.Value), StringComparer.Ordinal);
}
