using System.Text.Json;
using System.Text.Json.Nodes;
using SharedBandwidth.Cloud;
using SharedBandwidth.Emulator.Protocol;
using SharedBandwidth.Tests;

namespace SharedBandwidth.Emulator.Tests;

/// <summary>
/// A request that the genuine provider made, and what a sketch of an account answered. README.md beside the recordings says more.
/// </summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Tls">Whether it came over TLS.</param>
/// <param name="Action">The API action.</param>
/// <param name="Query">The parameters in the query.</param>
/// <param name="Form">The parameters in the form.</param>
/// <param name="Status">The HTTP status of the answer.</param>
/// <param name="Answer">The answer's body.</param>
internal sealed record RecordedRequest(
    string Method, bool Tls, string Action, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Form, int Status,
    JsonObject Answer)
{
    /// <summary>The table was busy just then; what nothing takes any time in never is.</summary>
    public bool WasBusy => (string?)Answer["Code"] == ErrorCodes.OperationConflict;

    /// <summary>The same as it would reach an account, with other values.</summary>
    public ApiRequest ToRequest(Func<string, string, string> valueOf)
    {
        var parameters = Query.Concat(Form).ToDictionary(pair => pair.Key, pair => valueOf(pair.Key, pair.Value), StringComparer.Ordinal);
        return ApiRequest.Of(parameters, new Dictionary<string, string>());
    }
}

/// <summary>Recorded runs.</summary>
internal static class Recordings
{
    private static readonly JsonSerializerOptions _options =
        new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    /// <summary>The runs of one account, one after another, by name.</summary>
    public static IEnumerable<(string Run, List<RecordedRequest> Requests)> Of(string account) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Emulator", "Traces", "Recordings"), $"{account}-*.json")
            .Order(StringComparer.Ordinal)
            .Select(file => (Path.GetFileNameWithoutExtension(file), Read(file)));

    private static List<RecordedRequest> Read(string file) =>
        JsonSerializer.Deserialize<List<RecordedRequest>>(File.ReadAllText(file), _options)!;
}
