using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Simulation.Engine;

namespace SharedBandwidth.CommandLine.Reports;

/// <summary>When each step began and ended, as bars over one time axis; the steps that decide how long it all takes stand out.</summary>
internal static class TimelineChart
{
    private const char Critical = '█';
    private const char Other = '░';
    private const int WidestBar = 100;
    private const int WidestLabel = 46;

    // More than these, and the steps of a kind share a row.
    private const int MostRows = 60;

    public static void Write(Page page, IReadOnlyCollection<ResourceStep> steps, IReadOnlyCollection<ResourceStep> criticalPath)
    {
        var timed = steps.Where(step => step.End > step.Start || step.Failure is not null).ToList();
        var start = timed.Select(step => step.Start).DefaultIfEmpty().Min();
        var end = timed.Select(step => step.End).DefaultIfEmpty().Max();
        if (start == end)
        {
            return;
        }

        var critical = criticalPath.ToHashSet<ResourceStep>(ReferenceEqualityComparer.Instance);
        List<Row> rows = timed.Count <= MostRows
            ? [.. timed.Select(step => new Row(StepText.Name(step), [step]))]
            : [.. timed.GroupBy(step => (step.Kind, step.Key.ShortType))
                .Select(kind => new Row($"{Format.Number(kind.Count())} {kind.Key.ShortType}", [.. kind]))];

        // Indent, sign, gaps and note are as wide as they are; label and bar share the rest.
        var room = page.Width - 7 - rows.Max(row => row.Note.Length);
        var labelWidth = Math.Min(Math.Min(rows.Max(row => row.Label.Length), WidestLabel), room * 3 / 5);
        var barWidth = Math.Min(room - labelWidth, WidestBar);
        var perColumn = (end - start) / barWidth;

        page.Heading(TextSpan.Bold("Timeline"), TextSpan.Dim(
            $" ({Format.Time(end - start)}; a column is {Format.Time(TimeSpan.FromSeconds(Math.Round(perColumn.TotalSeconds, 1)))})"));
        foreach (var row in rows)
        {
            var first = row.Steps[0];
            var bar = new char[barWidth];
            Array.Fill(bar, ' ');
            foreach (var step in row.Steps.OrderBy(critical.Contains))
            {
                var from = Math.Min((int)((step.Start - start) / perColumn), barWidth - 1);
                var to = Math.Clamp((int)Math.Ceiling((step.End - start) / perColumn), from + 1, barWidth);
                Array.Fill(bar, critical.Contains(step) ? Critical : Other, from, to - from);
            }

            page.Line(
            [
                Indent.Body.First,
                TextSpan.Of($"{StepText.Sign(first.Kind)} ", StepText.StyleOf(first.Kind)),
                Fit(row.Label, labelWidth),
                "  ",
                TextSpan.Of(
                    new string(bar),
                    first.Failure is not null ? Styles.Error : row.Steps.Exists(critical.Contains) ? Styles.Warning : Styles.Note),
                " ",
                TextSpan.Dim(row.Note),
            ]);
        }

        page.Wrapped(Indent.Body, TextSpan.Dim($"{Critical} on the critical path   {Other} beside it"));
    }

    // The end of a name tells more than its middle.
    private static string Fit(string label, int width) =>
        label.Length <= width ? label.PadRight(width) : $"{label[..(width / 2)]}…{label[^(width - (width / 2) - 1)..]}";

    private sealed record Row(string Label, List<ResourceStep> Steps)
    {
        public string Note
        {
            get
            {
                var retries = Steps.Sum(step => step.Retries + step.HookRetries);
                return Steps.Any(step => step.Failure is not null) ? "failed"
                    : retries > 0 ? Format.Count(retries, "retry", "retries")
                    : "";
            }
        }
    }
}
