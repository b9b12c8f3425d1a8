using System.CommandLine;
using SharedBandwidth.Rehearsal.Rendering;

namespace SharedBandwidth.Rehearsal;

/// <summary><c>preview STACK</c>: what a deployment would make, what to buy, and what was found.</summary>
internal static class PreviewCommand
{
    public static Command Create()
    {
        var stack = new StackArguments();
        var json = new Option<bool>("--json") { Description = "Write the same facts as JSON" };
        var command = new Command("preview", "Show what a deployment would make, what to buy and why, and what was found.");
        stack.AddTo(command);
        command.Add(json);
        command.SetAction((parsed, _) => RunAsync(stack.Read(parsed), parsed.GetValue(json)));
        return command;
    }

    private static async Task<int> RunAsync(GivenStack stack, bool asJson)
    {
        var run = await Rehearsal.RunAsync(stack.Project, stack.Name, stack.Config).ConfigureAwait(false);
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

        PreviewText.WriteErrors(run.Findings, stack.FileName, Terminal.Error());
        return run.HasErrors ? ExitCode.ErrorsFound : ExitCode.Fine;
    }
}
