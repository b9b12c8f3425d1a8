using System.CommandLine;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Billing;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Rehearsal.Projects;
using SharedBandwidth.Rehearsal.Rendering;
using SharedBandwidth.Rehearsal.Samples;

namespace SharedBandwidth.Rehearsal;

/// <summary><c>bandwidth STACK</c>: which package to buy and why, from declared or measured demand, and what each way of paying costs.</summary>
internal static class BandwidthCommand
{
    public static Command Create()
    {
        var stack = new StackArguments();
        var samples = new Option<string?>("--samples") { Description = "Measured demand: CSV with the columns time, app and mbps, or time and one column for each app", HelpName = "FILE" };
        var unit = new Option<string?>("--unit") { Description = $"Unit of the samples where the header does not say it: {RateUnit.Known}", HelpName = "UNIT" };
        var suggest = new Option<bool>("--suggest-config") { Description = "Write the demand that covers the samples, ready to paste under apps, and nothing else" };
        var slack = new Option<int?>("--slack") { Description = "By how many Mbit/s a suggested window may be too high; otherwise a tenth of the app's peak", HelpName = "MBPS" };
        var prices = new Option<string?>("--prices") { Description = "Price file, to compare the ways of paying", HelpName = "FILE" };
        var command = new Command("bandwidth", "Show which bandwidth to buy and why, from declared or measured demand.");
        stack.AddTo(command);
        foreach (var option in (Option[])[samples, unit, suggest, slack, prices])
        {
            command.Add(option);
        }

        command.SetAction(parsed => Run(
            stack.Read(parsed),
            new BandwidthQuestion(parsed.GetValue(samples), parsed.GetValue(unit), parsed.GetValue(suggest), parsed.GetValue(slack), parsed.GetValue(prices))));
        return command;
    }

    private static int Run(GivenStack stack, BandwidthQuestion question)
    {
        var findings = new FindingList();
        var spec = StackSettings.Read(stack.Config, stack.Project, stack.Name, findings);
        var plan = StackPlanner.Plan(spec);
        findings.AddRange(plan.Findings);
        if (findings.HasErrors)
        {
            PreviewText.WriteErrors(findings.ToOrdered(), stack.FileName, Terminal.Error());
            return ExitCode.ErrorsFound;
        }

        var measured = question.SamplesFile is null ? null : MeasuredReport.Read(question, spec, plan.Exposure);
        if (question.SuggestsConfig)
        {
            Console.Out.Write(DemandYaml.Of(measured ?? throw new UnusableException("--suggest-config needs --samples; name the file with the measured demand.")));
            return ExitCode.Fine;
        }

        var billing = question.PricesFile is null ? null : CompareBilling(question.PricesFile, spec, plan, measured);
        BandwidthText.Write($"{stack.Project} / {stack.Name}", plan.Exposure, measured, billing, Terminal.Output());
        return ExitCode.Fine;
    }

    private static BillingComparison CompareBilling(string file, StackSpec spec, StackPlan plan, MeasuredReport? measured)
    {
        var read = PriceFile.Read(file);
        if (read.Prices is not { } prices)
        {
            throw new UnusableException(string.Join('\n', read.Problems));
        }

        var bandwidth = plan.Exposure.Bandwidth;
        var packageMbps = bandwidth.PackageMbps ?? measured?.Demand.Target?.TargetMbps ?? bandwidth.SharedMbps;
        if (packageMbps == 0)
        {
            throw new UnusableException("--prices needs a package size, and there is none: no app needs anything by its demand, and bandwidth.mbps is not set; add one of them, or --samples.");
        }

        var declared = UsageProfile.Declared(bandwidth);
        var comparison = BillingComparer.Compare(new BillingQuestion
        {
            Usage = measured is null ? declared : UsageProfile.Measured(measured.Demand.Series, measured.Zone) ?? declared,
            PackageMbps = packageMbps,
            Prices = prices,
            Site = spec.Exposure.AccountSite == nameof(AccountSite.International) ? AccountSite.International : AccountSite.China,
            Isp = plan.Exposure.Package.Isp,
            Eips = plan.Exposure.AllAddresses.Count(),
            Modes = [.. prices.Modes.Keys],
        });
        return comparison.Problems.IsEmpty ? comparison : throw new UnusableException(string.Join('\n', comparison.Problems));
    }
}

/// <summary>What the command line asks.</summary>
internal sealed record BandwidthQuestion(string? SamplesFile, string? Unit, bool SuggestsConfig, int? SlackMbps, string? PricesFile);
