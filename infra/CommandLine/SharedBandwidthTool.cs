using System.CommandLine;
using SharedBandwidth.CommandLine.Account;
using SharedBandwidth.CommandLine.Adopt;
using SharedBandwidth.CommandLine.Bandwidth;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Destroy;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.CommandLine.Preview;
using SharedBandwidth.CommandLine.Up;
using SharedBandwidth.CommandLine.Verify;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine;

/// <summary>The tool <c>shared-bandwidth</c>: its verbs, and what all of them have in common.</summary>
internal static class SharedBandwidthTool
{
    /// <summary>Carries out one command.</summary>
    /// <param name="arguments">What is typed behind the tool's name.</param>
    /// <param name="terminal">Where to write.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal)
    {
        var root = new RootCommand(
            "Rehearses a stack of this project without an account, as the real program against a model of Alibaba Cloud, and verifies " +
            "one that is deployed.")
        {
            PreviewCommand.Create(terminal),
            BandwidthCommand.Create(terminal),
            UpCommand.Create(terminal),
            DestroyCommand.Create(terminal),
            AdoptCommand.Create(terminal),
            AccountCommand.Create(terminal),
            VerifyCommand.Create(terminal),
        };

        // What begins with '@' is a git revision here and not a file of arguments.
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                terminal.Say(error.Message);
            }

            terminal.Say("Use --help to see what can be written.");
            return ExitCode.Unusable;
        }

        try
        {
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = terminal.Output,
                Error = terminal.Error,
            };
            if (RunCommand.Is(parsed.CommandResult.Command))
            {
                configuration.ProcessTerminationTimeout = null;
            }

            return await parsed.InvokeAsync(configuration).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is UsageError or NotSimulatedException)
        {
            foreach (var sentence in exception is UsageError usage ? usage.Sentences : [exception.Message])
            {
                terminal.Say(sentence);
            }

            return ExitCode.Unusable;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Files have been spoken of by then: what is left is the output. Nobody may be there to read this either.
            TryTell(terminal, $"The output cannot be written: {exception.Message.TrimEnd('.')}. Write it to where there is room.");
            return ExitCode.Unusable;
        }
    }

    private static void TryTell(Terminal terminal, string sentence)
    {
        try
        {
            terminal.Say(sentence);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }
}
