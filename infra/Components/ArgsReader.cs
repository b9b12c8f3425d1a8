using System.Collections.Immutable;
using Pulumi;
using Riok.Mapperly.Abstractions;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Components;

/// <summary>
/// Reads the component's arguments into what planning needs and what passes beside the plan. Copies of members are generated, and
/// the build fails where an argument has no place in the specification, or a member of the specification no argument.
/// </summary>
[Mapper(RequiredMappingStrategy = RequiredMappingStrategy.Both, ThrowOnMappingNullMismatch = false, AllowNullPropertyAssignment = false)]
internal sealed partial class ArgsReader
{
    private readonly Dictionary<string, Input<string>> _later = [];
    private readonly IReadOnlyDictionary<string, string?> _known;

    private ArgsReader(IReadOnlyDictionary<string, string?> known) => _known = known;

    /// <summary>The specification to build, in which whatever may be an output comes later, and those inputs.</summary>
    public static (ExposureSpec Spec, PlannedInputs Inputs) Read(string name, SharedBandwidthExposureArgs args)
    {
        var reader = new ArgsReader(ImmutableDictionary<string, string?>.Empty);
        return (reader.ToSpec(args, name), new PlannedInputs(reader._later));
    }

    /// <summary>The specification to check, with the values of inputs by the paths that they come later under.</summary>
    public static ExposureSpec Read(string name, SharedBandwidthExposureArgs args, IReadOnlyDictionary<string, string?> known) =>
        new ArgsReader(known).ToSpec(args, name);

    // Where a new gateway goes is not part of the specification.
    [MapperIgnoreSource(nameof(SharedBandwidthExposureArgs.VpcId))]
    [MapperIgnoreSource(nameof(SharedBandwidthExposureArgs.VswitchId))]
    // What is secret in another program's arguments is an output, and comes later.
    [MapperIgnoreTarget(nameof(ExposureSpec.SecretKeys))]
    [MapProperty(nameof(SharedBandwidthExposureArgs.Apps), nameof(ExposureSpec.Apps), Use = nameof(ToApps))]
    private partial ExposureSpec ToSpec(SharedBandwidthExposureArgs args, string name);

    private GatewaySpec ToSpec(GatewayArgs? gateway) =>
        gateway is null ? new GatewaySpec() : ToSpec(gateway, Later(gateway.Id, "gateway.id"));

    [MapperIgnoreSource(nameof(GatewayArgs.Id))]
    private partial GatewaySpec ToSpec(GatewayArgs gateway, Knowable? id);

    private BandwidthSpec ToSpec(BandwidthArgs? bandwidth) =>
        bandwidth is null ? new BandwidthSpec() : ToSpec(bandwidth, Later(bandwidth.PackageId, "bandwidth.packageId"));

    [MapperIgnoreSource(nameof(BandwidthArgs.PackageId))]
    private partial BandwidthSpec ToSpec(BandwidthArgs bandwidth, Knowable? packageId);

    private ImmutableSortedDictionary<string, AddressSpec> ToSpecs(Dictionary<string, AddressArgs>? addresses) =>
        Map(addresses, (key, address) => ToSpec(address, $"addresses.{key}"));

    private AddressSpec ToSpec(AddressArgs address, string path) => ToSpec(address, Later(address.EipId, $"{path}.eipId"));

    [MapperIgnoreSource(nameof(AddressArgs.EipId))]
    private partial AddressSpec ToSpec(AddressArgs address, Knowable? eipId);

    private ImmutableSortedDictionary<string, SecurityGroupSpec> ToSpecs(Dictionary<string, OpenSecurityGroupArgs>? groups) =>
        Map(groups, (key, group) => ToSpec(
            group,
            Later(group.Id, $"securityGroups.{key}.id"),
            (group.SourceCidr, group.SourceCidrs) is (null, null)
                ? null
                : [.. (group.SourceCidrs ?? []).Prepend(group.SourceCidr).OfType<string>()]));

    [MapperIgnoreSource(nameof(OpenSecurityGroupArgs.Id))]
    [MapperIgnoreSource(nameof(OpenSecurityGroupArgs.SourceCidr))]
    [MapperIgnoreSource(nameof(OpenSecurityGroupArgs.SourceCidrs))]
    private partial SecurityGroupSpec ToSpec(OpenSecurityGroupArgs group, Knowable? id, ImmutableArray<string>? sourceCidrs);

    [MapProperty(nameof(OutboundArgs.Vswitches), nameof(OutboundSpec.Vswitches), Use = nameof(ToVswitches))]
    [MapProperty(nameof(OutboundArgs.Address), nameof(OutboundSpec.Address), Use = nameof(ToOutboundAddress))]
    private partial OutboundSpec? ToSpec(OutboundArgs? outbound);

    [UserMapping(Default = false)]
    private ImmutableSortedDictionary<string, OutboundVswitchSpec> ToVswitches(Dictionary<string, OutboundVswitchArgs>? vswitches) =>
        Map(vswitches, (key, vswitch) => ToSpec(vswitch, Later(vswitch.Id, $"outbound.vswitches.{key}.id")));

    [MapperIgnoreSource(nameof(OutboundVswitchArgs.Id))]
    private partial OutboundVswitchSpec ToSpec(OutboundVswitchArgs vswitch, Knowable? id);

    [UserMapping(Default = false)]
    private AddressSpec ToOutboundAddress(AddressArgs? address) => ToSpec(address ?? new AddressArgs(), "outbound.address");

    [UserMapping(Default = false)]
    private ImmutableSortedDictionary<string, AppSpec> ToApps(Dictionary<string, AppArgs>? apps) =>
        Map(apps, (key, app) => ToSpec(app, Later(app.PrivateIp, $"apps.{key}.privateIp")));

    [MapperIgnoreSource(nameof(AppArgs.PrivateIp))]
    [MapProperty(nameof(AppArgs.Ports), nameof(AppSpec.Ports), Use = nameof(ToPorts))]
    private partial AppSpec ToSpec(AppArgs app, Knowable? privateIp);

    [UserMapping(Default = false)]
    private ImmutableSortedDictionary<string, PortSpec> ToPorts(Dictionary<string, PortArgs>? ports) =>
        Map(ports, (_, port) => ToSpec(port));

    // Whether a port answers is asked after a deployment, of a stack file; the component asks nothing.
    [MapperIgnoreTarget(nameof(PortSpec.Check))]
    [MapProperty(nameof(PortArgs.External), nameof(PortSpec.External), Use = nameof(OrEmpty))]
    private partial PortSpec ToSpec(PortArgs port);

    private partial DemandSpec? ToSpec(DemandArgs? demand);

    private ImmutableArray<DemandWindowSpec> ToSpecs(List<DemandWindowArgs>? windows) =>
        [.. (windows ?? []).Select(window => ToSpec(window ?? new()))];

    [MapProperty(nameof(DemandWindowArgs.From), nameof(DemandWindowSpec.From), Use = nameof(OrEmpty))]
    [MapProperty(nameof(DemandWindowArgs.To), nameof(DemandWindowSpec.To), Use = nameof(OrEmpty))]
    private partial DemandWindowSpec ToSpec(DemandWindowArgs window);

    private static ImmutableArray<string> ToDays(List<string>? days) => [.. (days ?? []).Select(OrEmpty)];

    private static ImmutableSortedDictionary<string, string> ToTags(Dictionary<string, string>? tags) =>
        (tags ?? []).ToImmutableSortedDictionary(tag => tag.Key, tag => OrEmpty(tag.Value), StringComparer.Ordinal);

    // The defaults as arguments, what is given written over them; so a forgotten quota fails the build too.
    private QuotasSpec ToSpec(QuotasArgs? quotas)
    {
        var all = ToArgs(new QuotasSpec());
        Overwrite(quotas ?? new QuotasArgs(), all);
        return ToQuotas(all);
    }

    // A component counts no gateways of its VPC, so that quota is not an argument.
    [MapperIgnoreSource(nameof(QuotasSpec.GatewaysPerVpc))]
    private partial QuotasArgs ToArgs(QuotasSpec defaults);

    private partial void Overwrite(QuotasArgs given, [MappingTarget] QuotasArgs all);

    [UserMapping(Default = false)]
    [MapperIgnoreTarget(nameof(QuotasSpec.GatewaysPerVpc))]
    private partial QuotasSpec ToQuotas(QuotasArgs all);

    // What C# requires is null all the same where another language, or a '!', leaves it out; so it is read as if it might be.
    [UserMapping(Default = false)]
    private static string OrEmpty(string? text) => text ?? "";

    private Knowable? Later(Input<string>? input, string path)
    {
        if (input is null)
        {
            return null;
        }

        _later.Add(path, input);
        return _known.TryGetValue(path, out var text) ? text : Knowable.Later(path);
    }

    // A member that is null is read as an empty one, so that what is missing in it is found by the ordinary rules.
    private static ImmutableSortedDictionary<string, TSpec> Map<TArgs, TSpec>(
        Dictionary<string, TArgs>? args, Func<string, TArgs, TSpec> toSpec)
        where TArgs : class, new() =>
        (args ?? []).ToImmutableSortedDictionary(x => x.Key, x => toSpec(x.Key, x.Value ?? new()), StringComparer.Ordinal);
}
