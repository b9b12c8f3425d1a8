using System.Collections.Immutable;
using Pulumi;
using SharedBandwidth.Planning.Exposure;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Components;

/// <summary>
/// Private IPs may be outputs of other resources, so planning cannot check them beforehand. As soon as all are known, which for plain
/// values is at once, planning runs again with them. No resource waits for this, so no app comes to depend on another's address.
/// </summary>
internal static class PrivateIpCheck
{
    public static void Register(ExposureSpec spec, PlannedInputs inputs)
    {
        string[] apps = [.. spec.Apps.Where(app => app.Value.PrivateIp is not null).Select(app => app.Key)];
        _ = Output.All(apps.Select(app => inputs.Of(spec.Apps[app].PrivateIp!))).Apply(ips =>
        {
            var known = spec with { Apps = WithPrivateIps(spec.Apps, apps, ips) };
            FindingsReport.Publish([.. ExposurePlanner.Plan(known).Findings.Where(finding => finding.Severity == Severity.Error)]);
            return ips.Length;
        });
    }

    private static ImmutableSortedDictionary<string, AppSpec> WithPrivateIps(
        ImmutableSortedDictionary<string, AppSpec> specs, string[] apps, ImmutableArray<string> ips) =>
        specs.SetItems(apps.Select((app, i) => KeyValuePair.Create(app, specs[app] with { PrivateIp = ips[i] })));
}
