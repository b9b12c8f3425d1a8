using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Recording;
using Spectre.Console;

namespace SharedBandwidth.CommandLine.Reports;

/// <summary>Steps in words and signs.</summary>
internal static class StepText
{
    // A value longer than this is cut: a script, say.
    private const int LongestValue = 60;

    /// <summary>"3 to create, 1 to replace", in a fixed order; what is replaced counts once.</summary>
    public static string Counts(IEnumerable<ResourceStep> steps)
    {
        var counts = steps.CountBy(step => step.Kind).ToDictionary();
        (StepKind Kind, string Verb)[] verbs =
        [
            (StepKind.Create, "to create"), (StepKind.Update, "to update in place"), (StepKind.Replace, "to replace"),
            (StepKind.Delete, "to delete"),
            (StepKind.Read, "to read"), (StepKind.Forget, "to forget"),
        ];
        return string.Join(", ", verbs.Where(verb => counts.ContainsKey(verb.Kind))
            .Select(verb => $"{Format.Number(counts[verb.Kind])}{Format.FixedSpace}{verb.Verb}"));
    }

    public static string Sign(StepKind kind) => kind switch
    {
        StepKind.Create => "+",
        StepKind.Update => "~",
        StepKind.Replace => "±",
        StepKind.Delete or StepKind.DeleteReplaced => "-",
        StepKind.Read => ">",
        _ => "·",
    };

    public static Style StyleOf(StepKind kind) => kind switch
    {
        StepKind.Create => Styles.Series[2],
        StepKind.Update or StepKind.Read => Styles.Note,
        StepKind.Replace or StepKind.Delete or StepKind.DeleteReplaced => Styles.Error,
        _ => Styles.Dim,
    };

    public static string Name(ResourceStep step) =>
        $"{step.Key.ShortType} {step.Key.Name}{(step.FormerKey is { } former ? $" (was {former.Name})" : "")}";

    public static string Change(PropertyChange change) =>
        $"{change.Name}: {Value(change.Before)} -> {Value(change.After)}{(change.ForcesReplacement ? " (forces the replacement)" : "")}";

    /// <summary>A failure with the call and the service's code, or Pulumi's own refusal.</summary>
    public static string Failure(ResourceStep step) => step.Failure switch
    {
        { Action: { } action, Refusal: var refusal } => $"{Name(step)}: {action} is refused with {refusal.Code}. {refusal.Message}",
        { Refusal: var refusal } => refusal.Message,
        null => "",
    };

    private static string Value(object? value)
    {
        var text = value is null ? "(not set)" : AttributeText.Of(value).Replace('\n', ' ');
        return text.Length <= LongestValue ? text : $"{text[..(LongestValue - 1)]}…";
    }
}
