using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using SharedBandwidth.Planning.Measured;

namespace SharedBandwidth.Tests.Planning.Measured;

/// <summary>Up to five apps with up to a few days of samples, some with gaps.</summary>
public sealed record MeasuredApps(int StepSeconds, double[][] Mbps)
{
    internal SampleSet? ToSamples(int? apps = null)
    {
        var rows = Mbps.Take(apps ?? Mbps.Length).Select((mbps, i) => (((char)('a' + i)).ToString(), mbps)).ToArray();
        return rows.Any(row => row.mbps.Any(v => !double.IsNaN(v))) ? Samples.Of(rows, StepSeconds) : null;
    }

    public override string ToString() => $"{StepSeconds} s: {string.Join(" | ", Mbps.Select(row => string.Join(' ', row.Select(v => v.ToString(CultureInfo.InvariantCulture)))))}";
}

/// <summary>Some values in any order, at least one.</summary>
public sealed record Values(double[] Mbps);

/// <summary>A small circular profile and a slack, small enough to try every cover.</summary>
public sealed record SmallProfile(int?[] Mbps, int Slack)
{
    public override string ToString() => $"slack {Slack}: {string.Join(' ', Mbps.Select(v => v?.ToString(CultureInfo.InvariantCulture) ?? "-"))}";
}

/// <summary>Makes the inputs of the laws about samples.</summary>
public static class MeasuredGenerators
{
    private static readonly Gen<double> _mbps = Gen.OneOf(Gen.Choose(0, 2000).Select(v => (double)v), Gen.Choose(0, 20_000).Select(v => v / 8.0), Gen.Elements(0.0, 500, 1000));

    public static Arbitrary<MeasuredApps> Apps()
    {
        var withGaps = Gen.Frequency((19, _mbps), (1, Gen.Constant(double.NaN)));
        var apps =
            from step in Gen.Elements(60, 300)
            from length in Gen.Frequency((3, Gen.Choose(1, 40)), (1, Gen.Choose(1400, 3000)))
            from count in Gen.Choose(1, 5)
            from gaps in Gen.Elements(false, true)
            from rows in (gaps ? withGaps : _mbps).ArrayOf(length).ArrayOf(count)
            select new MeasuredApps(step, rows);
        return apps.ToArbitrary();
    }

    public static Arbitrary<Values> SomeValues() => Gen.Choose(1, 400).SelectMany(length => _mbps.ArrayOf(length)).Select(v => new Values(v)).ToArbitrary();

    public static Arbitrary<SmallProfile> SmallProfiles()
    {
        var cell = Gen.Frequency((8, Gen.Choose(0, 5).Select(v => (int?)v)), (1, Gen.Constant((int?)null)));
        var profiles =
            from length in Gen.Choose(1, 7)
            from cells in cell.ArrayOf(length)
            from slack in Gen.Choose(0, 3)
            select new SmallProfile(cells, slack);
        return Arb.From(profiles, p => p.Mbps.Length == 1 ? [] : [p with { Mbps = p.Mbps[1..] }, p with { Mbps = p.Mbps[..^1] }]);
    }
}
