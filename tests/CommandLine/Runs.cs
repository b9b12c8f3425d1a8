using System.Collections.Immutable;
using SharedBandwidth.Components;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Tests.CommandLine;

/// <summary>Rehearsals to render.</summary>
internal static class Runs
{
    public const string Document = "ecs1 500 13:00-18:00=1000 | ecs2 500 19:00-23:00=1000";

    private static readonly Dictionary<string, string> _prod = new()
    {
        ["alicloud:region"] = "cn-shanghai",
        ["shared-bandwidth:network"] = """{ "vpcId": "vpc-uf68", "vswitchId": "vsw-uf6" }""",
        ["shared-bandwidth:protect"] = "true",
        ["shared-bandwidth:apps"] = """
            {
              "ecs1": {
                "privateIp": "192.168.0.100",
                "ports": { "http": 80 },
                "demand": { "baseMbps": 500, "windows": [{ "from": "13:00", "to": "18:00", "mbps": 1000 }] }
              },
              "ecs2": {
                "privateIp": "192.168.0.101",
                "ports": { "http": 80 },
                "demand": { "baseMbps": 500, "windows": [{ "from": "19:00", "to": "23:00", "mbps": 1000 }] }
              }
            }
            """,
    };

    /// <summary>The document's scenario, really run.</summary>
    public static Task<ProgramRun> ProdAsync() => ProgramRunner.RunAsync("shared-bandwidth", "prod", _prod);

    /// <summary>A plan alone, without resources: the demand as <see cref="DemandText"/> reads it, the findings as given.</summary>
    public static ProgramRun Of(string demand, int? declaredMbps = null, int headroomPercent = 0, string? packageId = null)
    {
        var document = StackPlanner.Plan(Specs.DocumentStack);
        var bandwidth = BandwidthPlanner.Plan(
            DemandText.Read(demand), new BandwidthRequest(declaredMbps, headroomPercent) { PackageExists = packageId is not null });
        var exposure = document.Exposure with
        {
            Bandwidth = bandwidth,
            Package = document.Exposure.Package with { Id = packageId },
            Apps = [.. bandwidth.Demands.Select(one => document.Exposure.Apps[0] with { Key = one.App })],
        };
        return new ProgramRun
        {
            Project = "shared-bandwidth",
            Stack = "prod",
            Plan = document with { Exposure = exposure, Findings = [] },
            Resources = [],
            Endpoints = ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Endpoint>>.Empty,
            OutboundIp = null,
            Assumptions = [],
        };
    }

    public static ProgramRun WithFindings(this ProgramRun run, params Finding[] findings) =>
        run with { Plan = run.Plan with { Findings = [.. findings] } };
}
