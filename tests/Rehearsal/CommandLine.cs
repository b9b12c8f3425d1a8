using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace SharedBandwidth.Tests.Rehearsal;

/// <summary>The built command line in a process of its own, its output through pipes.</summary>
internal static partial class CommandLine
{
    public static Task<CommandResult> RunAsync(params string[] arguments) => RunAsync(null, arguments);

    /// <param name="columns">How wide the output is to be; null: as a pipe gets it.</param>
    /// <param name="arguments">What is typed behind the program's name.</param>
    public static async Task<CommandResult> RunAsync(int? columns, string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "SharedBandwidth.Rehearsal.dll");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment.Remove("NO_COLOR");
        start.Environment["COLUMNS"] = columns?.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandResult(process.ExitCode, await output, await error);
    }

    /// <summary>Previews a stack file with this content in place of Pulumi.test.yaml, in this project.</summary>
    public static async Task<CommandResult> PreviewAsync(string stackFile, params string[] arguments)
    {
        using var folder = new TemporaryProject(projectFile: null);
        return await RunAsync(["preview", "test", "--config", folder.Write("Pulumi.test.yaml", stackFile), .. arguments]);
    }

    public static string OneLine(string text) => Blanks().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}

internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>What holds for every run: no stack trace, and no escape sequence through a pipe.</summary>
    public CommandResult Clean()
    {
        Assert.DoesNotContain("   at ", Output + Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Output + Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', Output + Error);
        return this;
    }
}
