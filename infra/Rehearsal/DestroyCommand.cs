using System.CommandLine;
using SharedBandwidth.Rehearsal.Change;
using SharedBandwidth.Rehearsal.Engine;
using SharedBandwidth.Rehearsal.Rendering;

namespace SharedBandwidth.Rehearsal;

/// <summary><c>destroy STACK --rehearse</c>: the order, what blocks it, and what goes on being billed.</summary>
internal static class DestroyCommand
{
    public static Command Create()
    {
        var arguments = new UpdateArguments();
        var command = new Command("destroy", "Rehearse a destruction: the order, what blocks it, and what goes on being billed.");
        arguments.AddTo(command);
        command.SetAction((parsed, _) => RunAsync(arguments.Read(parsed), arguments.AsJson(parsed)));
        return command;
    }

    private static async Task<int> RunAsync((GivenStack Stack, UpdateOptions Options) asked, bool asJson)
    {
        if (await UpdateArguments.RunAsync(asked.Stack).ConfigureAwait(false) is not { } run)
        {
            return ExitCode.ErrorsFound;
        }

        var destroy = RehearsedDestroy.Run(run, asked.Options);
        if (asJson)
        {
            await using var output = Console.OpenStandardOutput();
            UpdateJson.Write(run, destroy, output);
        }
        else
        {
            UpdateText.Write(run, destroy, Terminal.Output());
        }

        return destroy.Execution is { IsDone: true } ? ExitCode.Fine : ExitCode.ErrorsFound;
    }
}
