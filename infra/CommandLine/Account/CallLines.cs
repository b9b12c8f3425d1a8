using SharedBandwidth.Cloud;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Emulator;

namespace SharedBandwidth.CommandLine.Account;

/// <summary>
/// An account's calls in lines that a person can follow, and what came of them; on the stream of errors, as the command has the other.
/// </summary>
internal sealed class CallLines(Terminal terminal)
{
    private static readonly string[] _takingAway = ["Delete", "Release", "Unassociate", "Remove", "Revoke"];
    private static readonly string[] _changing =
    [
        "Modify", "Update", "TagResources", "UnTagResources", "UntagResources", "DeletionProtection", "MoveResourceGroup", "Join", "Leave",
        "Start", "Stop",
    ];
    private static readonly string[] _headings = ["", "calls", "refused", "carried out later"];

    /// <summary>One line for a call that changes something, or that is refused: <c>+ CreateNatGateway ngw-...</c>.</summary>
    public void Write(AnsweredCall call)
    {
        if (call is { IsRead: true, IsRefused: false })
        {
            return;
        }

        var about = call.Id is { } id ? $" {id}" : "";
        terminal.Say(call switch
        {
            { Code: { } code } => $"! {call.Action} {code}{about}: {call.Message}",
            { IsRepeated: true } => $"= {call.Action}{about} (the same client token)",
            _ => $"{Sign(call.Action)} {call.Action}{about}{(Other(call) is { } other ? $" {other}" : "")}",
        });
    }

    /// <summary>Calls, refusals and retries by action; then what exists, and what of it is billed.</summary>
    public void WriteSummary(EmulatedAccount account)
    {
        var calls = account.Calls;
        var page = Page.For(terminal.ErrorConsole());
        page.Heading(
            $"{Format.Count(calls.Length, "call")} of the emulated account, {Format.Number(calls.Count(call => call.IsRefused))} refused.");
        if (calls.Length > 0)
        {
            var carriedOut = calls.Where(call => call.Code is null).GroupBy(Key)
                .ToDictionary(same => same.Key, same => same.Max(call => call.At));
            var actions = calls.GroupBy(call => call.Action).OrderBy(action => action.Key, StringComparer.Ordinal);
            Table.Write(page, _headings, actions.Select(action =>
            {
                var refused = action.Where(call => call.IsRefused).ToList();
                var later = refused.Count(call => carriedOut.TryGetValue(Key(call), out var at) && at >= call.At);
                return new[]
                {
                    action.Key,
                    Format.Number(action.Count()),
                    NumberOrNothing(refused.Count),
                    refused.Count == 0 ? "" : Format.Number(later),
                };
            }));
            foreach (var same in calls.Where(call => call.IsRefused).GroupBy(call => (call.Action, call.Code)))
            {
                page.Wrapped(Indent.Body, $"! {same.Key.Action} {same.Key.Code}, {Format.Times(same.Count())}: {same.First().Message}");
            }
        }

        var objects = account.Cloud.Objects.CountBy(found => found.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => Format.Count(kind.Value, kind.Key, Plural(kind.Key))).ToList();
        page.Wrapped(
            new Indent("", "  "), objects.Count == 0 ? "Nothing is in the account." : $"In the account: {string.Join(", ", objects)}.");
        var billed = account.Cloud.Objects.Where(found => found.CreatedAt is not null && IsBilled(found.Kind))
            .Select(found => found.Id).ToList();
        if (billed.Count > 0)
        {
            page.Wrapped(new Indent("", "  "), $"A real account would bill {string.Join(", ", billed)}.");
        }

        page.WriteTo(terminal.ErrorConsole());
    }

    // The same call again, whatever its token.
    private static string Key(AnsweredCall call)
    {
        var others = call.Parameters.Values.Where(value => value.Key != "ClientToken").Select(value => $"{value.Key}={value.Value}");
        return $"{call.Action} {string.Join('&', others)}";
    }

    private static string Plural(string kind) => kind switch
    {
        _ when kind.EndsWith('y') => $"{kind[..^1]}ies",
        _ when kind.EndsWith("ch", StringComparison.Ordinal) => $"{kind}es",
        _ => $"{kind}s",
    };

    private static string NumberOrNothing(int count) => count == 0 ? "" : Format.Number(count);

    // A relation has two ends.
    private static string? Other(AnsweredCall call) =>
        call.Action is "AssociateEipAddress" or "UnassociateEipAddress" ? call.Parameters.Text("InstanceId")
        : call.Parameters.Text("IpInstanceId") is not null ? call.Parameters.Text("BandwidthPackageId")
        : null;

    private static bool IsBilled(string kind) =>
        kind is CloudAccount.NatGateway or CloudAccount.ElasticIp or CloudAccount.Package or CloudAccount.Instance;

    private static char Sign(string action) =>
        Array.Exists(_takingAway, start => action.StartsWith(start, StringComparison.Ordinal)) ? '-'
        : Array.Exists(_changing, start => action.StartsWith(start, StringComparison.Ordinal)) ? '~'
        : '+';
}
