using System.Collections.Immutable;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Planning;
using SharedBandwidth.Verification;

namespace SharedBandwidth.CommandLine.Verify;

/// <summary>What the stack file says should answer beside what answered, with the likely cause where the two differ.</summary>
internal sealed record VerifyReport
{
    public required string Project { get; init; }

    public required string Stack { get; init; }

    public required StackPlace Place { get; init; }

    /// <summary>How long what did not answer was tried again.</summary>
    public required TimeSpan Within { get; init; }

    /// <summary>Name of the machine that probed.</summary>
    public required string Machine { get; init; }

    /// <summary>The addresses that it probed from: private ones behind a NAT.</summary>
    public required ImmutableArray<string> LocalAddresses { get; init; }

    public required ImmutableArray<VerifyRow> Rows { get; init; }

    /// <summary>See <see cref="StackOutputs.Differences"/>: a likely reason of what does not answer.</summary>
    public required ImmutableArray<string> Differences { get; init; }

    public int Count(ProbeVerdict verdict) => Rows.Count(row => row.Verdict == verdict);

    public static VerifyReport Of(
        GivenStack stack, StackPlan plan, TimeSpan within, StackOutputs outputs, ProbeList probes, ImmutableArray<ProbeResult> results)
    {
        var words = new CauseWords(plan, outputs.GatewayId);
        var byTarget = probes.Published.Zip(results).ToLookup(probe => probe.First.Port, probe => probe.Second);
        return new VerifyReport
        {
            Project = stack.Project,
            Stack = stack.Name,
            Place = plan.Place,
            Within = within,
            Machine = Environment.MachineName,
            Differences = outputs.Differences,
            LocalAddresses =
            [
                .. results.Select(result => result.Last.LocalAddress?.ToString()).OfType<string>().Distinct().Order(StringComparer.Ordinal),
            ],
            Rows =
            [
                .. probes.Ports.SelectMany(port => RowsOf(port, byTarget[port], words, stack.Name)),
                .. results.Skip(probes.Published.Length).Select(closed => VerifyRow.OfClosed(closed, words)),
                .. probes.Open.Select(address => VerifyRow.OfOpen(address)),
            ],
        };
    }

    private static IEnumerable<VerifyRow> RowsOf(ExpectedPort port, IEnumerable<ProbeResult> results, CauseWords words, string stack)
    {
        if (port is { Planned: { } planned, IsAsPlanned: false })
        {
            yield return new VerifyRow
            {
                App = port.App,
                Port = port.Port,
                Address = null,
                Endpoint = $"{planned.Protocol} {planned.ExternalPort}",
                Internal = port.PlannedInternal,
                Expected = "is deployed",
                Measured = port.Deployed is { } other
                    ? $"deployed otherwise, {other.Protocol} {other.External} -> {other.Internal}"
                    : "not deployed",
                Verdict = ProbeVerdict.Failed,
                Cause = "What is deployed is from before this port was changed or added in the stack file.",
                Commands = [$"pulumi up --stack {Shell.Quoted(stack)}"],
            };
        }

        var note = port switch
        {
            { Planned: null } =>
                "The stack file does not have this port: it was deployed before the port was removed, or from another version of the file.",
            { IsAsPlanned: false } => "The stack file has this port otherwise: it was deployed before that change.",
            _ => null,
        };
        if (port.Deployed is { External.IsAny: true } whole)
        {
            yield return VerifyRow.Of(port, whole, note) with
            {
                Endpoint = $"any {whole.Address}",
                Expected = "forwards every port",
                Measured = "not probed: nothing says on which port the server listens",
                Verdict = ProbeVerdict.Unknown,
            };
        }

        foreach (var result in results)
        {
            var row = VerifyRow.Of(port, port.Deployed!, note);
            yield return row with
            {
                Endpoint = $"{result.Target.Protocol} {result.Target.Address}:{Format.Number(result.Target.Port)}",
                Expected = ProbeWords.Expected(result.Target),
                Measured = ProbeWords.Measured(result),
                Verdict = result.Verdict,
                Result = result,
                Cause = words.Of(result, port),
                Commands = words.CommandsFor(result, port),
            };
        }
    }
}
