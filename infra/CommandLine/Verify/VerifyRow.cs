using System.Collections.Immutable;
using System.Net;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Verification;

namespace SharedBandwidth.CommandLine.Verify;

/// <summary>One line of the report.</summary>
internal sealed record VerifyRow
{
    /// <summary>null: no app's port, but one that has to stay closed.</summary>
    public required string? App { get; init; }

    public required string? Port { get; init; }

    /// <summary>The public IP; null: none is deployed.</summary>
    public required string? Address { get; init; }

    /// <summary>Such as <c>tcp 203.0.113.10:80</c>.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Private IP and port behind it; null: none is known.</summary>
    public required string? Internal { get; init; }

    /// <summary>What the stack file, or the command, says.</summary>
    public required string Expected { get; init; }

    /// <summary>What was seen.</summary>
    public required string Measured { get; init; }

    public required ProbeVerdict Verdict { get; init; }

    /// <summary>Why the stack file and the deployment differ; null: they do not.</summary>
    public string? Note { get; init; }

    /// <summary>The likely cause; null: nothing failed.</summary>
    public string? Cause { get; init; }

    /// <summary>What would tell more.</summary>
    public ImmutableArray<string> Commands { get; init; } = [];

    /// <summary>null: it was not probed.</summary>
    public ProbeResult? Result { get; init; }

    /// <summary>"ecs1 http", or "closed".</summary>
    public string Name => App is null ? "closed" : $"{App} {Port}";

    /// <summary>A row of a deployed port, in which the measurement is still to be written.</summary>
    public static VerifyRow Of(ExpectedPort port, DeployedPort deployed, string? note) => new()
    {
        App = port.App,
        Port = port.Port,
        Address = deployed.Address.ToString(),
        Endpoint = "",
        Internal = deployed.Internal,
        Expected = "",
        Measured = "",
        Verdict = ProbeVerdict.Unknown,
        Note = note,
    };

    /// <summary>A row of an address that is mapped whole.</summary>
    public static VerifyRow OfOpen(IPAddress address) => new()
    {
        App = null,
        Port = null,
        Address = address.ToString(),
        Endpoint = $"tcp {address}",
        Internal = null,
        Expected = "stays closed",
        Measured = "not probed: the whole address is mapped, so every port is published",
        Verdict = ProbeVerdict.Unknown,
    };

    public static VerifyRow OfClosed(ProbeResult closed, CauseWords words) => new()
    {
        App = null,
        Port = null,
        Address = closed.Target.Address.ToString(),
        Endpoint = $"tcp {closed.Target.Address}:{Format.Number(closed.Target.Port)}",
        Internal = null,
        Expected = ProbeWords.Expected(closed.Target),
        Measured = ProbeWords.Measured(closed),
        Verdict = closed.Verdict,
        Result = closed,
        Cause = words.Of(closed, port: null),
        Commands = words.CommandsFor(closed, port: null),
    };
}
