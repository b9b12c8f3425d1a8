using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.CommandLine.Verify;

/// <summary>What <c>verify</c> can be told, beside its stack.</summary>
internal sealed class VerifyOptions
{
    private const int MostClosedPorts = 100;
    private static readonly TimeSpan _defaultWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _longestWithin = TimeSpan.FromHours(1);

    private readonly Option<string?> _outputs = new("--outputs")
    {
        Description = "The stack's outputs, as 'pulumi stack output --json' writes them, - for standard input; otherwise pulumi is asked",
        HelpName = "FILE",
    };
    private readonly Option<string?> _within = new("--within")
    {
        Description = "How long what does not answer is tried again, such as 60s or 2m; 0s tries once, and 10s holds when left out",
        HelpName = "TIME",
    };
    private readonly Option<string?> _closed = new("--closed")
    {
        Description = "TCP ports that must not answer on any public address while the time lasts, such as 22,3389",
        HelpName = "PORTS",
    };
    private readonly Option<bool> _json = new("--json") { Description = "Write the same facts as JSON" };
    private readonly Option<string?> _junit = new("--junit") { Description = "Write the results as JUnit XML as well", HelpName = "FILE" };
    private readonly Option<string?> _markdown = new("--markdown")
    {
        Description = "Write the results as Markdown as well, such as for a step summary",
        HelpName = "FILE",
    };

    private readonly Option<string?> _refresh = new("--refresh")
    {
        Description = "Say what was changed by hand instead: what 'pulumi refresh --preview-only --json' wrote, - for standard input",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Add(_outputs);
        command.Add(_within);
        command.Add(_closed);
        command.Add(_json);
        command.Add(_junit);
        command.Add(_markdown);
        command.Add(_refresh);
    }

    public bool AsJson(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>What Pulumi found in the account; null: the ports are to be probed.</summary>
    /// <exception cref="UsageError">It is given beside options of probing.</exception>
    public string? RefreshFile(ParseResult parsed)
    {
        Option[] ofProbing = [_outputs, _within, _closed, _junit, _markdown];
        return parsed.GetValue(_refresh) is { } file && Array.Find(ofProbing, option => parsed.GetResult(option) is not null) is { } other
            ? throw new UsageError(
                $"--refresh {file}: {other.Name} is about probing, and nothing is probed with --refresh; leave one of them out.")
            : parsed.GetValue(_refresh);
    }

    /// <exception cref="UsageError">A value cannot be used.</exception>
    public VerifyQuestion Read(ParseResult parsed) => new()
    {
        OutputsFile = parsed.GetValue(_outputs),
        Within = parsed.GetValue(_within) is { } within ? ReadTime(within) : _defaultWithin,
        ClosedPorts = parsed.GetValue(_closed) is { } closed ? ReadPorts(closed) : [],
        AsJson = parsed.GetValue(_json),
        JUnitFile = parsed.GetValue(_junit),
        MarkdownFile = parsed.GetValue(_markdown),
    };

    private static TimeSpan ReadTime(string text)
    {
        var unit = text.Length == 0 ? ' ' : text[^1];
        if (unit is 's' or 'm' && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            var seconds = unit == 's' ? number : number * 60L;
            if (seconds <= _longestWithin.TotalSeconds)
            {
                return TimeSpan.FromSeconds(seconds);
            }
        }

        throw new UsageError($"--within {text}: this is not a time from 0s to 60m; write seconds or minutes, such as 60s or 2m.");
    }

    private static ImmutableSortedSet<int> ReadPorts(string text)
    {
        var ports = ImmutableSortedSet.CreateBuilder<int>();
        foreach (var item in text.Split(','))
        {
            ports.Add(PortRange.Parse(item.Trim()) is { IsAny: false, Length: 1 } port
                ? port.First
                : throw new UsageError($"--closed {text}: '{item}' is not a port; write numbers from 1 to 65535, such as 22,3389."));
        }

        return ports.Count <= MostClosedPorts
            ? ports.ToImmutable()
            : throw new UsageError($"--closed: these are {ports.Count} ports, which would be a scan; give up to {MostClosedPorts}.");
    }
}

/// <summary>What is asked.</summary>
internal sealed record VerifyQuestion
{
    /// <summary>null: pulumi is asked; <c>-</c>: standard input.</summary>
    public required string? OutputsFile { get; init; }

    /// <summary>How long what does not answer is tried again.</summary>
    public required TimeSpan Within { get; init; }

    /// <summary>TCP ports that must not answer on any public address.</summary>
    public required ImmutableSortedSet<int> ClosedPorts { get; init; }

    public required bool AsJson { get; init; }

    public required string? JUnitFile { get; init; }

    public required string? MarkdownFile { get; init; }
}
