using System.CommandLine;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Impact;

namespace SharedBandwidth.CommandLine.Destroy;

/// <summary><c>destroy STACK --rehearse</c>: the order, what blocks it, and what goes on being billed.</summary>
internal static class DestroyCommand
{
    public static Command Create(Terminal terminal)
    {
        var arguments = new UpdateArguments();
        var skipPreview = new Option<bool>("--skip-preview")
        {
            Description = "As with pulumi's option, which the Automation API always sets: what is protected stops it only on the way",
        };
        var command = new Command("destroy", "Rehearse a destruction: the order, what blocks it, and what goes on being billed.");
        arguments.AddTo(command);
        command.Add(skipPreview);
        command.SetAction((parsed, _) =>
            RunAsync(arguments.Read(parsed), parsed.GetValue(skipPreview), arguments.AsJson(parsed), terminal));
        return command;
    }

    private static async Task<int> RunAsync(
        (GivenStack Stack, UpdateOptions Options) asked, bool skipsPreview, bool asJson, Terminal terminal)
    {
        if (await UpdateArguments.RunAsync(asked.Stack, asJson, terminal).ConfigureAwait(false) is not { } run)
        {
            return ExitCode.ErrorsFound;
        }

        var destroy = DestructionOutcome.Run(run, asked.Options, skipsPreview);
        if (asJson)
        {
            DestroyData.Of(run, destroy).Write(terminal.OutputStream);
        }
        else
        {
            DestroyText.Write(run, destroy, terminal.OutputConsole());
        }

        return destroy.Execution is { IsDone: true } ? ExitCode.Fine : ExitCode.ErrorsFound;
    }
}
