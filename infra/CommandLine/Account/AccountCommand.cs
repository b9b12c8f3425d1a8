using System.CommandLine;
using SharedBandwidth.CommandLine.Console;

namespace SharedBandwidth.CommandLine.Account;

/// <summary><c>account</c>: an emulated account on this machine, for the genuine Pulumi CLI and provider.</summary>
internal static class AccountCommand
{
    public const string Name = "account";

    public static Command Create(Terminal terminal) =>
        new(Name, "Serve an account in memory over HTTPS, for the genuine Pulumi CLI and its provider.")
    {
        ServeCommand.Create(terminal),
        RunCommand.Create(terminal),
    };
}
