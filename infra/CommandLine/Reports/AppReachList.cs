using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Simulation.Impact;

namespace SharedBandwidth.CommandLine.Reports;

/// <summary>The apps that are reached from outside when an update has ended, and those that are not.</summary>
internal static class AppReachList
{
    public static void Write(Page page, string heading, IReadOnlyCollection<AppReach> apps)
    {
        page.Heading(TextSpan.Bold(heading));
        if (apps.Where(app => app.IsWhole).Select(app => app.App).ToList() is { Count: > 0 } reached)
        {
            page.Wrapped(Indent.Item("- "), $"reached: {NameList.Of(reached)}");
        }

        if (apps.Where(app => app.Reached.IsEmpty).Select(app => app.App).ToList() is { Count: > 0 } lost)
        {
            page.Wrapped(Indent.Item("- "), TextSpan.Of($"not reached: {NameList.Of(lost)}", Styles.Warning));
        }

        foreach (var app in apps.Where(app => !app.IsWhole && !app.Reached.IsEmpty))
        {
            // A port's key may be any word, such as "all".
            var ports = $"{(app.NotReached.Length == 1 ? "port" : "ports")} {Sentence.And(app.NotReached)}";
            page.Wrapped(Indent.Item("- "), TextSpan.Of($"not reached: {app.App}, {ports}", Styles.Warning));
        }
    }
}
