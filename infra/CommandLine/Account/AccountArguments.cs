using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using SharedBandwidth.Cloud;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Emulator;
using SharedBandwidth.Planning.Exposure.Spec;

namespace SharedBandwidth.CommandLine.Account;

/// <summary>What both verbs are told of the account.</summary>
internal sealed class AccountArguments
{
    private const string None = "none";
    private const string Model = "model";

    private readonly Option<string?> _state = new("--state")
    {
        Description = "Keep the account's state in this file, and go on from it",
        HelpName = "FILE",
    };
    private readonly Option<string?> _delays = new("--delays")
    {
        Description = "How long the service takes: none, or model, as in a rehearsal; none when left out",
        HelpName = "none|model",
    };
    private readonly Option<string[]> _fail = new("--fail")
    {
        Description =
            "Refuse a call of this action: the first, or the one of that number; with Forbidden.RAM, or that code. May be repeated",
        HelpName = "ACTION[:CODE][:NTH]",
    };
    private readonly Option<bool> _throttle = new("--throttle") { Description = "Refuse calls beyond the service's rates" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_state, _delays, _fail, _throttle])
        {
            command.Add(option);
        }
    }

    /// <param name="parsed">What is typed.</param>
    /// <param name="region">The account's region.</param>
    /// <param name="quotas">Its quotas, as the stack says them; null: not looked at.</param>
    /// <param name="log">Told each call.</param>
    /// <exception cref="UsageError">An option is not known.</exception>
    public EmulatorOptions Read(ParseResult parsed, string region, QuotasSpec? quotas, Action<AnsweredCall> log)
    {
        var problems = new List<string>();
        var delays = parsed.GetValue(_delays) ?? None;
        if (delays is not (None or Model))
        {
            problems.Add($"--delays '{delays}' is not known; write {None} or {Model}.");
        }

        ImmutableArray<CallFault> faults =
            [.. (parsed.GetValue(_fail) ?? []).Select(text => ReadFault(text, problems)).OfType<CallFault>()];
        return problems.Count > 0 ? throw new UsageError(problems) : new EmulatorOptions
        {
            Region = region,
            Times = delays == Model ? ServiceTimes.Default : ServiceTimes.None,
            Quotas = quotas,
            Throttles = parsed.GetValue(_throttle),
            Faults = faults,
            StateFile = parsed.GetValue(_state) is { } file ? Path.GetFullPath(file) : null,
            Log = log,
        };
    }

    /// <summary>Opens the account.</summary>
    /// <exception cref="UsageError">The state that is kept cannot be used.</exception>
    public static EmulatedAccount Open(EmulatorOptions options, Action<CloudAccount>? seed)
    {
        try
        {
            return new EmulatedAccount(options, seed);
        }
        catch (AccountStateException exception)
        {
            throw new UsageError($"--state {exception.Message}");
        }
    }

    // ACTION, ACTION:CODE, ACTION:NTH or ACTION:CODE:NTH.
    private static CallFault? ReadFault(string text, List<string> problems)
    {
        var parts = text.Split(':');
        var hasNth = int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var nth);
        var code = parts.Length > (hasNth ? 2 : 1) ? parts[1] : ErrorCodes.PermissionDenied;
        if (!EmulatedAccount.ActionNames.Contains(parts[0]))
        {
            problems.Add(
                $"--fail '{text}' names no action of the account; write one as the calls show it, for example --fail " +
                "CreateForwardEntry:OperationConflict:2.");
            return null;
        }

        if (parts.Length <= (hasNth ? 3 : 2) && (!hasNth || (parts.Length > 1 && nth > 0)) && code.Length > 0)
        {
            return new CallFault(parts[0], code, hasNth ? nth : 1);
        }

        problems.Add(
            $"--fail '{text}' is not an action with a code and a number; write, for example, --fail " +
            "CreateForwardEntry:OperationConflict:2.");
        return null;
    }
}
