using System.CommandLine;
using SharedBandwidth.Cloud;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Provider;

namespace SharedBandwidth.CommandLine.Up;

/// <summary><c>up STACK --rehearse</c>: a deployment step by step, and what a failure leaves behind.</summary>
internal static class UpCommand
{
    // Never retried by the provider.
    private const string DefaultCode = ErrorCodes.PermissionDenied;

    public static Command Create(Terminal terminal)
    {
        var arguments = new UpdateArguments();
        var fail = new Option<string[]>("--fail")
        {
            Description = "Have a call fail once: API action, resource name and, if you like, the service's error code",
            HelpName = "ACTION:RESOURCE[:CODE]",
        };
        var against = new Option<string?>("--against")
        {
            Description = "Begin with what is deployed: a git revision, a plan that was saved, or a state from pulumi stack export",
            HelpName = "REF|FILE",
        };
        var command = new Command("up", "Rehearse a deployment: the order, the time it takes, and what a failure leaves behind.");
        arguments.AddTo(command);
        command.Add(against);
        command.Add(fail);
        command.SetAction((parsed, _) => RunAsync(
            arguments.Read(parsed), parsed.GetValue(against), parsed.GetValue(fail) ?? [], arguments.AsJson(parsed), terminal));
        return command;
    }

    private static async Task<int> RunAsync(
        (GivenStack Stack, UpdateOptions Options) asked, string? against, string[] failures, bool asJson, Terminal terminal)
    {
        if (await UpdateArguments.RunAsync(asked.Stack, asJson, terminal).ConfigureAwait(false) is not { } run)
        {
            return ExitCode.ErrorsFound;
        }

        var compared = against is null ? null : await ComparedWith.FindAsync(asked.Stack, run, against).ConfigureAwait(false);
        var faults = failures.Select(Read).ToList();
        if (faults.Count > 0)
        {
            Check(faults, Play(asked.Options).Result);
        }

        var update = Play(asked.Options with { Faults = [.. faults] });
        if (asJson)
        {
            UpData.Of(run, compared, update).Write(terminal.OutputStream);
        }
        else
        {
            UpText.Write(run, compared, update, asked.Options.Parallel, terminal.OutputConsole());
        }

        // A failure that was asked for is what was to be seen; one that was not is an error.
        return update.Result.IsDone || (faults.Count > 0 && update.NextRun is { IsDone: true }) ? ExitCode.Fine : ExitCode.ErrorsFound;

        DeploymentOutcome Play(UpdateOptions options) => DeploymentOutcome.Run(
            () => compared?.Deploy(options) ?? new DeployedStack(options.Times), run.Resources, run.Quotas, options);
    }

    private static Fault Read(string text) => text.Split(':') switch
    {
        [{ Length: > 0 } action, { Length: > 0 } resource] => new Fault(action, resource, DefaultCode),
        [{ Length: > 0 } action, { Length: > 0 } resource, { Length: > 0 } code] => new Fault(action, resource, code),
        _ => throw new UsageError(
            $"--fail {text}: this is not ACTION:RESOURCE or ACTION:RESOURCE:CODE; write, for example, " +
            "CreateForwardEntry:shared-bandwidth-ecs1-http."),
    };

    // The calls of an undisturbed run are those that can fail.
    private static void Check(List<Fault> faults, UpdateResult undisturbed)
    {
        foreach (var fault in faults)
        {
            if (undisturbed.Calls.IsEmpty)
            {
                throw new UsageError(
                    $"--fail {fault.Action}:{fault.ResourceName}: this update makes no call that could fail; leave --fail out.");
            }

            string[] actions = [.. undisturbed.Calls.Select(call => call.Action).Distinct().Order(StringComparer.Ordinal)];
            if (!actions.Contains(fault.Action))
            {
                throw new UsageError(
                    $"--fail: {fault.Action} is not a call of this deployment; its calls are " +
                    $"{Sentence.And(actions)}.{DidYouMean.For(fault.Action, actions)}");
            }

            string[] resources = [.. undisturbed.Calls.Where(call => call.Action == fault.Action).Select(call => call.Resource.Name)
                .Distinct().Order(StringComparer.Ordinal)];
            if (!resources.Contains(fault.ResourceName))
            {
                throw new UsageError(
                    $"--fail: {fault.Action} is not called for {fault.ResourceName}; it is for " +
                    $"{Sentence.AndAtMost(resources, 8)}.{DidYouMean.For(fault.ResourceName, resources)}");
            }
        }
    }
}
