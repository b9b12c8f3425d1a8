using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Sizing.Billing;
using SharedBandwidth.Sizing.Measured;
using SharedBandwidth.Sizing.WhatIf;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>What <c>bandwidth</c> can be asked, beside its stack.</summary>
internal sealed class BandwidthOptions
{
    private static readonly string[] _modes = Enum.GetNames<BillingMode>();

    private readonly Option<bool> _json = new("--json") { Description = "Write the same facts as JSON" };
    private readonly Option<string?> _chart = new("--chart")
    {
        Description = "Draw the demand against the package, as a picture: .svg or .png",
        HelpName = "FILE",
    };
    private readonly Option<string?> _samples = new("--samples")
    {
        Description =
            "Measured demand: CSV with the columns time, app and mbps, or time and one column for each app; or what CloudMonitor gives",
        HelpName = "FILE",
    };
    private readonly Option<string?> _unit = new("--unit")
    {
        Description = $"Unit of the samples where the header does not say it: {RateUnit.Known}",
        HelpName = "UNIT",
    };
    private readonly Option<string[]> _instance = new("--instance")
    {
        Description = "An id in the samples that is an app's, such as its EIP's, several by repeating it; those of eipId are known",
        HelpName = "ID=APP",
    };
    private readonly Option<string?> _step = new("--step")
    {
        Description = "Minutes from one sample to the next; otherwise seen from the samples. A multiple averages them",
        HelpName = "MINUTES",
    };
    private readonly Option<string[]> _specialDay = new("--special-day")
    {
        Description =
            "A date such as 2026-11-11 that is unlike the rest, several by repeating it: told apart, and not stretched over every week",
        HelpName = "DATE",
    };
    private readonly Option<bool> _suggest = new("--suggest-config")
    {
        Description = "Write the stack's apps with the demand that covers the samples, ready for the stack file, and nothing else",
    };
    private readonly Option<string?> _slack = new("--slack")
    {
        Description = "By how many Mbit/s a suggested window may be too high; otherwise a tenth of the app's peak",
        HelpName = "MBPS",
    };
    private readonly Option<string?> _prices = new("--prices")
    {
        Description = "Price file, to compare the ways of paying",
        HelpName = "FILE",
    };
    private readonly Option<string[]> _mode = new("--mode")
    {
        Description = $"A way of paying to compare, several by repeating it: {Sentence.Or(_modes)}; otherwise all that the price file " +
            "has a price for",
        HelpName = "NAME",
    };

    private readonly Option<string?> _against = new("--against")
    {
        Description = "Show the bill before and after, compared with a git revision",
        HelpName = "REF",
    };

    private readonly Option<string?> _mbps = new("--mbps")
    {
        Description = "What if the package had so many Mbit/s: which minutes and apps would be throttled, and what it saves",
        HelpName = "MBPS",
    };
    private readonly Option<string[]> _without = new("--without")
    {
        Description = "What if this app were not there; several by repeating it",
        HelpName = "APP",
    };
    private readonly Option<string[]> _move = new("--move")
    {
        Description = "What if this app's peak began at another time of the day, such as web:03:00; several by repeating it",
        HelpName = "APP:HH:MM",
    };

    public void AddTo(Command command)
    {
        Option[] all =
        [
            _json, _chart, _samples, _unit, _step, _instance, _specialDay, _suggest, _slack, _prices, _mode, _against, _mbps, _without,
            _move,
        ];
        foreach (var option in all)
        {
            command.Add(option);
        }
    }

    /// <exception cref="UsageError">Options are not known, or do not go together; all of it at once.</exception>
    public BandwidthQuestion Read(ParseResult parsed)
    {
        var problems = new List<string>();
        var question = new BandwidthQuestion
        {
            AsJson = parsed.GetValue(_json),
            ChartFile = parsed.GetValue(_chart) is { } chart ? ReadChart(chart, problems) : null,
            SamplesFile = parsed.GetValue(_samples),
            Unit = parsed.GetValue(_unit) is { } unit ? ReadUnit(unit, problems) : null,
            StepMinutes = parsed.GetValue(_step) is { } step ? ReadStep(step, problems) : null,
            Instances = [.. (parsed.GetValue(_instance) ?? []).Select(instance => ReadInstance(instance, problems))],
            SpecialDays = [.. (parsed.GetValue(_specialDay) ?? []).Select(date => ReadDate(date, problems)).Order()],
            SuggestsConfig = parsed.GetValue(_suggest),
            SlackMbps = parsed.GetValue(_slack) is { } slack ? ReadSlack(slack, problems) : null,
            Supposed = new Supposition(
                parsed.GetValue(_mbps) is { } mbps ? ReadMbps(mbps, problems) : null,
                [.. parsed.GetValue(_without) ?? []],
                ReadMoves(parsed.GetValue(_move) ?? [], problems)),
            Against = parsed.GetValue(_against),
            PricesFile = parsed.GetValue(_prices),
            Modes = [.. (parsed.GetValue(_mode) ?? []).Select(mode => ReadMode(mode, problems))],
        };
        Needs([_unit, _step, _instance, _specialDay, _suggest], _samples, "the file with the measured demand");
        Needs([_slack], _suggest, "");
        Needs([_mode, _against], _prices, "the price file");
        if (question.SuggestsConfig)
        {
            problems.AddRange(((Option[])[_json, _chart, _prices, _mbps, _without, _move]).Where(IsGiven)
                .Select(option => option.Name)
                .Select(name => $"--suggest-config writes nothing but the apps' demand; leave out {name}, or ask in two commands."));
        }

        return problems.Count == 0 ? question : throw new UsageError(problems);

        bool IsGiven(Option option) => parsed.GetResult(option) is { Implicit: false };

        void Needs(Option[] options, Option needed, string what)
        {
            if (!IsGiven(needed))
            {
                problems.AddRange(options.Where(IsGiven)
                    .Select(option => $"{option.Name} needs {needed.Name}; {(what.Length > 0 ? $"name {what}" : "add it")}, or leave " +
                        $"{option.Name} out."));
            }
        }
    }

    private static string ReadChart(string path, List<string> problems)
    {
        if (!ChartFile.IsKnown(path))
        {
            problems.Add($"--chart '{path}' is not a kind of picture that can be written; end the name in .svg or .png.");
        }

        return path;
    }

    private static RateUnit? ReadUnit(string text, List<string> problems)
    {
        var unit = RateUnit.Parse(text);
        if (unit is null)
        {
            problems.Add($"--unit '{text}' is not known; write {RateUnit.Known}.");
        }

        return unit;
    }

    private static int? ReadStep(string text, List<string> problems)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            && StepFinder.AllowedMinutes.Contains(minutes))
        {
            return minutes;
        }

        problems.Add(
            $"--step '{text}' is not a step between samples that can be read; write {Sentence.Or(StepFinder.AllowedMinutes.Select(
                allowed => allowed.ToString(CultureInfo.InvariantCulture)))}, in minutes, or leave it out.");
        return null;
    }

    private static GivenInstance ReadInstance(string text, List<string> problems)
    {
        if (text.Split('=', StringSplitOptions.TrimEntries) is [{ Length: > 0 } id, { Length: > 0 } app])
        {
            return new GivenInstance(id, app);
        }

        problems.Add($"--instance '{text}' is not an id and an app; write, for example, --instance eip-bp1abc=web.");
        return default;
    }

    private static DateOnly ReadDate(string text, List<string> problems)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            problems.Add($"--special-day '{text}' is not a date; write it as in 2026-11-11.");
        }

        return date;
    }

    private static int? ReadSlack(string text, List<string> problems)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var slackMbps))
        {
            return slackMbps;
        }

        problems.Add($"--slack '{text}' is not a whole number of Mbit/s, 0 or more; write by how many a suggested window may be too high.");
        return null;
    }

    private static int? ReadMbps(string text, List<string> problems)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var mbps)
            && mbps >= BandwidthPlanner.ServiceMinimumMbps)
        {
            return mbps;
        }

        problems.Add(
            $"--mbps '{text}' is not the size of a package; write a whole number of Mbit/s from {BandwidthPlanner.ServiceMinimumMbps} on.");
        return null;
    }

    private static ImmutableSortedDictionary<string, int> ReadMoves(string[] texts, List<string> problems)
    {
        var moves = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var at = text.IndexOf(':', StringComparison.Ordinal);
            if (at < 1 || !DayMinute.TryParse(text[(at + 1)..], out var minute) || minute == DayMinute.PerDay)
            {
                problems.Add($"--move '{text}' is not an app and a time of the day; write, for example, --move web:03:00.");
            }
            else if (!moves.TryAdd(text[..at], minute))
            {
                problems.Add($"--move names {text[..at]} twice; leave one out.");
            }
        }

        return moves.ToImmutable();
    }

    private static BillingMode ReadMode(string text, List<string> problems)
    {
        if (Array.FindIndex(_modes, mode => mode.Equals(text, StringComparison.OrdinalIgnoreCase)) is >= 0 and var index)
        {
            return Enum.Parse<BillingMode>(_modes[index]);
        }

        problems.Add($"--mode '{text}' is not known; write {Sentence.Or(_modes)}.{DidYouMean.For(text, _modes)}");
        return default;
    }
}

/// <summary>What the command line asks.</summary>
internal sealed record BandwidthQuestion
{
    public required bool AsJson { get; init; }

    /// <summary>Where to draw; null: nowhere.</summary>
    public required string? ChartFile { get; init; }

    public required string? SamplesFile { get; init; }

    /// <summary>null: the header of the samples says it.</summary>
    public required RateUnit? Unit { get; init; }

    /// <summary>null: seen from the samples.</summary>
    public required int? StepMinutes { get; init; }

    /// <summary>Ids of the samples that are the apps'.</summary>
    public required ImmutableArray<GivenInstance> Instances { get; init; }

    /// <summary>Days unlike the rest, in order.</summary>
    public required ImmutableSortedSet<DateOnly> SpecialDays { get; init; }

    public required bool SuggestsConfig { get; init; }

    /// <summary>null: a share of each app's peak.</summary>
    public required int? SlackMbps { get; init; }

    public required Supposition Supposed { get; init; }

    /// <summary>The git revision to compare the bill with; null: none.</summary>
    public required string? Against { get; init; }

    public required string? PricesFile { get; init; }

    /// <summary>The modes asked for; empty: all that have a price.</summary>
    public required ImmutableArray<BillingMode> Modes { get; init; }
}
