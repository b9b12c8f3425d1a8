using System.Globalization;
using Pulumi;
using Pulumi.AliCloud.Ecs;
using Pulumi.AliCloud.Vpc;
using SharedBandwidth.Planning.Exposure;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Components;

/// <summary>
/// Several private apps behind one enhanced NAT gateway, each reached at a public address, all sharing one common bandwidth package
/// that is sized from their demand over the day.
/// </summary>
public sealed class SharedBandwidthExposure : ComponentResource
{
    private const string TypeToken = "shared-bandwidth:index:SharedBandwidthExposure";

    /// <summary>Plans and builds the exposure.</summary>
    /// <param name="name">First part of every resource's name, up to 40 letters, digits, '-' and '_'.</param>
    /// <param name="args">What to build.</param>
    /// <param name="options">
    /// The usual options; <c>Protect</c> here would protect every child, see <see cref="SharedBandwidthExposureArgs.Protect"/>.
    /// </param>
    /// <exception cref="RunException">The arguments have errors; the message names all of them.</exception>
    public SharedBandwidthExposure(string name, SharedBandwidthExposureArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        ArgumentNullException.ThrowIfNull(args);

        var (spec, inputs) = ArgsReader.Read(name, args);
        var known = new KnownValues(name, args, inputs);
        var result = ExposurePlanner.Plan(spec);
        Finding[] now = [.. known.FindingsNow()];

        // What is built knows less, and says the same mistake in other words.
        var others = result.Findings.Where(finding => finding.Severity == Severity.Error
            && !Array.Exists(now, same => (same.Code, same.Subject) == (finding.Code, finding.Subject)));
        FindingsReport.Publish([.. now, .. others, .. PlacementChecks.Run(spec, args)], this);
        known.CheckLater();
        Build(result.Plan, new Placement(args.VpcId, args.VswitchId), inputs, WriteHooks.Register(name));
    }

    private SharedBandwidthExposure(
        ExposurePlan plan, Placement placement, PlannedInputs inputs, WriteHooks hooks, ComponentResourceOptions? options)
        : base(TypeToken, plan.Name, options) => Build(plan, placement, inputs, hooks);

    /// <summary>The NAT gateway's id, <c>ngw-...</c>, created or existing.</summary>
    [Output("gatewayId")]
    public Output<string> GatewayId { get; private set; } = null!;

    /// <summary>The common bandwidth package's id, <c>cbwp-...</c>, created or existing.</summary>
    [Output("packageId")]
    public Output<string> PackageId { get; private set; } = null!;

    /// <summary>
    /// Figures in Mbit/s: <c>separateMbps</c> (bought without sharing), <c>sharedMbps</c> (the joint peak), <c>meanMbps</c>,
    /// <c>packageMbps</c> (absent for an existing package of undeclared size), and <c>savedPercent</c>.
    /// </summary>
    [Output("bandwidth")]
    public Output<Dictionary<string, double>> Bandwidth { get; private set; } = null!;

    /// <summary>Public IPs by address key; that of outbound connections, if they have one of their own, by <c>outbound</c>.</summary>
    [Output("addresses")]
    public Output<Dictionary<string, string>> Addresses { get; private set; } = null!;

    /// <summary>Endpoints by app and port.</summary>
    [Output("endpoints")]
    public Output<Dictionary<string, Dictionary<string, Endpoint>>> Endpoints { get; private set; } = null!;

    /// <summary>Builds a plan that was made and checked before; its findings are the caller's to report.</summary>
    /// <param name="plan">A plan without errors.</param>
    /// <param name="placement">Where a new gateway goes.</param>
    /// <param name="inputs">What the plan knows only while deploying, and what it must keep secret.</param>
    /// <param name="hooks">What keeps its writes apart; of the plan's name.</param>
    /// <param name="options">The usual options; absent: none.</param>
    public static SharedBandwidthExposure FromPlan(
        ExposurePlan plan, Placement placement, PlannedInputs inputs, WriteHooks hooks, ComponentResourceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(placement);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(hooks);
        return new SharedBandwidthExposure(plan, placement, inputs, hooks, options);
    }

    private void Build(ExposurePlan plan, Placement placement, PlannedInputs inputs, WriteHooks hooks)
    {
        var tags = inputs.Tags(plan.Tags);
        var gateway = ReadOrCreateGateway(plan, placement, inputs, hooks, tags);
        var packageId = plan.Package.Id is { } existing
            ? inputs.Of(existing, "bandwidth")
            : (Input<string>)CreatePackage(plan, inputs, hooks, tags).Id;

        var addresses = plan.Addresses.ToDictionary(
            address => address.Key, address => CreateAddress(address, plan, inputs, gateway, packageId, tags, "addresses"));
        foreach (var app in plan.Apps)
        {
            _ = CreateApp(app, plan, inputs, gateway, addresses[app.AddressKey], hooks);
        }

        foreach (var rule in plan.SecurityGroupRules)
        {
            CreateRule(rule, plan, inputs);
        }

        if (plan.Outbound is { } outbound)
        {
            if (outbound.Address is { } own)
            {
                addresses.Add(own.Key, CreateAddress(own, plan, inputs, gateway, packageId, tags, OutboundPlan.Key));
            }

            CreateOutbound(outbound, plan, inputs, gateway, addresses[outbound.AddressKey], hooks);
        }

        GatewayId = gateway.Id;
        PackageId = packageId;
        Bandwidth = Output.Create(Figures(plan));
        Addresses = Merge(addresses.Select(address => (address.Key, address.Value.IpAddress)));
        Endpoints = Merge(plan.Apps.Select(app =>
            (app.Key, EndpointsOf(app, addresses[app.AddressKey].IpAddress, inputs.Of(app.PrivateIp!, "apps")))));
        RegisterOutputs();
    }

    private GatewayOutputs ReadOrCreateGateway(
        ExposurePlan plan, Placement placement, PlannedInputs inputs, WriteHooks hooks, InputMap<string> tags)
    {
        if (plan.Gateway.Id is not { } existing)
        {
            var made = CreateGateway(plan, placement, inputs, hooks, tags);
            return new GatewayOutputs(made.Id, made.ForwardTableIds, made.SnatTableIds);
        }

        // Only a known id can be read: of one that is unknown in a preview, because another resource gives it, Pulumi would create a
        // gateway (ReadOrRegisterResource of pulumi-dotnet).
        var read = inputs.Of(existing, "gateway").Apply(
            id => NatGateway.Get(plan.Name, id, options: new CustomResourceOptions { Parent = this }));
        return new GatewayOutputs(
            read.Apply(gateway => gateway.Id),
            read.Apply(gateway => gateway.ForwardTableIds),
            read.Apply(gateway => gateway.SnatTableIds));
    }

    private NatGateway CreateGateway(
        ExposurePlan plan, Placement placement, PlannedInputs inputs, WriteHooks hooks, InputMap<string> tags) =>
        new(
            plan.Name,
            new NatGatewayArgs
            {
                VpcId = placement.VpcId!,
                VswitchId = placement.VswitchId,
                NatGatewayName = inputs.Of(plan.Gateway.DisplayName, "gateway", "namePrefix"),
                Description = inputs.Of(plan.Gateway.Description, "gateway")!,
                // Without this the provider drops the vSwitch from the request.
                NatType = "Enhanced",
                NetworkType = "internet",
                PaymentType = plan.Gateway.PaymentType.Text,
                Period = Optional(plan.Gateway.PeriodMonths),
                InternetChargeType = plan.Gateway.InternetChargeType.Text,
                Specification = plan.Gateway.Specification?.Text!,
                EipBindMode = plan.Gateway.EipBindMode?.Text!,
                IcmpReplyEnabled = Optional(plan.Gateway.IcmpReplyEnabled),
                DeletionProtection = plan.DeletionProtection,
                Tags = tags,
            },
            // An EIP can be on one gateway only: the old one must give them up before the new one can take them. The provider would change
            // the vSwitch in place, by a call that the service has for turning standard gateways into enhanced ones
            // (https://www.alibabacloud.com/help/doc-detail/184743.htm).
            new CustomResourceOptions
            {
                Parent = this,
                DeleteBeforeReplace = true,
                ReplaceOnChanges = { "vswitchId" },
                Protect = Protect(plan),
                Hooks = hooks.ForGatewayAndPackage,
            });

    private CommonBandwithPackage CreatePackage(ExposurePlan plan, PlannedInputs inputs, WriteHooks hooks, InputMap<string> tags) => new(
        plan.Name,
        new CommonBandwithPackageArgs
        {
            BandwidthPackageName = inputs.Of(plan.Package.DisplayName, "bandwidth", "namePrefix"),
            Description = inputs.Of(plan.Package.Description, "bandwidth")!,
            Bandwidth = plan.Package.BandwidthMbps!.Value.ToString(CultureInfo.InvariantCulture),
            // Never left to a default: the provider's code and its documentation name different ones.
            InternetChargeType = plan.Package.InternetChargeType.Text,
            Isp = plan.Package.Isp.Text,
            Ratio = Optional(plan.Package.RatioPercent),
            ResourceGroupId = inputs.Of(plan.Package.ResourceGroupId, "bandwidth")!,
            DeletionProtection = plan.DeletionProtection,
            Tags = tags,
        },
        new CustomResourceOptions { Parent = this, Protect = Protect(plan), Hooks = hooks.ForGatewayAndPackage });

    private SharedAddress CreateAddress(
        AddressPlan address, ExposurePlan plan, PlannedInputs inputs, GatewayOutputs gateway,
        Input<string> packageId, InputMap<string> tags, string configKey) => new(
        address.Name,
        address.Former?.Name,
        new SharedAddressArgs
        {
            GatewayId = gateway.Id,
            PackageId = packageId,
            EipId = inputs.Of(address.EipId, configKey),
            Isp = address.Isp.Text,
            InternetChargeType = address.InternetChargeType.Text,
            BandwidthMbps = address.BandwidthMbps,
            DisplayName = inputs.Of(address.DisplayName, configKey, "namePrefix"),
            Description = inputs.Of(address.Description, configKey),
            ResourceGroupId = inputs.Of(address.ResourceGroupId, configKey),
            Tags = tags,
            Protect = Protect(plan),
            DeletionProtection = plan.DeletionProtection,
        },
        new ComponentResourceOptions { Parent = this, Aliases = FormerNames.Alias(address.Former?.Name) });

    private ExposedApp CreateApp(
        AppPlan app, ExposurePlan plan, PlannedInputs inputs, GatewayOutputs gateway, SharedAddress address, WriteHooks hooks) => new(
        app.Name,
        app.Former?.Name,
        new ExposedAppArgs
        {
            ForwardTableId = gateway.ForwardTableIds,
            ExternalIp = address.IpAddress,
            PrivateIp = inputs.Of(app.PrivateIp!, "apps"),
            Ports = app.ForwardEntries.ToDictionary(
                entry => entry.PortKey,
                entry => new ForwardedPortArgs
                {
                    External = entry.ExternalPort.ToString(),
                    Internal = entry.InternalPort.ToString(),
                    Protocol = entry.Protocol.Text,
                    DisplayName = inputs.Of(entry.DisplayName, "apps", "namePrefix"),
                    FormerKey = entry.FormerPortKey,
                }),
            Protect = Protect(plan),
        },
        hooks,
        plan.EntryTimeout,
        new ComponentResourceOptions { Parent = this, DependsOn = address.InUse, Aliases = FormerNames.Alias(app.Former?.Name) });

    private void CreateRule(SecurityGroupRulePlan rule, ExposurePlan plan, PlannedInputs inputs) => _ = new SecurityGroupRule(
        rule.Name,
        new SecurityGroupRuleArgs
        {
            SecurityGroupId = inputs.Of(rule.SecurityGroupId!, "securityGroups"),
            Type = "ingress",
            IpProtocol = rule.Protocol,
            PortRange = rule.PortRange,
            CidrIp = inputs.Of(rule.SourceCidr, "securityGroups"),
            NicType = "intranet",
            Policy = "accept",
            Priority = 1,
        },
        new CustomResourceOptions { Parent = this, Protect = Protect(plan), Aliases = FormerNames.Aliases(rule.Former) });

    private void CreateOutbound(
        OutboundPlan outbound, ExposurePlan plan, PlannedInputs inputs, GatewayOutputs gateway, SharedAddress address, WriteHooks hooks)
    {
        foreach (var entry in outbound.SnatEntries)
        {
            _ = new SnatEntry(
                entry.Name,
                new SnatEntryArgs
                {
                    SnatTableId = gateway.SnatTableIds,
                    SnatEntryName = inputs.Of(entry.DisplayName, OutboundPlan.Key, "namePrefix"),
                    SnatIp = address.IpAddress,
                    SourceVswitchId = inputs.Of(entry.VswitchId!, OutboundPlan.Key),
                },
                // The service takes a vSwitch in one entry only, so the old one must go first.
                new CustomResourceOptions
                {
                    Parent = this,
                    DependsOn = address.InUse,
                    DeleteBeforeReplace = true,
                    Protect = Protect(plan),
                    Aliases = FormerNames.Aliases(entry.Former),
                    Hooks = hooks.ForEntry,
                    CustomTimeouts = WriteHooks.Timeouts(plan.EntryTimeout),
                });
        }
    }

    private static Output<Dictionary<string, Endpoint>> EndpointsOf(AppPlan app, Output<string> address, Input<string> privateIp) =>
        Output.Tuple((Input<string>)address, privateIp).Apply(ips => app.ForwardEntries.ToDictionary(
            entry => entry.PortKey,
            entry => new Endpoint(ips.Item1, entry.ExternalPort.ToString(), $"{ips.Item2}:{entry.InternalPort}", entry.Protocol.Text)));

    private static Dictionary<string, double> Figures(ExposurePlan plan)
    {
        var figures = new Dictionary<string, double>
        {
            ["separateMbps"] = plan.Bandwidth.SeparateMbps,
            ["sharedMbps"] = plan.Bandwidth.SharedMbps,
            ["meanMbps"] = plan.Bandwidth.MeanMbps,
        };
        if (plan.Bandwidth.PackageMbps is { } packageMbps)
        {
            figures["packageMbps"] = packageMbps;
            figures["savedPercent"] = plan.Bandwidth.SavedPercent;
        }

        return figures;
    }

    private static Output<Dictionary<string, T>> Merge<T>(IEnumerable<(string Key, Output<T> Value)> values)
    {
        (string Key, Output<T> Value)[] all = [.. values];
        return Output.All(all.Select(x => x.Value)).Apply(resolved =>
            all.Select((x, i) => (x.Key, Value: resolved[i])).ToDictionary(x => x.Key, x => x.Value));
    }

    private sealed record GatewayOutputs(Output<string> Id, Output<string> ForwardTableIds, Output<string> SnatTableIds);

    // Absent rather than false: a child without the option inherits its parent's.
    private static bool? Protect(ExposurePlan plan) => plan.Protect ? true : null;

    private static Input<T>? Optional<T>(T? value)
        where T : struct => value is { } known ? known : (Input<T>?)null;
}
