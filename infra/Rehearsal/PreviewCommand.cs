using System.CommandLine;
using SharedBandwidth.Rehearsal.Change;
using SharedBandwidth.Rehearsal.Engine;
using SharedBandwidth.Rehearsal.Rendering;

namespace SharedBandwidth.Rehearsal;

/// <summary><c>preview STACK</c>: what a deployment would make, what to buy, and what was found.</summary>
internal static class PreviewCommand
{
    public static Command Create()
    {
        var stack = new StackArguments();
        var json = new Option<bool>("--json") { Description = "Write the same facts as JSON" };
        var against = new Option<string?>("--against") { Description = "Show what changes compared with a git revision, or with a plan that was saved", HelpName = "REF|FILE" };
        var save = new Option<string?>("--save") { Description = "Save the plan, for a later --against", HelpName = "FILE" };
        var command = new Command("preview", "Show what a deployment would make, what to buy and why, and what was found.");
        stack.AddTo(command);
        command.Add(json);
        command.Add(against);
        command.Add(save);
        command.SetAction((parsed, _) => RunAsync(stack.Read(parsed), parsed.GetValue(against), parsed.GetValue(save), parsed.GetValue(json)));
        return command;
    }

    private static async Task<int> RunAsync(GivenStack stack, string? against, string? save, bool asJson)
    {
        var run = await Rehearsal.RunAsync(stack.Project, stack.Name, stack.Config).ConfigureAwait(false);
        var compared = against is null || run.HasErrors ? null : await ComparedWith.FindAsync(stack, against).ConfigureAwait(false);
        var change = compared is null ? null : ChangeRehearsal.Run(compared.Resources, run.Resources, run.Quotas, new UpdateOptions());
        if (save is not null && !run.HasErrors)
        {
            PlanFile.Save(save, run);
        }

        if (asJson)
        {
            await using var output = Console.OpenStandardOutput();
            PreviewJson.Write(run, output, json =>
            {
                if (change is not null)
                {
                    UpdateJson.WriteMembers(json, compared!, change);
                }
            });
        }
        else if (change is not null)
        {
            ChangeText.Write(run, compared!, change, Terminal.Output());
        }
        else
        {
            PreviewText.Write(run, Terminal.Output());
        }

        PreviewText.WriteErrors(run.Findings, stack.FileName, Terminal.Error());
        return run.HasErrors || change is { IsPossible: false } ? ExitCode.ErrorsFound : ExitCode.Fine;
    }
}
