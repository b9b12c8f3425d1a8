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
        var command = new Command("destroy", "Rehearse a destruction: the order, what blocks it, and what goes on being billed.");
        arguments.AddTo(command);
        command.SetAction((parsed, _) => RunAsync(arguments.Read(parsed), arguments.AsJson(parsed), terminal));
        return command;
    }

    private static async Task<int> RunAsync((GivenStack Stack, UpdateOptions Options) asked, bool asJson, Terminal terminal)
    {
        if (await UpdateArguments.RunAsync(asked.Stack, terminal).ConfigureAwait(false) is not { } run)
        {
            return ExitCode.ErrorsFound;
        }

        var destroy = DestructionOutcome.Run(run, asked.Options);
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
