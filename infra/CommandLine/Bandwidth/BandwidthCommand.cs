using System.CommandLine;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.Configuration;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>
/// <c>bandwidth STACK</c>: which package to buy and why, from declared or measured demand, and what each way of paying costs.
/// </summary>
internal static class BandwidthCommand
{
    public static Command Create(Terminal terminal)
    {
        var stack = new StackArguments();
        var options = new BandwidthOptions();
        var command = new Command("bandwidth", "Show which bandwidth to buy and why, from declared or measured demand.");
        stack.AddTo(command);
        options.AddTo(command);
        command.SetAction(parsed => Run(stack.Read(parsed), options.Read(parsed), terminal));
        return command;
    }

    private static int Run(GivenStack stack, BandwidthQuestion question, Terminal terminal)
    {
        var (spec, plan) = StackSettings.Plan(stack.Config, stack.Project, stack.Name);
        if (plan.HasErrors)
        {
            ErrorList.Write(stack.Project, stack.Name, plan, stack.FileName, question.AsJson, terminal);
            return ExitCode.ErrorsFound;
        }

        // A price file is read in no time: what is wrong with it is said before a large file of samples is read.
        var prices = question.PricesFile is { } pricesFile ? BillingReport.ReadPrices(pricesFile) : null;
        var measured = question.SamplesFile is null ? null : MeasuredReport.Read(question, spec, plan.Exposure, terminal);
        if (question.SuggestsConfig)
        {
            Suggest(stack, question.SlackMbps, measured!, spec.TimeZone is null, terminal);
            return ExitCode.Fine;
        }

        var report = new BandwidthReport
        {
            Project = stack.Project,
            Stack = stack.Name,
            Place = plan.Place,
            TimeZone = spec.TimeZone,
            Plan = plan.Exposure,
            Measured = measured,
            Billing = prices is null ? null : BillingReport.Compare(prices, question.Modes, plan, measured),
            WhatIf = question.Supposed.IsNothing
                ? null
                : WhatIfReport.Of(question.Supposed, plan, spec.Exposure.Bandwidth.HeadroomPercent ?? 0, prices, measured),
            BillingChange = question.Against is { } against ? BillingChange.Of(stack, against, prices!, plan, measured) : null,
        };
        if (question.ChartFile is { } chartFile)
        {
            ChartFile.Write(chartFile, report);
            terminal.Say($"The chart is in {chartFile}.");
        }

        if (question.AsJson)
        {
            ReportData.Of(report).Write(terminal.OutputStream);
        }
        else
        {
            BandwidthText.Write(report, terminal.OutputConsole());
        }

        return ExitCode.Fine;
    }

    private static void Suggest(GivenStack stack, int? slackMbps, MeasuredReport measured, bool namesZone, Terminal terminal)
    {
        var limits = SuggestionLimits.Of(measured);
        terminal.Output.Write(DemandYaml.Of(stack, measured.Suggest(slackMbps), limits, namesZone ? measured.Zone : null));
        foreach (var sentence in limits)
        {
            terminal.Say($"{sentence}.");
        }
    }
}
