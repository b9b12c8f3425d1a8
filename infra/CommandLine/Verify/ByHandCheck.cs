using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Files;

namespace SharedBandwidth.CommandLine.Verify;

/// <summary><c>verify STACK --refresh FILE</c>: what was changed in the account beside Pulumi.</summary>
internal static class ByHandCheck
{
    /// <param name="stack">The stack.</param>
    /// <param name="file">What Pulumi found; <c>-</c>: standard input.</param>
    /// <param name="asJson">Whether to write JSON.</param>
    /// <param name="terminal">Where to write.</param>
    /// <exception cref="UsageError">The file cannot be used.</exception>
    public static async Task<int> RunAsync(GivenStack stack, string file, bool asJson, Terminal terminal)
    {
        var found = RefreshFile.Read(file, terminal.InputStream, stack.Project, stack.Name);
        if (await UpdateArguments.RunAsync(stack, asJson, terminal).ConfigureAwait(false) is not { } run)
        {
            // Nothing was compared then; 1 would say that something was changed.
            return ExitCode.Unusable;
        }

        var report = ByHandReport.Of(run, found.Found(run.Resources));
        if (asJson)
        {
            ByHandData.Of(report).Write(terminal.OutputStream);
        }
        else
        {
            ByHandText.Write(report, terminal.OutputConsole());
        }

        return report.IsUnchanged ? ExitCode.Fine : ExitCode.ErrorsFound;
    }
}
