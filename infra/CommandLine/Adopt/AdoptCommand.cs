using System.CommandLine;
using System.Text;
using SharedBandwidth.Adoption;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.CommandLine.Files.Inventories;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.Configuration;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Adopt;

/// <summary><c>adopt STACK --from FILE...</c>: takes over what exists, with a stack file and a file for <c>pulumi import</c>.</summary>
internal static class AdoptCommand
{
    public static Command Create(Terminal terminal)
    {
        var stack = new StackArguments();
        var from = new Option<string[]>("--from")
        {
            Description = "What exists: answers of list calls, the state of an emulated account, or a Terraform state",
            HelpName = "FILE",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var gateway = new Option<string?>("--gateway")
        {
            Description = "The NAT gateway of the stack, where the files have several",
            HelpName = "ID",
        };
        var region = new Option<string?>("--region") { Description = "The region, where the files do not say it", HelpName = "REGION" };
        var configOut = new Option<string?>("--config-out")
        {
            Description = "Write a stack file that describes what exists",
            HelpName = "FILE",
        };
        var importOut = new Option<string?>("--import-out") { Description = "Write the file for pulumi import --file", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Write the same facts as JSON" };
        var command = new Command("adopt", "Take over what exists: describe it as a stack, or match it to one, and import it.");
        stack.AddTo(command);
        foreach (var option in (Option[])[from, gateway, region, configOut, importOut, json])
        {
            command.Add(option);
        }

        command.SetAction((parsed, _) => RunAsync(
            stack.ReadOrNew(parsed),
            new Wishes(
                parsed.GetRequiredValue(from), parsed.GetValue(gateway), parsed.GetValue(region), parsed.GetValue(configOut),
                parsed.GetValue(importOut), parsed.GetValue(json)),
            terminal));
        return command;
    }

    private static async Task<int> RunAsync(StackToBe stack, Wishes wishes, Terminal terminal)
    {
        if (stack.Config is not null && wishes.ConfigOut is not null)
        {
            throw new UsageError(
                $"--config-out describes what exists in a new stack file, and {stack.FileName} is there: what exists is matched to it; " +
                "leave --config-out out, or name a stack that has no file.");
        }

        CheckPaths(wishes);
        var inventory = InRegion(InventoryFiles.Read(wishes.From), wishes.Region);
        var (config, description, text) = stack.Config is { } there ? (there, null, null) : Describe(stack, inventory, wishes.Gateway);
        var run = await ProgramRunner.RunAsync(stack.Project, stack.Name, config).ConfigureAwait(false);
        if (run.HasErrors)
        {
            if (description is not null)
            {
                terminal.Say("What exists cannot be had by a stack as it is:");
            }

            ErrorList.Write(stack.Project, stack.Name, run.Plan, stack.FileName, wishes.AsJson, terminal);
            return ExitCode.ErrorsFound;
        }

        var report = AdoptReport.Of(run, text, description?.Gaps ?? [], inventory, wishes.Gateway);
        var written = Write(report, wishes);
        if (wishes.AsJson)
        {
            AdoptData.Of(report).Write(terminal.OutputStream);
        }
        else
        {
            AdoptText.Write(report, stack.FileName, written, terminal.OutputConsole());
        }

        return report.IsPossible ? ExitCode.Fine : ExitCode.ErrorsFound;
    }

    private static Inventory InRegion(Inventory inventory, string? region) =>
        region is null || inventory.Region is null || inventory.Region == region
            ? inventory with { Region = inventory.Region ?? region }
            : throw new UsageError(
                $"--region {region}: the files are of {inventory.Region}; leave --region out, or give the files of {region}.");

    private static (StackConfiguration Config, StackDescription Description, string Text) Describe(
        StackToBe stack, Inventory inventory, string? gatewayId)
    {
        if (inventory.Region is null)
        {
            throw new UsageError(
                "--from: the files do not say of which region they are; say it by --region, such as --region cn-shanghai.");
        }

        var gateway = AdoptReport.Choose(inventory, gatewayId);
        var description = StackDescriber.Describe(inventory, gateway, StackSettings.ExposureName);
        if (description.Spec.Exposure.Apps.IsEmpty)
        {
            throw new UsageError(
                $"--from: {gateway.Id} publishes nothing at its EIPs that a stack file can say, and a stack has at least one app; name " +
                "another gateway by --gateway.");
        }

        var text = StackFileText.Of(description.Spec, stack.Project);
        return (stack.Folder.ParseConfig(text, stack.FileName), description, text);
    }

    // A file that is written is nothing else that the command names.
    private static void CheckPaths(Wishes wishes)
    {
        (string Option, string? File)[] named =
        [
            .. wishes.From.Select(file => ("--from", (string?)file)),
            ("--config-out", wishes.ConfigOut),
            ("--import-out", wishes.ImportOut),
        ];
        if (named.Where(one => !string.IsNullOrEmpty(one.File)).GroupBy(one => Path.GetFullPath(one.File!))
            .FirstOrDefault(same => same.Skip(1).Any() && same.Any(one => one.Option != "--from")) is { } twice)
        {
            var (option, file) = twice.Last();
            throw new UsageError($"{option} {file}: {twice.First().Option} names this file as well; write to another.");
        }
    }

    // Both files or none.
    private static List<(string Option, string File)> Write(AdoptReport report, Wishes wishes)
    {
        var written = new List<(string Option, string File)>();

        // What is empty, such as a pipe, has nothing to be kept.
        var before = wishes.ImportOut is { Length: > 0 } there && new FileInfo(there) is { Exists: true, Length: > 0 }
            ? File.ReadAllBytes(there)
            : null;
        if (wishes.ImportOut is { } import)
        {
            ImportFile.Of(report.Stack).Write(import);
            written.Add(("--import-out", import));
        }

        if (wishes.ConfigOut is { } config)
        {
            try
            {
                AtomicFile.Write("--config-out", config, Encoding.UTF8.GetBytes(report.StackFile!));
            }
            catch (UsageError) when (wishes.ImportOut is { } first)
            {
                if (before is null)
                {
                    File.Delete(first);
                }
                else
                {
                    AtomicFile.Write("--import-out", first, before);
                }

                throw;
            }

            written.Add(("--config-out", config));
        }

        return written;
    }

    private sealed record Wishes(string[] From, string? Gateway, string? Region, string? ConfigOut, string? ImportOut, bool AsJson);
}
