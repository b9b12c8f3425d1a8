using System.Collections.Immutable;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Exposure.Reading;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Exposure.Writes;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure;

/// <summary>
/// Turns a specification into a plan. Pure: the same specification always gives the same plan, whatever the order in which its
/// apps were written, and an app's resources depend on that app and its address alone.
/// </summary>
public static class ExposurePlanner
{
    public static PlanningResult Plan(ExposureSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        spec = InOrdinalOrder(spec);
        var findings = new FindingList();
        var names = ReadNames(spec, findings);

        var site = ValueReader.OneOf<AccountSite>(findings, "accountSite", spec.AccountSite);
        var apps = AppReader.Read(spec, findings);
        ForwardEntryChecks.Run(apps, findings);

        var demands = apps.Select(app => app.Demand).Append(OutboundPlanner.ReadDemand(spec, findings)).OfType<AppDemand>();
        var bandwidth = BandwidthPlanner.Plan(demands, ReadRequest(spec.Bandwidth, findings));
        var package = PackagePlanner.Plan(spec.Bandwidth, site, names.Prefix, bandwidth, findings);
        BandwidthChecks.Run(spec.Bandwidth, apps, bandwidth, package.Exists, findings);

        var addressPlanner = new AddressPlanner(names, package.Isp, site, findings);
        var addresses = addressPlanner.Plan(spec.Addresses, apps, spec.Outbound?.AddressKey);
        var addressKeys = addresses.Select(address => address.Key).ToHashSet(StringComparer.Ordinal);
        var plan = new ExposurePlan
        {
            Name = spec.Name,
            AccountSite = site,
            Gateway = GatewayPlanner.Plan(spec.Gateway, names.Prefix, findings),
            Package = package,
            Bandwidth = bandwidth,
            Addresses = addresses,
            Apps = [.. apps.Select(app => PlanApp(app, names))],
            SecurityGroupRules = SecurityGroupPlanner.Plan(spec, apps, names, findings),
            Outbound = OutboundPlanner.Plan(spec, apps, addressKeys, addressPlanner, names, findings),
            Tags = spec.Tags,
            EntryTimeout = EntryTimeout.For(spec.Quotas),
            Protect = spec.Protect,
            DeletionProtection = spec.DeletionProtection,
        };
        TagChecks.Run(spec.Tags, findings);
        PlanChecks.Run(plan, spec.Quotas, findings);
        FormerKeyChecks.Run(plan, findings);
        return new PlanningResult(plan, findings.ToOrdered());
    }

    private static ExposureNames ReadNames(ExposureSpec spec, FindingList findings)
    {
        var nameFits = ValueReader.Key(findings, "name", spec.Name);
        var prefixFits = spec.NamePrefix is null ? nameFits : ValueReader.Key(findings, "namePrefix", spec.NamePrefix);
        var names = new ExposureNames(spec.Name, spec.NamePrefix ?? spec.Name);
        if (prefixFits)
        {
            // It is also the display name of the gateway and the package, unless they have their own.
            ValueReader.DisplayName(findings, spec.NamePrefix is null ? "name" : "namePrefix", names.Prefix);
        }

        return names;
    }

    // A map brings its own order along; the plan has one order only.
    private static ExposureSpec InOrdinalOrder(ExposureSpec spec) => spec with
    {
        Addresses = spec.Addresses.WithComparers(StringComparer.Ordinal),
        SecurityGroups = spec.SecurityGroups.WithComparers(StringComparer.Ordinal),
        Outbound = spec.Outbound is null
            ? null
            : spec.Outbound with { Vswitches = spec.Outbound.Vswitches.WithComparers(StringComparer.Ordinal) },
        Apps = spec.Apps.WithComparers(StringComparer.Ordinal)
            .ToImmutableSortedDictionary(
                app => app.Key,
                app => app.Value with { Ports = app.Value.Ports.WithComparers(StringComparer.Ordinal) },
                StringComparer.Ordinal),
        Tags = spec.Tags.WithComparers(StringComparer.Ordinal),
    };

    private static BandwidthRequest ReadRequest(BandwidthSpec bandwidth, FindingList findings)
    {
        const int LargestMbps = 1_000_000;
        // An existing package has the size that it has. The provider's page says 1 for one to create, and the page that the planned minimum
        // is from says 2: with that nothing can be refused half-way.
        var smallestMbps = bandwidth.PackageId is null ? BandwidthPlanner.ServiceMinimumMbps : 1;
        var isValid = ValueReader.InRange(findings, "bandwidth.mbps", bandwidth.Mbps, smallestMbps, LargestMbps, " Mbit/s");
        var declared = isValid ? bandwidth.Mbps : null;
        if (declared is not null && bandwidth.HeadroomPercent is { } unused)
        {
            findings.Add(
                FindingCodes.NoEffect,
                "bandwidth.headroomPercent",
                $"The size is declared with mbps, so a headroom of {unused} percent is not added; remove one of the two.");
        }

        var headroomIsValid = ValueReader.InRange(findings, "bandwidth.headroomPercent", bandwidth.HeadroomPercent, 0, 500, " percent");
        return new BandwidthRequest(declared, headroomIsValid ? bandwidth.HeadroomPercent ?? 0 : 0)
        {
            PackageExists = bandwidth.PackageId is not null,
        };
    }

    private static AppPlan PlanApp(ReadApp app, ExposureNames names) => new()
    {
        Key = app.Key,
        Name = names.Logical(app.Key),
        Former = names.Former(app.FormerKey, app.Path),
        AddressKey = app.AddressKey,
        PrivateIp = app.PrivateIp,
        SecurityGroupKey = app.SecurityGroup,
        ForwardEntries =
        [
            .. app.Ports.Select(port => new ForwardEntryPlan
            {
                PortKey = port.Key,
                Name = names.Logical(app.Key, port.Key),
                DisplayName = port.DisplayName ?? names.Display(app.Key, port.Key),
                FormerPortKey = port.FormerKey,
                Former = [.. FormerNames(app, port, names)],
                ExternalPort = port.External,
                InternalPort = port.Internal,
                Protocol = port.Protocol,
                Check = port.Check,
            }),
        ],
    };

    // Whether app and port were renamed in one update or in two, each of these can be the name that is in the state.
    private static IEnumerable<FormerName> FormerNames(ReadApp app, ReadPort port, ExposureNames names)
    {
        if (app.FormerKey is { } formerApp)
        {
            yield return Former(formerApp, app.Path, formerApp, port.Key);
        }

        if (port.FormerKey is { } formerPort)
        {
            yield return Former(formerPort, port.Path, app.Key, formerPort);
        }

        if ((app.FormerKey, port.FormerKey) is ({ } bothApp, { } bothPort))
        {
            yield return Former(bothPort, port.Path, bothApp, bothPort);
        }

        FormerName Former(string formerKey, string path, string appKey, string portKey) =>
            new(formerKey, names.Logical(appKey, portKey), names.Display(appKey, portKey), ValueReader.FormerKeyOf(path));
    }
}
