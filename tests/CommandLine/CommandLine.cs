using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SharedBandwidth.CommandLine;
using SharedBandwidth.CommandLine.Console;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine;

/// <summary>The tool <c>shared-bandwidth</c>, its output through pipes.</summary>
internal static class CommandLine
{
    private static readonly Regex _blanks = new(@"\s+");

    // What the tool is told of files is relative to where it is started; that is one place for all tests of this process.
    static CommandLine() => Directory.SetCurrentDirectory(Repository.Root);

    public static Task<CommandResult> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string>(), arguments);

    /// <param name="columns">How wide the output is to be.</param>
    /// <param name="arguments">What is typed behind the tool's name.</param>
    public static Task<CommandResult> RunAsync(int columns, string[] arguments) =>
        RunAsync(new Dictionary<string, string> { ["COLUMNS"] = columns.ToString(CultureInfo.InvariantCulture) }, arguments);

    /// <summary>In this process.</summary>
    /// <param name="variables">What is set, beside the path; nothing else is.</param>
    /// <param name="arguments">What is typed behind the tool's name.</param>
    public static async Task<CommandResult> RunAsync(IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        using var stream = new MemoryStream();
        await using var output = new StreamWriter(stream) { AutoFlush = true, NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await SharedBandwidthTool.RunAsync(
            arguments,
            new Terminal
            {
                OutputStream = stream,
                Output = output,
                Error = error,
                Variables = variables.ToImmutableDictionary().Add("PATH", Environment.GetEnvironmentVariable("PATH") ?? ""),
            });
        return new CommandResult(exitCode, Encoding.UTF8.GetString(stream.ToArray()), error.ToString());
    }

    /// <summary>In a process of its own, its output through pipes.</summary>
    /// <param name="environment">Variables that are set otherwise.</param>
    /// <param name="arguments">What is typed behind the tool's name.</param>
    public static async Task<CommandResult> RunProcessAsync(Dictionary<string, string> environment, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "shared-bandwidth.dll");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment.Remove("NO_COLOR");
        start.Environment.Remove("COLUMNS");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

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

    public static string OneLine(string text) => _blanks.Replace(text, " ").Trim();
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
