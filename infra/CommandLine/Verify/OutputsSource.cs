using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.CommandLine.Verify;

/// <summary>Where the outputs of a stack are taken from: a file, standard input, or pulumi.</summary>
internal static class OutputsSource
{
    private const string StandardInput = "-";

    /// <exception cref="UsageError">There are none, or they cannot be used.</exception>
    public static async Task<StackOutputs> ReadAsync(GivenStack stack, string? file, Terminal terminal, CancellationToken stop)
    {
        switch (file)
        {
            case null:
                return StackOutputs.Parse("pulumi stack output", await AskPulumiAsync(stack, stop).ConfigureAwait(false));
            case StandardInput:
                using (var content = new MemoryStream())
                {
                    await terminal.InputStream.CopyToAsync(content, stop).ConfigureAwait(false);
                    return StackOutputs.Parse("--outputs -", content.ToArray());
                }

            default:
                return StackOutputs.Parse($"--outputs {file}", await ReadFileAsync(file, stop).ConfigureAwait(false));
        }
    }

    private static async Task<byte[]> ReadFileAsync(string file, CancellationToken stop)
    {
        try
        {
            return await File.ReadAllBytesAsync(file, stop).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageError(
                $"--outputs {file} cannot be read: {exception.Message.TrimEnd('.')}. Give a file with what 'pulumi stack output --json' " +
                "writes.");
        }
    }

    private static async Task<byte[]> AskPulumiAsync(GivenStack stack, CancellationToken stop)
    {
        var start = new ProcessStartInfo(
            "pulumi",
            [
                "stack", "output", "--json", "--stack", stack.Name, "--cwd", Path.GetFullPath(stack.Folder.FolderPath), "--non-interactive",
                "--color", "never",
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Start(start);
        try
        {
            using var content = new MemoryStream();
            var output = process.StandardOutput.BaseStream.CopyToAsync(content, stop);
            var errors = await process.StandardError.ReadToEndAsync(stop).ConfigureAwait(false);
            await output.ConfigureAwait(false);
            await process.WaitForExitAsync(stop).ConfigureAwait(false);
            return process.ExitCode == 0
                ? content.ToArray()
                : throw new UsageError(
                    $"pulumi stack output of {stack.Name} failed: {Sentence.Shorten(errors.Trim()).TrimEnd('.')}. Run it yourself to see " +
                    "all of it, or name a file with the outputs by --outputs.");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new UsageError(
                "There is no pulumi on the path to ask for the stack's outputs; install it, or name a file with what 'pulumi stack " +
                "output --json' writes by --outputs.");
        }
    }
}
