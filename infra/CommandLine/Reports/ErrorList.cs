using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Findings;
using Spectre.Console;

namespace SharedBandwidth.CommandLine.Reports;

/// <summary>The errors of a configuration, apart from everything else.</summary>
internal static class ErrorList
{
    /// <summary>The errors alone; nothing when there are none.</summary>
    /// <param name="findings">All findings.</param>
    /// <param name="fileName">The file that the errors are in, such as <c>Pulumi.prod.yaml</c>.</param>
    /// <param name="console">Where to write, usually to the stream of errors.</param>
    public static void Write(IReadOnlyCollection<Finding> findings, string fileName, IAnsiConsole console)
    {
        ArgumentNullException.ThrowIfNull(console);
        List<Finding> errors = [.. findings.Where(finding => finding.Severity == Severity.Error)];
        if (errors.Count > 0)
        {
            var page = Page.For(console);
            Write(page, errors, fileName);
            page.WriteTo(console);
        }
    }

    /// <summary>All that a verb has to say of a stack with errors: as JSON what was found, if that is asked for, and the errors.</summary>
    /// <param name="project">The project's name.</param>
    /// <param name="stack">The stack's name.</param>
    /// <param name="plan">The plan, which has errors.</param>
    /// <param name="fileName">The file that they are in.</param>
    /// <param name="asJson">Whether JSON is asked for.</param>
    /// <param name="terminal">Where to write.</param>
    public static void Write(string project, string stack, StackPlan plan, string fileName, bool asJson, Terminal terminal)
    {
        if (asJson)
        {
            ErrorData.Of(project, stack, plan).Write(terminal.OutputStream);
        }

        Write(plan.Findings, fileName, terminal.ErrorConsole());
    }

    private static void Write(Page page, List<Finding> errors, string fileName)
    {
        page.Wrapped(
            new Indent("", "  "),
            TextSpan.Of($"{Format.Count(errors.Count, "error")} in {fileName}; nothing would be deployed.", Styles.Error));
        foreach (var error in errors)
        {
            page.Wrapped(new Indent("  ", "    "), TextSpan.Bold(error.Code.Id), $" {error.Subject}: {error.Message}");
        }
    }
}
