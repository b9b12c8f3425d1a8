using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SharedBandwidth.Cloud;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Emulator.Actions;

/// <summary>The account with what answers say of it beside its objects.</summary>
/// <param name="Cloud">The account.</param>
/// <param name="Region">The region that it is in.</param>
/// <param name="Epoch">When its time began, for dates.</param>
internal sealed record AccountView(CloudAccount Cloud, string Region, DateTimeOffset Epoch)
{
    /// <summary>The group of what names none.</summary>
    public const string DefaultResourceGroup = "rg-emu";

    private const int DefaultPageSize = 10;
    private const int LargestPageSize = 100;

    /// <summary>
    /// The zones of the region: whichever a stack names is there, and has everything. Which a real region has, only an account knows.
    /// </summary>
    public IEnumerable<string> Zones => Enumerable.Range('a', 26).Select(letter => ZoneName.Of(Region, (char)letter));

    /// <summary>"2026-11-01T00:00:00Z".</summary>
    public string DateOf(CloudObject found) => DateOf(found, "yyyy-MM-dd'T'HH:mm:ss'Z'");

    /// <summary>"2026-11-01T00:00Z", as servers have it.</summary>
    public string DateToTheMinute(CloudObject found) => DateOf(found, "yyyy-MM-dd'T'HH:mm'Z'");

    public IEnumerable<T> All<T>()
        where T : CloudObject => Cloud.Objects.OfType<T>();

    public IEnumerable<CloudObject> All(string kind) => Cloud.Objects.Where(found => found.Kind == kind);

    /// <summary>The objects whose ids a request says, separated by commas; all of them where it says none.</summary>
    public IEnumerable<T> Asked<T>(Parameters request, string name)
        where T : CloudObject =>
        (request.Text(name) is { } ids ? ids.Split(',').Distinct().Select(Cloud.Find).OfType<T>() : All<T>())
            .Where(found => HasTags(request, found));

    /// <summary>The same, of a kind.</summary>
    public IEnumerable<CloudObject> Asked(Parameters request, string name, string kind) =>
        Asked<CloudObject>(request, name).Where(found => found.Kind == kind);

    /// <summary>
    /// One page of a list, as the answers have it, of what a request asks for: a filter has the name of the field that it is about.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="list">The list's name.</param>
    /// <param name="entry">The name within it.</param>
    /// <param name="all">All entries.</param>
    /// <param name="others">Filters that have another name than their field.</param>
    public static JsonObject Page(
        Parameters request, string list, string entry, IEnumerable<JsonObject> all, params (string Filter, string Field)[] others)
    {
        (string Field, string Wanted)[] filters =
        [
            .. request.Values.Where(value => value.Value.Length > 0)
                .Select(value => (
                    others.FirstOrDefault(other => other.Filter == value.Key) is { Field: { } field } ? field : value.Key,
                    value.Value)),
        ];
        JsonObject[] found = [.. all.Where(answer => filters.All(filter => Fits(answer[filter.Field], filter.Wanted)))];
        var number = request.Number("PageNumber", 1) ?? 1;
        var size = Math.Min(request.Number("MaxResults", 1) ?? request.Number("PageSize", 1) ?? DefaultPageSize, LargestPageSize);

        // A token says where its page begins.
        var start = request.Number("NextToken", 0) ?? ((long)number - 1) * size;
        var page = found.Skip((int)Math.Min(start, found.Length)).Take(size).ToArray();
        var answer = new JsonObject
        {
            [list] = new JsonObject { [entry] = new JsonArray([.. page]) },
            ["TotalCount"] = found.Length,
            ["PageNumber"] = number,
            ["PageSize"] = size,
        };
        if (request.Text("MaxResults") is not null && start + page.Length < found.Length)
        {
            answer["NextToken"] = (start + page.Length).ToString(CultureInfo.InvariantCulture);
        }

        return answer;
    }

    /// <summary>A list of texts, as the answers have it.</summary>
    public static JsonObject Texts(string entry, params IEnumerable<string> texts) =>
        new() { [entry] = new JsonArray([.. texts.Select(text => JsonValue.Create(text))]) };

    /// <summary>Tags as VPC answers have them.</summary>
    public static JsonObject Tags(CloudObject found) => Tags(found, "Key", "Value");

    /// <summary>Tags under these names of key and value.</summary>
    public static JsonObject Tags(CloudObject found, string key, string value) =>
        new() { ["Tag"] = new JsonArray([.. found.Tags.Select(tag => new JsonObject { [key] = tag.Key, [value] = tag.Value })]) };

    /// <summary>
    /// Whether an object's id is the one asked for, or among those separated by commas; where none is asked for, each is.
    /// </summary>
    public static bool HasId(Parameters request, string name, string id) => request.Text(name) is not { } wanted || IsAmong(id, wanted);

    /// <summary>The ids that a request names: one, or a JSON list of them under the plural; null: it names none.</summary>
    public static HashSet<string>? IdsOf(Parameters request, string name)
    {
        if (request.Text(name) is { } one)
        {
            return [one];
        }

        if (request.Text(name + "s") is not { } list)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(list, TextListContext.Default.HashSetString) ?? [];
        }
        catch (JsonException)
        {
            throw new RefusedException(ErrorCodes.InvalidParameter, $"The parameter {name}s is not a JSON list of texts.");
        }
    }

    /// <summary>Whether an object has all the tags that a request says.</summary>
    public static bool HasTags(Parameters request, CloudObject found) =>
        request.Tags.All(tag => found.Tags.TryGetValue(tag.Key, out var value) && (tag.Value.Length == 0 || tag.Value == value));

    private string DateOf(CloudObject found, string format) =>
        (Epoch + (found.CreatedAt ?? TimeSpan.Zero)).ToUniversalTime().ToString(format, CultureInfo.InvariantCulture);

    // What is no text, number or flag of the answer is no filter.
    private static bool Fits(JsonNode? field, string wanted) => field is not JsonValue value || IsAmong(value.ToString(), wanted);

    private static bool IsAmong(string text, string wanted) => wanted == text || wanted.Split(',').Contains(text);
}
