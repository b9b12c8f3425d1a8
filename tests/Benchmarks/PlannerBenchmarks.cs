using BenchmarkDotNet.Attributes;
using SharedBandwidth.Planning.Demand;

namespace SharedBandwidth.Benchmarks;

/// <summary>The planner alone, for apps with four windows each.</summary>
[MemoryDiagnoser]
// In this process: a generated project of the library's own would not know this repository's output folders.
[InProcess]
public class PlannerBenchmarks
{
    private AppDemand[] _demands = [];

    [Params(100, 10_000)]
    public int Apps { get; set; }

    [GlobalSetup]
    public void CreateDemands()
    {
        var random = new Random(1);
        _demands = [.. Enumerable.Range(0, Apps).Select(i => new AppDemand(
            $"app{i}",
            random.Next(1, 100),
            [.. Enumerable.Range(0, 4).Select(_ => RandomWindow(random))]))];
    }

    [Benchmark]
    public BandwidthPlan Plan() => BandwidthPlanner.Plan(_demands, new BandwidthRequest(DeclaredMbps: null, HeadroomPercent: 0));

    private static DemandWindow RandomWindow(Random random)
    {
        var from = random.Next(DayMinute.PerDay);
        return new DemandWindow(from, (from + random.Next(30, 600)) % DayMinute.PerDay, random.Next(100, 1000));
    }
}
