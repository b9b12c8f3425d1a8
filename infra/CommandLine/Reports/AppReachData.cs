using SharedBandwidth.Simulation.Impact;

namespace SharedBandwidth.CommandLine.Reports;

/// <summary>The ports of an app that are reached when an update has ended, and those that are not.</summary>
internal sealed record AppReachData(string App, IReadOnlyList<string> Reached, IReadOnlyList<string> NotReached)
{
    public static IEnumerable<AppReachData> Of(IEnumerable<AppReach> apps) =>
        apps.Select(app => new AppReachData(app.App, app.Reached, app.NotReached));
}
