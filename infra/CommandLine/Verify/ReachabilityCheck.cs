using System.Collections.Immutable;
using System.Globalization;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Configuration;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;
using SharedBandwidth.Verification;

namespace SharedBandwidth.CommandLine.Verify;

/// <summary>Probes what is deployed, and reports it beside what the stack file says.</summary>
internal static class ReachabilityCheck
{
    /// <exception cref="UsageError">There is nothing to probe, or nothing to probe from.</exception>
    public static async Task<int> RunAsync(GivenStack stack, VerifyQuestion question, Terminal terminal, CancellationToken stop)
    {
        var (_, plan) = StackSettings.Plan(stack.Config, stack.Project, stack.Name);
        if (plan.HasErrors)
        {
            ErrorList.Write(stack.Project, stack.Name, plan, stack.FileName, question.AsJson, terminal);
            return ExitCode.Unusable;
        }

        try
        {
            var outputs = await OutputsSource.ReadAsync(stack, question.OutputsFile, terminal, stop).ConfigureAwait(false);
            var ports = ExpectedPort.Match(plan, outputs, stack.Name);
            CheckClosedPorts(question, ports);
            var probes = new ProbeList(ports, outputs, question.ClosedPorts);
            var results = await ProbeAsync(probes.Targets, question.Within, terminal, stop).ConfigureAwait(false);
            if (results.Length > 0 && results.All(result => result.Last.Answer == ProbeAnswer.NoNetwork))
            {
                throw new UsageError(
                    "Nothing could be probed: this machine has no way to the internet, or may not use it; run it where there is one.");
            }

            var report = VerifyReport.Of(stack, plan, question.Within, outputs, probes, results);
            Write(report, question, terminal);
            return report.Count(ProbeVerdict.Failed) == 0 ? ExitCode.Fine : ExitCode.ErrorsFound;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            terminal.Say("Stopped before every port was probed; nothing is written.");
            return ExitCode.Unusable;
        }
    }

    // What is to be closed and is published is a mistake of the argument, whichever address it is about.
    private static void CheckClosedPorts(VerifyQuestion question, ImmutableArray<ExpectedPort> ports)
    {
        foreach (var closed in question.ClosedPorts)
        {
            var published = ports.FirstOrDefault(port =>
                Covers(port.Planned?.ExternalPort, port.Planned?.Protocol) || Covers(port.Deployed?.External, port.Deployed?.Protocol));
            if (published is not null)
            {
                throw new UsageError(string.Create(
                    CultureInfo.InvariantCulture,
                    $"--closed {closed}: apps.{Sentence.Shorten(published.App)}.ports.{Sentence.Shorten(published.Port)} publishes this " +
                    $"port, so it has to answer; leave it out."));
            }

            bool Covers(PortRange? range, Protocol? protocol) =>
                protocol == Protocol.Tcp && range is { } ports && ports.First <= closed && closed <= ports.Last;
        }
    }

    private static async Task<ImmutableArray<ProbeResult>> ProbeAsync(
        ImmutableArray<ProbeTarget> targets, TimeSpan within, Terminal terminal, CancellationToken stop)
    {
        using var progress = terminal.Progress($"Probing {Format.Plain(Format.Count(targets.Length, "port"))}");
        var settled = 0;
        var drawing = new Lock();
        return await new Prober(new ProbeSettings { Within = within }, TimeProvider.System).ProbeAsync(targets, OnSettled, stop)
            .ConfigureAwait(false);

        void OnSettled()
        {
            lock (drawing)
            {
                progress?.Show((double)++settled / targets.Length);
            }
        }
    }

    private static void Write(VerifyReport report, VerifyQuestion question, Terminal terminal)
    {
        if (question.JUnitFile is { } junit)
        {
            AtomicFile.Write("--junit", junit, JUnitReport.Of(report));
        }

        if (question.MarkdownFile is { } markdown)
        {
            AtomicFile.Write("--markdown", markdown, MarkdownReport.Of(report));
        }

        if (question.AsJson)
        {
            VerifyData.Of(report).Write(terminal.OutputStream);
        }
        else
        {
            VerifyText.Write(report, terminal.OutputConsole());
        }
    }
}
