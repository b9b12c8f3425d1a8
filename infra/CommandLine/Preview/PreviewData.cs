using System.Collections.Immutable;
using System.Text.Json.Serialization;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Preview;

/// <summary>A preview as data, with the same facts as the text; the members of a change are there only with one.</summary>
internal sealed record PreviewData(
    string Project,
    string Stack,
    string? Region,
    string? Profile,
    string AccountSite,
    IEnumerable<ResourceData> Resources,
    BandwidthData Bandwidth,
    IReadOnlyDictionary<string, Dictionary<string, EndpointData>> Endpoints,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? OutboundAddress,
    IReadOnlyList<string> Assumptions,
    IEnumerable<FindingData> Findings)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Against { get; init; }

    /// <summary>What a change of region, profile or account site means, a text each.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? PlaceChanges { get; init; }

    /// <summary>What has to be known of an exported state beside; only with one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? StateNotes { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IEnumerable<StepData>? Changes { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Unchanged { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IEnumerable<AppImpactData>? Apps { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ChangeData? Update { get; init; }

    public static PreviewData Of(ProgramRun run) => new(
        run.Project,
        run.Stack,
        run.Plan.Place.Region,
        run.Plan.Place.Profile,
        run.Plan.Place.AccountSite.Text,
        run.Resources.Select(ResourceData.Of),
        BandwidthData.Of(run.Plan.Exposure.Bandwidth),
        run.Endpoints.ToDictionary(
            app => app.Key,
            app => app.Value.ToDictionary(
                port => port.Key,
                port => new EndpointData(port.Value.External, port.Value.Internal, port.Value.Protocol, port.Value.Address))),
        run.OutboundIp,
        run.Assumptions,
        FindingData.Of(run.Findings));

    /// <summary>The same with what changes.</summary>
    public PreviewData With(ComparedWith compared, ProgramRun run, ChangeOutcome change) => this with
    {
        Findings = FindingData.Of(FindingsSection.About(run.Findings, change.Changes)),
        Against = compared.Description,
        PlaceChanges = compared.PlaceChanges(run.Plan.Place),
        StateNotes = compared.NotesOn(change.Preview.Steps),
        Changes = change.Changes.Select(StepData.Of),
        Unchanged = change.Preview.Steps.Length - change.Changes.Count(),
        Apps = change.Apps.Select(AppImpactData.Of),
        Update = new ChangeData(
            change.IsPossible,
            change.Execution.Duration.TotalSeconds,
            FailureData.Of([.. change.Protected, .. change.Execution.Failed]),
            [.. change.Vanished.Select(key => key.ToString())],
            [.. change.Left.Select(key => key.ToString())],
            [.. change.Billed.Select(key => key.ToString())],
            change.WayRound is { } way ? WayRoundWords.Of(way, compared.Before, run.Resources) : null,
            change.Outbound is { } moved ? new MovedData(moved.Before, moved.After) : null,
            change.WithoutOutbound.IsEmpty ? null : change.WithoutOutbound),
    };

    public void Write(Stream stream) => JsonOutput.Write(stream, this, ReportJsonContext.Default.PreviewData);
}

/// <summary>Where one port of an app is reached.</summary>
internal sealed record EndpointData(string External, string Internal, string Protocol, string Address);

/// <summary>How the update of a deployed stack ends.</summary>
/// <param name="IsPossible">Whether it comes to its end, with everything there.</param>
/// <param name="DurationSeconds">How long it takes, or until it breaks off.</param>
/// <param name="Failures">Why it breaks off.</param>
/// <param name="Vanished">What is not there at the end, although the state says so.</param>
/// <param name="Left">What is in the account then and should not be.</param>
/// <param name="Billed">What of that is billed.</param>
/// <param name="OutboundAddress">How the address that outbound connections show changes; absent: it does not.</param>
/// <param name="WithoutOutbound">vSwitches whose servers have no way out to the internet any more; absent: none.</param>
/// <param name="WayRound">How it can be had in two updates; null: it comes to its end, or no way is known.</param>
internal sealed record ChangeData(
    bool IsPossible,
    double DurationSeconds,
    IReadOnlyList<FailureData> Failures,
    IReadOnlyList<string> Vanished,
    IReadOnlyList<string> Left,
    IReadOnlyList<string> Billed,
    string? WayRound,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MovedData? OutboundAddress,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? WithoutOutbound);

/// <summary>A public address before and after.</summary>
internal sealed record MovedData(string Before, string After);

/// <summary>
/// The effect of a change on one app; what its security group does not let in any more is closed, what it did not before is opened.
/// </summary>
internal sealed record AppImpactData(
    string App,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? FormerApp,
    string Impact,
    TwoDecimals? InterruptionSeconds,
    double OutsidePackageSeconds,
    bool ChangesAddress,
    IEnumerable<EndpointChangeData> Endpoints,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IEnumerable<OpeningData>? Closed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IEnumerable<OpeningData>? Opened)
{
    public static AppImpactData Of(AppImpact app) => new(
        app.App,
        app.FormerApp,
        JsonOutput.Name(app.Kind),
        app.Interruption?.TotalSeconds,
        app.Throttled.TotalSeconds,
        app.ChangesAddress,
        app.Endpoints.Select(endpoint => new EndpointChangeData(endpoint.Port, endpoint.Before, endpoint.After)),
        OpeningData.Of(app.Closed),
        OpeningData.Of(app.Opened));
}

/// <summary>What a security group lets in; ports as the service writes them, <c>80/80</c>.</summary>
internal sealed record OpeningData(string SecurityGroup, string Protocol, string PortRange, string Source)
{
    /// <summary>null: there are none.</summary>
    public static IEnumerable<OpeningData>? Of(ImmutableArray<Opening> openings) => openings.IsEmpty
        ? null
        : openings.Select(opening => new OpeningData(opening.SecurityGroup, opening.Protocol, opening.PortRange, opening.Source));
}

/// <summary>A port's public endpoint before and after.</summary>
internal sealed record EndpointChangeData(string Port, string? Before, string? After);
