using System.Text.Json;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Tests.Simulation.Provider.Genuine;

/// <summary>What the genuine engine and provider did; README.md beside it says how it was recorded.</summary>
internal static class GenuineRecords
{
    private static readonly JsonSerializerOptions _options =
        new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    private static readonly Dictionary<string, Dictionary<string, JsonElement>> _configurations =
        Read<Dictionary<string, Dictionary<string, JsonElement>>>("configurations");

    public static IReadOnlyList<GenuineEdit> Edits { get; } = Read<List<GenuineEdit>>("edits");

    public static IReadOnlyList<GenuineCalls> Calls { get; } = Read<List<GenuineCalls>>("calls");

    public static IReadOnlyList<GenuineRun> Runs { get; } = Read<List<GenuineRun>>("requests");

    public static IReadOnlyDictionary<string, GenuineTimeouts> Timeouts { get; } = Read<Dictionary<string, GenuineTimeouts>>("timeouts");

    public static IReadOnlyList<GenuineRefusals> Refusals { get; } = Read<List<GenuineRefusals>>("refusals");

    /// <summary>What the program registers with a configuration.</summary>
    public static async Task<IReadOnlyCollection<RecordedResource>> RegisterAsync(string configuration)
    {
        var config = _configurations[configuration].ToDictionary(
            key => key.Key,
            key => key.Value.ValueKind == JsonValueKind.String ? key.Value.GetString()! : key.Value.GetRawText());
        var run = await ProgramRunner.RunAsync("shared-bandwidth", "prod", config);
        return run.HasErrors
            ? throw new InvalidOperationException(string.Join('\n', run.Findings))
            // The option came after the records.
            : [.. run.Resources.Select(resource => resource with { Options = resource.Options with { ReplaceOnChanges = [] } })];
    }

    private static T Read<T>(string name) => JsonSerializer.Deserialize<T>(
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "Simulation", "Provider", "Genuine", $"{name}.json")), _options)!;
}

/// <summary>The engine's steps from one configuration to another, without the components.</summary>
internal sealed record GenuineEdit(string From, string To, IReadOnlyList<GenuineStep> Steps);

/// <summary>One step of the engine.</summary>
/// <param name="Step">Such as <c>delete-before-replace</c>.</param>
/// <param name="Type">The resource's type token.</param>
/// <param name="Name">Its logical name.</param>
/// <param name="Changes">Inputs that differ, in ordinal order.</param>
/// <param name="ReplaceKeys">Those of them that force a replacement.</param>
internal sealed record GenuineStep(
    string Step, string Type, string Name, IReadOnlyList<string>? Changes = null, IReadOnlyList<string>? ReplaceKeys = null)
{
    public ResourceKey Key => new(Type, Name);

    public override string ToString() =>
        $"{Step} {Type} {Name}, changes: {string.Join(' ', Changes ?? [])}, replaced for: {string.Join(' ', ReplaceKeys ?? [])}";
}

/// <summary>How often the provider called each action from one configuration to another; null: nothing deployed.</summary>
internal sealed record GenuineCalls(string? From, string? To, IReadOnlyDictionary<string, int> Calls);

/// <summary>Everything that the provider asked for in one update.</summary>
/// <param name="Recording">Named after its account, and after its place among the updates of that account.</param>
/// <param name="To">The configuration that the update was to; null: nothing.</param>
/// <param name="Requests">In the order of their beginnings.</param>
internal sealed record GenuineRun(string Recording, string? To, IReadOnlyList<GenuineRequest> Requests)
{
    /// <summary>Recordings of one account follow one another.</summary>
    public string Account => Recording.Split('-')[0];
}

/// <summary>One request.</summary>
/// <param name="At">Seconds after the update's first request.</param>
/// <param name="Action">The API action.</param>
/// <param name="Says">Its parameters.</param>
/// <param name="Gives">Ids and IPs that the rest of the recording knows from here on; null: none.</param>
internal sealed record GenuineRequest(
    double At, string Action, IReadOnlyDictionary<string, string> Says, IReadOnlyList<string>? Gives = null);

/// <summary>A type's timeouts in minutes.</summary>
internal sealed record GenuineTimeouts(int Create, int Update, int Delete);

/// <summary>A call that was refused some times.</summary>
/// <param name="Action">The API action.</param>
/// <param name="Code">The service's error code.</param>
/// <param name="Refusals">How many times it was refused.</param>
/// <param name="Seconds">When it was made, from the first time; as many as refusals: the provider gave up.</param>
internal sealed record GenuineRefusals(string Action, string Code, int Refusals, IReadOnlyList<double> Seconds);
