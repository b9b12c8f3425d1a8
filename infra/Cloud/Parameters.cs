using System.Collections.Immutable;
using System.Globalization;

namespace SharedBandwidth.Cloud;

/// <summary>
/// What a call says beside its action: texts under the API's names, the entries of lists as <c>Name.1</c>, <c>Name.2</c>, those of lists of
/// objects as <c>Tag.1.Key</c>. An empty text is as good as none, as with the service.
/// </summary>
public sealed record Parameters
{
    // They say how the call is made, not what it asks for.
    private static readonly HashSet<string> _ofTheCall = new(StringComparer.Ordinal)
    {
        "RegionId",
        "ClientToken",
        "DryRun",
        "OwnerId",
        "OwnerAccount",
    };

    private Parameters(ImmutableSortedDictionary<string, string> values) => Values = values;

    public static Parameters Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>Everything that is said, in ordinal order.</summary>
    public ImmutableSortedDictionary<string, string> Values { get; }

    /// <summary>What is asked for: without tags, which are kept apart, and without what says how the call is made.</summary>
    public ImmutableSortedDictionary<string, string> Attributes =>
        Changes.RemoveRange(Changes.Where(value => value.Value.Length == 0).Select(value => value.Key));

    /// <summary>The same, with what is emptied.</summary>
    public ImmutableSortedDictionary<string, string> Changes => Values.RemoveRange(
        Values.Keys.Where(name => _ofTheCall.Contains(name) || name.StartsWith("Tag.", StringComparison.Ordinal)));

    /// <summary>The tags that are said, by key.</summary>
    public ImmutableSortedDictionary<string, string> Tags => Indexes("Tag")
        .Select(i => (Key: Text($"Tag.{i}.Key"), Value: Values.GetValueOrDefault($"Tag.{i}.Value", "")))
        .Where(tag => tag.Key is not null)
        .DistinctBy(tag => tag.Key)
        .ToImmutableSortedDictionary(tag => tag.Key!, tag => tag.Value, StringComparer.Ordinal);

    public static Parameters Of(IEnumerable<KeyValuePair<string, string>> values) =>
        new(values.ToImmutableSortedDictionary(StringComparer.Ordinal));

    public static Parameters Of(params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var parameters = Empty;
        foreach (var (name, value) in values)
        {
            parameters = parameters.With(name, value);
        }

        return parameters;
    }

    /// <summary>One more; null is not said.</summary>
    public Parameters With(string name, object? value) => value switch
    {
        null => this,
        bool flag => new(Values.SetItem(name, flag ? "true" : "false")),
        IFormattable number => new(Values.SetItem(name, number.ToString(null, CultureInfo.InvariantCulture))),
        _ => new(Values.SetItem(name, value.ToString()!)),
    };

    /// <summary>A list: <c>Name.1</c>, <c>Name.2</c>.</summary>
    public Parameters WithList(string name, IEnumerable<string> values) =>
        values.Index().Aggregate(this, (parameters, value) => parameters.With(Entry(name, value.Index + 1), value.Item));

    /// <summary>Tags: <c>Tag.1.Key</c>, <c>Tag.1.Value</c>.</summary>
    public Parameters WithTags(IEnumerable<KeyValuePair<string, string>> tags) =>
        tags.Index().Aggregate(this, (parameters, tag) => parameters
            .With($"{Entry("Tag", tag.Index + 1)}.Key", tag.Item.Key)
            .With($"{Entry("Tag", tag.Index + 1)}.Value", tag.Item.Value));

    /// <summary>null where nothing is said.</summary>
    public string? Text(string name) => Values.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    /// <exception cref="RefusedException">It is not said.</exception>
    public string Required(string name) => Text(name) ?? throw new RefusedException(
        ErrorCodes.MissingParameter, $"The parameter {name} is missing.");

    /// <summary>null where nothing is said.</summary>
    /// <exception cref="RefusedException">It is not true or false.</exception>
    public bool? Flag(string name) => Text(name) switch
    {
        null => null,
        var text => bool.TryParse(text, out var flag) ? flag : throw Invalid(name, text, "true or false"),
    };

    /// <summary>null where nothing is said.</summary>
    /// <exception cref="RefusedException">It is not a whole number from <paramref name="smallest"/> on.</exception>
    public int? Number(string name, int smallest) => Text(name) switch
    {
        null => null,
        var text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= smallest
            ? number
            : throw Invalid(name, text, $"a whole number from {smallest} on"),
    };

    /// <summary>The entries of a list, in order.</summary>
    public IEnumerable<string> List(string name) => Indexes(name).Select(i => Text(Entry(name, i))).OfType<string>();

    private static string Entry(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{name}.{index}");

    private static RefusedException Invalid(string name, string text, string allowed) =>
        new(ErrorCodes.InvalidParameter, $"The specified parameter \"{name}\" is not valid: '{text}' is given, and it is {allowed}.");

    private IEnumerable<int> Indexes(string name) => Values.Keys
        .Where(key => key.StartsWith(name + ".", StringComparison.Ordinal))
        .Select(key => key[(name.Length + 1)..].Split('.')[0])
        .Distinct()
        .Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0)
        .Where(index => index > 0)
        .Order();
}
