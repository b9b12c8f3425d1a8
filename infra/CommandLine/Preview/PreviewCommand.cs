using System.CommandLine;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Preview;

/// <summary><c>preview STACK</c>: what a deployment would make, what to buy, and what was found.</summary>
internal static class PreviewCommand
{
    public static Command Create(Terminal terminal)
    {
        var stack = new StackArguments();
        var json = new Option<bool>("--json") { Description = "Write the same facts as JSON" };
        var against = new Option<string?>("--against")
        {
            Description = "Show what changes compared with a git revision, a plan that was saved, or a state from pulumi stack export",
            HelpName = "REF|FILE",
        };
        var skipPreview = new Option<bool>("--skip-preview")
        {
            Description =
                "With --against, as with pulumi's option, which the Automation API always sets: what is protected stops it only on the way",
        };
        var save = new Option<string?>("--save") { Description = "Save the plan, for a later --against", HelpName = "FILE" };
        var comment = new Option<string?>("--comment")
        {
            Description = "With --against: write what changes as a comment on a pull request, beside other stacks' in the same file",
            HelpName = "FILE",
        };
        var prices = new Option<string?>("--prices")
        {
            Description = "With --comment: unit prices, for what the change does to the bill",
            HelpName = "FILE",
        };
        var pulumi = new Option<string?>("--pulumi-preview")
        {
            Description = "With --comment: what 'pulumi preview --json' wrote, to say where it differs from the rehearsal",
            HelpName = "FILE",
        };
        var command = new Command("preview", "Show what a deployment would make, what to buy and why, and what was found.");
        stack.AddTo(command);
        command.Add(json);
        command.Add(against);
        command.Add(skipPreview);
        command.Add(save);
        command.Add(comment);
        command.Add(prices);
        command.Add(pulumi);
        command.SetAction(
            (parsed, _) => RunAsync(
                stack.Read(parsed), parsed.GetValue(against), parsed.GetValue(skipPreview), parsed.GetValue(save), parsed.GetValue(json),
                new CommentWishes(parsed.GetValue(comment), parsed.GetValue(prices), parsed.GetValue(pulumi)), terminal));
        return command;
    }

    private static async Task<int> RunAsync(
        GivenStack stack, string? against, bool skipsPreview, string? save, bool asJson, CommentWishes comment, Terminal terminal)
    {
        comment.Check(against);
        if (skipsPreview && against is null)
        {
            throw new UsageError("--skip-preview is about a change: name what to compare with by --against, or leave it out.");
        }

        var run = await ProgramRunner.RunAsync(stack.Project, stack.Name, stack.Config).ConfigureAwait(false);
        var compared = against is null || run.HasErrors ? null : await ComparedWith.FindAsync(stack, run, against).ConfigureAwait(false);
        var change = compared is null
            ? null
            : ChangeOutcome.Run(
                compared.Deploy(new UpdateOptions()), run.Resources, run.Quotas, new UpdateOptions(), skipsPreview);
        if (save is not null && !run.HasErrors)
        {
            PlanFile.Save(save, run);
            terminal.Say($"The plan is saved in {save}.");
        }

        if (change is not null && comment.File is not null)
        {
            comment.Write(stack, run, against!, compared!, change, terminal);
        }

        if (asJson)
        {
            var data = PreviewData.Of(run);
            (change is null ? data : data.With(compared!, run, change)).Write(terminal.OutputStream);
        }
        else if (change is not null)
        {
            ChangeText.Write(run, compared!, change, terminal.OutputConsole());
        }
        else
        {
            PreviewText.Write(run, terminal.OutputConsole());
        }

        ErrorList.Write(run.Findings, stack.FileName, terminal.ErrorConsole());
        return run.HasErrors || change is { IsPossible: false } ? ExitCode.ErrorsFound : ExitCode.Fine;
    }
}
