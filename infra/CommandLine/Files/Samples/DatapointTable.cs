using System.Text.Json;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>
/// CloudMonitor's answers as JSON: a list of points, or objects as DescribeMetricList returns them, whose <c>Datapoints</c> hold that list
/// as one text (https://help.aliyun.com/zh/cms/cloudmonitor-1-0/developer-reference/api-cms-2019-01-01-describemetriclist). Several of
/// them may follow each other, as pages do.
/// </summary>
internal sealed class DatapointTable : ISampleTable, IDisposable
{
    private const string Datapoints = "Datapoints";

    private readonly List<JsonDocument> _documents = [];
    private readonly List<JsonElement> _points = [];
    private string[] _names = [];
    private string?[] _fields = [];
    private int _next;

    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="FormatException">It is JSON of another kind; the message says what was found.</exception>
    public DatapointTable(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowMultipleValues = true });
        while (reader.Read())
        {
            var document = JsonDocument.ParseValue(ref reader);
            _documents.Add(document);
            AddPoints(document.RootElement);
        }
    }

    public string PlaceWord => "point";

    public long Place => _next;

    public int FieldCount => _fields.Length;

    public bool PartsThousandsByComma => true;

    public string EmptyWords => "has no points; ask for a time in which there was traffic, and give what DescribeMetricList returns.";

    public IReadOnlyList<string>? ReadHeader()
    {
        _names = [.. _points.SelectMany(point => point.EnumerateObject()).Select(field => field.Name).Distinct(StringComparer.Ordinal)];
        _fields = new string?[_names.Length];
        return _points.Count == 0 ? null : _names;
    }

    public bool Read()
    {
        if (_next == _points.Count)
        {
            return false;
        }

        var point = _points[_next++];
        for (var i = 0; i < _names.Length; i++)
        {
            _fields[i] = point.TryGetProperty(_names[i], out var value) ? value.ToString() : null;
        }

        return true;
    }

    public ReadOnlySpan<char> Field(int index) => _fields[index];

    public void Dispose() => _documents.ForEach(document => document.Dispose());

    private void AddPoints(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(Datapoints, out var datapoints))
        {
            if (datapoints.ValueKind == JsonValueKind.String)
            {
                var inner = JsonDocument.Parse(datapoints.GetString()!);
                _documents.Add(inner);
                datapoints = inner.RootElement;
            }

            AddPoints(datapoints);
            return;
        }

        if (element.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException(element.ValueKind == JsonValueKind.Object
                ? $"an object without {Datapoints}"
                : $"{element.ValueKind.ToString().ToLowerInvariant()} in place of a list of points");
        }

        foreach (var point in element.EnumerateArray())
        {
            if (point.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException($"'{point}' in the place of a point");
            }

            _points.Add(point);
        }
    }
}
