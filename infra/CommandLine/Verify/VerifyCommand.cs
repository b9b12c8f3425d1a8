using System.CommandLine;
using SharedBandwidth.CommandLine.Console;

namespace SharedBandwidth.CommandLine.Verify;

/// <summary><c>verify STACK</c>: whether what is deployed answers, seen from where it runs, or what was changed beside Pulumi.</summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var stack = new StackArguments();
        var options = new VerifyOptions();
        var command = new Command(
            "verify", "Probe the published ports of a deployed stack, and say why one does not answer; or say what was changed by hand.");
        stack.AddTo(command);
        options.AddTo(command);
        command.SetAction((parsed, stop) => options.RefreshFile(parsed) is { } refresh
            ? ByHandCheck.RunAsync(stack.Read(parsed), refresh, options.AsJson(parsed), terminal)
            : ReachabilityCheck.RunAsync(stack.Read(parsed), options.Read(parsed), terminal, stop));
        return command;
    }
}
