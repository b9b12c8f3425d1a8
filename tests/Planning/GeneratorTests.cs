using FsCheck;
using FsCheck.Fluent;
using SharedBandwidth.Planning.Exposure;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using Xunit;

namespace SharedBandwidth.Tests.Planning;

/// <summary>The laws would hold for nothing in particular if the generated inputs lacked what they are about.</summary>
public sealed class GeneratorTests
{
    [Fact]
    public void Valid_specs_have_all_that_the_laws_are_about()
    {
        ExposureSpec[] specs = [.. Sample(Generators.ValidSpecs()).Select(valid => valid.Spec)];
        PortSpec[] ports = [.. specs.SelectMany(s => s.Apps.Values).SelectMany(app => app.Ports.Values)];

        Assert.Contains(specs, s => s.Apps.Count == 1);
        Assert.Contains(specs, s => s.Apps.Count == 12);
        Assert.Contains(specs, s => s.Apps.Values.GroupBy(app => app.Address).Any(g => g.Key is not null && g.Count() > 1));
        Assert.Contains(specs, s => s.Apps.Values.Any(app => app.Address is { } address && s.Apps.ContainsKey(address)));
        Assert.Contains(specs, s => s.Apps.Values.GroupBy(app => app.PrivateIp!.Text).Any(g => g.Key is not null && g.Count() > 1));
        Assert.Contains(specs, s => s.Apps.Values.GroupBy(app => app.SecurityGroup).Any(g => g.Key is not null && g.Count() > 1));
        Assert.Contains(specs, s => s.Apps.Values.Any(app => app.Ports.Count > 2));
        Assert.Contains(specs, s => s.Apps.Values.All(app => app.Demand is null));
        Assert.Contains(specs, s => s.Outbound is not null);
        Assert.Contains(ports, p => p.External == "any");
        Assert.Contains(ports, p => p.External.Contains('/', StringComparison.Ordinal));
        Assert.Contains(ports, p => p.Internal is not null && p.Internal != p.External);
        Assert.Contains(ports, p => p.Protocol == "udp");
    }

    [Fact]
    public void Colliding_specs_collide_in_every_way_and_are_valid_otherwise()
    {
        var codes = Sample(Generators.CollidingSpecs())
            .SelectMany(colliding => ExposurePlanner.Plan(colliding.Spec).Findings)
            .Where(f => f.Severity == Severity.Error)
            .Select(f => f.Code)
            .Distinct();

        Assert.Equal(
            [
                FindingCodes.SameResourceName,
                FindingCodes.ExternalTupleTaken,
                FindingCodes.InternalTupleTaken,
                FindingCodes.AnyNeedsOwnAddress,
            ],
            codes.OrderBy(code => code.Id, StringComparer.Ordinal));
    }

    [Fact]
    public void Demands_touch_overlap_run_past_midnight_and_peak_several_times_a_day()
    {
        var demands = Sample(Generators.DemandsOfApps());
        var windows = demands.SelectMany(d => d.Apps)
            .SelectMany(app => app.Windows.SelectMany(w => app.Windows.Select(other => (w, other)))).ToArray();

        Assert.Contains(windows, x => x.w.ToMinute == x.other.FromMinute);
        Assert.Contains(windows, x => x.w != x.other && x.w.Contains(x.other.FromMinute));
        Assert.Contains(windows, x => x.w.ToMinute < x.w.FromMinute);
        Assert.Contains(windows, x => (x.w.FromMinute, x.w.ToMinute) == (0, 1440));
        Assert.Contains(demands, d => d.Apps.IsEmpty);
        Assert.Contains(demands, d => d.Apps.Length == 8);
    }

    // Always the same sample: this test is about the generators and not about chance.
    private static T[] Sample<T>(Arbitrary<T> arbitrary) => [.. arbitrary.Generator.Sample(50, new Rnd(1), 300)];
}
