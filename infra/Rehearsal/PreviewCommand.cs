using System.CommandLine;
using SharedBandwidth.Rehearsal.Projects;
using SharedBandwidth.Rehearsal.Rendering;

namespace SharedBandwidth.Rehearsal;

/// <summary><c>preview STACK</c>: what a deployment would make, what to buy, and what was found.</summary>
internal static class PreviewCommand
{
    public static Command Create()
    {
        var stack = new Argument<string>("stack") { Description = "Stack to preview, such as prod" };
        var config = new Option<string?>("--config") { Description = "Stack file to use instead of Pulumi.STACK.yaml", HelpName = "FILE" };
        var folder = new Option<string?>("--cwd") { Description = "Project folder; otherwise the nearest one with a Pulumi.yaml", HelpName = "DIR" };
        var json = new Option<bool>("--json") { Description = "Write the same facts as JSON" };
        var command = new Command("preview", "Show what a deployment would make, what to buy and why, and what was found.") { stack, config, folder, json };
        command.SetAction((parsed, _) => RunAsync(parsed.GetRequiredValue(stack), parsed.GetValue(config), parsed.GetValue(folder), parsed.GetValue(json)));
        return command;
    }

    private static async Task<int> RunAsync(string stack, string? configFile, string? folder, bool asJson)
    {
        var project = ProjectFolder.Open(folder);
        var stackFile = project.StackFile(stack, configFile);
        var run = await Rehearsal.RunAsync(project.Name, stack, project.ReadConfig(stackFile)).ConfigureAwait(false);
        if (asJson)
        {
            await using var output = Console.OpenStandardOutput();
            PreviewJson.Write(run, output);
            output.WriteByte((byte)'\n');
        }
        else
        {
            PreviewText.Write(run, Terminal.Output());
        }

        if (run.HasErrors)
        {
            PreviewText.WriteErrors(run, Path.GetFileName(stackFile), Terminal.Error());
        }

        return run.HasErrors ? ExitCode.ErrorsFound : ExitCode.Fine;
    }
}
