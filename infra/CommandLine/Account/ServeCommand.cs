using System.CommandLine;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Files;

namespace SharedBandwidth.CommandLine.Account;

/// <summary><c>account serve</c>: serves until it is stopped.</summary>
internal static class ServeCommand
{
    private const string DefaultRegion = "cn-shanghai";

    public static Command Create(Terminal terminal)
    {
        var arguments = new AccountArguments();
        var port = WholeNumberOption.Create("--port", "N", "The port; a free one when left out", ServedAccount.UsablePorts);
        var forStack = new Option<string?>("--for")
        {
            Description = "Put what this stack takes for granted into a new account, in the stack's region",
            HelpName = "STACK",
        };
        var folder = new Option<string?>("--cwd")
        {
            Description = "Project folder of --for; otherwise the nearest one with a Pulumi.yaml",
            HelpName = "DIR",
        };
        var command = new Command("serve", "Serve an account until it is stopped; prints the environment to set.")
        {
            port,
            forStack,
            folder,
        };
        arguments.AddTo(command);
        command.SetAction((parsed, stop) => RunAsync(
            arguments, parsed, parsed.GetValue(port) ?? 0, Stack(parsed.GetValue(forStack), parsed.GetValue(folder)), terminal, stop));
        return command;
    }

    private static GivenStack? Stack(string? name, string? folder)
    {
        if (name is null)
        {
            return null;
        }

        var project = ProjectFolder.Open(folder);
        var file = project.StackFile(name, configFile: null);
        return new GivenStack(project, name, file, project.ReadConfig(file));
    }

    private static async Task<int> RunAsync(
        AccountArguments arguments, ParseResult parsed, int port, GivenStack? stack, Terminal terminal, CancellationToken stop)
    {
        var plan = stack is null ? null : SeededAccount.Plan(stack);
        var region = plan?.Place.Region ?? DefaultRegion;
        var lines = new CallLines(terminal);
        using var account = AccountArguments.Open(
            arguments.Read(parsed, region, plan?.Quotas, lines.Write),
            plan is null ? null : cloud => SeededAccount.Fill(cloud, plan, region));
        var environment = new AccountEnvironment(terminal);
        await using (var served = await ServedAccount.StartAsync(account, region, port, environment).ConfigureAwait(false))
        {
            foreach (var (name, value) in served.Environment)
            {
                terminal.Output.WriteLine($"export {name}={value}");
            }

            await terminal.Output.FlushAsync(stop).ConfigureAwait(false);
            terminal.Say($"Serving an account in {region} until it is stopped.");
            await Task.Delay(Timeout.Infinite, stop)
                .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
        }

        lines.WriteSummary(account);
        return ExitCode.Fine;
    }
}
