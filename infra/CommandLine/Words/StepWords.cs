using System.Globalization;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Sizing.Measured;

namespace SharedBandwidth.CommandLine.Words;

/// <summary>Why samples cannot be used for the step between them, for people.</summary>
internal static class StepWords
{
    private const int LongestMinutes = 60;

    public static string Of(StepProblem problem) => problem.Kind switch
    {
        StepProblemKind.Mixed =>
            "The samples are mixed: " +
            $"{Sentence.AndAtMost(problem.FoundMinutes.Zip(problem.Apps, (step, app) => $"{app} has some every {step} min"), 4)}; export " +
            $"all of them with one step{(Common(problem) is { } common ? $", or average them with --step {common}" : "")}.",
        StepProblemKind.NotAMultiple =>
            $"The samples are {Sentence.And(problem.FoundMinutes.Select(Minutes))} min apart, and --step {problem.AskedMinutes} is no " +
            $"multiple of it; {(Common(problem) is { } common ? $"write --step {common}, or " : "")}leave --step out.",
        _ =>
            $"The samples are {Minutes(problem.FoundMinutes[0])} min apart, and steps of " +
            $"{Sentence.Or(StepFinder.AllowedMinutes.Select(Minutes))} min can be read; export them with one of those" +
            $"{(problem.FoundMinutes[0] < LongestMinutes ? ", or say with --step how far apart they are if there are gaps" : "")}.",
    };

    // The shortest step that all of them divide.
    private static int? Common(StepProblem problem) =>
        StepFinder.AllowedMinutes.Where(minutes => problem.FoundMinutes.All(found => minutes % found == 0)).Cast<int?>().FirstOrDefault();

    private static string Minutes(int minutes) => minutes.ToString(CultureInfo.InvariantCulture);
}
