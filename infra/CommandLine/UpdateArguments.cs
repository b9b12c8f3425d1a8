using System.CommandLine;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine;

/// <summary>What the verbs that play an update are told.</summary>
internal sealed class UpdateArguments
{
    private readonly StackArguments _stack = new();
    private readonly Option<bool> _rehearse = new("--rehearse")
    {
        Description = "Play it against the model; nothing else is possible here, and pulumi itself does it for real",
    };
    private readonly Option<int?> _parallel = WholeNumberOption.Create(
        "--parallel", "NUMBER", "How many resources are worked on at once; four for each core when left out, as Pulumi does",
        "give a number from 1 on");
    private readonly Option<bool> _continueOnError = new("--continue-on-error")
    {
        Description = "Go on with what does not depend on a failure, as pulumi does with this option",
    };
    private readonly Option<bool> _json = new("--json") { Description = "Write the same facts as JSON" };

    public void AddTo(Command command)
    {
        _stack.AddTo(command);
        command.Add(_rehearse);
        command.Add(_parallel);
        command.Add(_continueOnError);
        command.Add(_json);
    }

    public bool AsJson(ParseResult parsed) => parsed.GetValue(_json);

    /// <exception cref="UsageError">There is no <c>--rehearse</c>, no such stack, or a number that cannot be.</exception>
    public (GivenStack Stack, UpdateOptions Options) Read(ParseResult parsed)
    {
        var verb = parsed.CommandResult.Command.Name;
        if (!parsed.GetValue(_rehearse))
        {
            throw new UsageError(
                $"This tool touches no account: write {verb} STACK --rehearse to rehearse it, or use pulumi {verb} to do it.");
        }

        var options = new UpdateOptions { ContinuesOnError = parsed.GetValue(_continueOnError) };
        if (parsed.GetValue(_parallel) is { } parallel)
        {
            options = parallel >= 1
                ? options with { Parallel = parallel }
                : throw new UsageError($"--parallel {parallel}: at least 1 resource must be worked on at once; give a number from 1 on.");
        }

        return (_stack.Read(parsed), options);
    }

    /// <summary>Rehearses the program; null where its configuration has errors, which are then written.</summary>
    public static async Task<ProgramRun?> RunAsync(GivenStack stack, bool asJson, Terminal terminal)
    {
        var run = await ProgramRunner.RunAsync(stack.Project, stack.Name, stack.Config).ConfigureAwait(false);
        if (run.HasErrors)
        {
            ErrorList.Write(stack.Project, stack.Name, run.Plan, stack.FileName, asJson, terminal);
            return null;
        }

        return run;
    }
}
