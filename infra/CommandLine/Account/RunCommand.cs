using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.CommandLine.Account;

/// <summary><c>account run STACK -- COMMAND</c>: an account for one command, and what came of it.</summary>
internal static class RunCommand
{
    private const string Name = "run";

    public static Command Create(Terminal terminal)
    {
        var stack = new StackArguments();
        var arguments = new AccountArguments();
        var ignore = new Option<bool>("--ignore-credentials")
        {
            Description = "Run although real credentials or endpoints are set; the command does not get them",
        };
        var run = new Argument<string[]>("command")
        {
            Description = "The command and its arguments, behind --",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command(Name, "Run a command with an account of its own that holds what the stack takes for granted.");
        stack.AddTo(command);
        command.Add(run);
        command.Add(ignore);
        arguments.AddTo(command);
        command.SetAction((parsed, _) =>
            RunAsync(stack.Read(parsed), arguments, parsed, parsed.GetRequiredValue(run), parsed.GetValue(ignore), terminal));
        return command;
    }

    /// <summary>Whether this is the command, which ends when what it runs does, also when it is told to stop.</summary>
    public static bool Is(Command command) => command.Name == Name && command.Parents.Any(parent => parent.Name == AccountCommand.Name);

    private static async Task<int> RunAsync(
        GivenStack stack, AccountArguments arguments, ParseResult parsed, string[] command, bool ignoresReal, Terminal terminal)
    {
        var environment = new AccountEnvironment(terminal);
        if (!ignoresReal && environment.RealOnes().ToArray() is { Length: > 0 } real)
        {
            throw new UsageError(
                $"{Sentence.And(real)} {(real.Length == 1 ? "is" : "are")} set here and may be of a real account; unset " +
                $"{(real.Length == 1 ? "it" : "them")}, or say --ignore-credentials.");
        }

        var plan = SeededAccount.Plan(stack);
        var region = plan.Place.Region!;
        var lines = new CallLines(terminal);
        var options = arguments.Read(parsed, region, plan.Quotas, lines.Write);
        using var account = AccountArguments.Open(options, cloud => SeededAccount.Fill(cloud, plan, region));
        int exitCode;
        await using (var served = await ServedAccount.StartAsync(account, region, port: 0, environment).ConfigureAwait(false))
        {
            // What Pulumi knows of an account that is kept is kept beside it.
            var backend = options.StateFile is { } state ? Directory.CreateDirectory($"{state}.pulumi").FullName : served.Folder;
            exitCode = await RunAsync(command, environment.OfCommand(served.Environment, backend)).ConfigureAwait(false);
        }

        lines.WriteSummary(account);
        return exitCode;
    }

    private static void Terminate(Process process)
    {
        if (OperatingSystem.IsWindows())
        {
            process.Kill(entireProcessTree: true);
        }
        else
        {
            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        }
    }

    private static async Task<int> RunAsync(string[] command, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(command[0], command[1..]);
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            // A deployment that is told to stop ends in its own time, and needs the account until then. What interrupts this interrupts
            // the command too, at the same terminal; what ends this alone has to be passed on.
            var started = new TaskCompletionSource<Process>();
            using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
            using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
            {
                signal.Cancel = true;
                started.Task.ContinueWith(
                    running => Terminate(running.Result),
                    CancellationToken.None,
                    TaskContinuationOptions.OnlyOnRanToCompletion,
                    TaskScheduler.Default);
            });
            using var process = Process.Start(start)!;
            started.SetResult(process);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            return process.ExitCode;
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            throw new UsageError($"{command[0]} cannot be run: there is no such program on the path; install it, or write its whole path.");
        }
    }
}
