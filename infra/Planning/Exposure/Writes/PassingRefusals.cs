using System.Collections.Frozen;

namespace SharedBandwidth.Planning.Exposure.Writes;

/// <summary>What an engine does with a resource in the account.</summary>
public enum WriteOperation
{
    Create,
    Update,
    Delete,
}

/// <summary>
/// Refusals that pass by themselves and that the provider gives up on all the same: the codes that it tries again in one of a resource's
/// operations and leaves out in another (terraform-provider-alicloud 1.285.0, <c>resource_alicloud_*.go</c>). Only refusals of the call
/// that makes, changes or deletes the resource count: what is created already, and fails at its tags, would be created twice.
/// </summary>
public static class PassingRefusals
{
    /// <summary>
    /// After so many failures of one operation nothing is tried again: the table is not just busy. Pulumi's own bound is 100.
    /// </summary>
    public const int MostFailures = 20;

    private const string ForwardEntry = "alicloud:vpc/forwardEntry:ForwardEntry";
    private const string SnatEntry = "alicloud:vpc/snatEntry:SnatEntry";
    private const string NatGateway = "alicloud:vpc/natGateway:NatGateway";
    private const string Package = "alicloud:vpc/commonBandwithPackage:CommonBandwithPackage";

    private static readonly TimeSpan _firstWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(30);

    private static readonly FrozenDictionary<(string Type, WriteOperation Operation), Passing> _passing =
        new Dictionary<(string, WriteOperation), Passing>
        {
            [(ForwardEntry, WriteOperation.Create)] = new(["CreateForwardEntry"], ["IncorretForwardEntryStatus"]),
            [(ForwardEntry, WriteOperation.Update)] = new(["ModifyForwardEntry"], ["OperationConflict", "TaskConflict"]),
            [(ForwardEntry, WriteOperation.Delete)] = new(["DeleteForwardEntry"], ["TaskConflict", "IncorretForwardEntryStatus"]),
            [(SnatEntry, WriteOperation.Create)] = new(["CreateSnatEntry"], ["TaskConflict"]),
            [(SnatEntry, WriteOperation.Update)] = new(["ModifySnatEntry"], ["OperationConflict", "TaskConflict"]),
            [(SnatEntry, WriteOperation.Delete)] = new(["DeleteSnatEntry"], ["TaskConflict"]),
            [(NatGateway, WriteOperation.Create)] = new(["CreateNatGateway"], ["VpcStatusError"]),
            [(NatGateway, WriteOperation.Update)] = new(["ModifyNatGatewayAttribute"], ["OperationConflict"]),
            [(Package, WriteOperation.Create)] = new(["CreateCommonBandwidthPackage"], ["TaskConflict"]),
            [(Package, WriteOperation.Update)] =
                new(["ModifyCommonBandwidthPackageSpec", "ModifyCommonBandwidthPackageAttribute"], ["TaskConflict"]),
            [(Package, WriteOperation.Delete)] = new(["DeleteCommonBandwidthPackage"], ["TaskConflict"]),
        }.ToFrozenDictionary();

    /// <summary>How long to wait before an operation that failed is tried again, before it takes its next turn at the table.</summary>
    /// <param name="type">The resource's type token.</param>
    /// <param name="operation">What failed.</param>
    /// <param name="error">The last failure, in the provider's words.</param>
    /// <param name="failures">How often it has failed by now.</param>
    /// <param name="random">From 0 to 1: those who were refused together do not come back together.</param>
    /// <returns>null: it is not tried again.</returns>
    public static TimeSpan? WaitAfter(string type, WriteOperation operation, string error, int failures, double random)
    {
        if (failures >= MostFailures
            || !_passing.TryGetValue((type, operation), out var passing)
            || !passing.Actions.Any(action => Names(error, action))
            || !passing.Codes.Any(code => Names(error, code)))
        {
            return null;
        }

        var wait = _firstWait * Math.Pow(2, failures - 1);
        return (wait < _longestWait ? wait : _longestWait) * (0.5 + (random / 2));
    }

    // A whole word: TaskConflict.AssociateGlobalAccelerationInstance is another code.
    private static bool Names(string error, string word)
    {
        for (var at = error.IndexOf(word, StringComparison.Ordinal); at >= 0; at = error.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if ((at == 0 || !IsOfCode(error[at - 1])) && (end == error.Length || !GoesOn(error, end)))
            {
                return true;
            }
        }

        return false;
    }

    // A full stop ends a sentence, or goes on with the code.
    private static bool GoesOn(string error, int end) =>
        error[end] == '.' ? end + 1 < error.Length && char.IsLetterOrDigit(error[end + 1]) : IsOfCode(error[end]);

    private static bool IsOfCode(char character) => char.IsLetterOrDigit(character) || character is '.' or '_';

    private sealed record Passing(string[] Actions, string[] Codes);
}
