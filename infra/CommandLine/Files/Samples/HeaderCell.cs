namespace SharedBandwidth.CommandLine.Files;

/// <summary>One column's header: <c>web [kbit/s]</c>, <c>web (kbit/s)</c>, <c>web</c>, or a unit alone.</summary>
/// <param name="Text">All of it.</param>
/// <param name="Name">Without the unit; empty for a unit alone.</param>
/// <param name="UnitText">What stands for the unit, known or not; null without one.</param>
internal readonly record struct HeaderCell(string Text, string Name, string? UnitText)
{
    private static readonly string[] _time = ["time", "timestamp", "date", "datetime", "时间", "时间戳", "监控时间", "采集时间"];
    private static readonly string[] _app = ["app", "应用"];
    private static readonly string[] _instance = ["instanceId", "instance_id", "instance", "实例ID", "实例"];
    private static readonly string[] _mean = ["average", "avg", "mean", "value", "平均值", "平均"];

    public RateUnit? Unit => UnitText is null ? null : RateUnit.Parse(UnitText);

    public bool IsTime => IsOneOf(_time);

    /// <summary>Whether the column names apps; CloudMonitor's names instances.</summary>
    public bool IsName => IsOneOf(_app) || IsInstance;

    public bool IsInstance => IsOneOf(_instance);

    /// <summary>Whether the column has the means of the steps, which is what a sample is, beside other statistics.</summary>
    public bool IsMean => IsOneOf(_mean);

    public static HeaderCell Parse(string field)
    {
        var text = field.Trim();
        if (RateUnit.Parse(text) is not null || RateUnit.IsBytes(text))
        {
            return new HeaderCell(text, "", text);
        }

        var open = text switch
        {
            [.., ']'] => text.LastIndexOf('['),
            [.., ')'] => text.LastIndexOf('('),
            [.., '）'] => text.LastIndexOf('（'),
            _ => -1,
        };
        return open < 0 ? new HeaderCell(text, text, null) : new HeaderCell(text, text[..open].TrimEnd(), text[(open + 1)..^1].Trim());
    }

    private bool IsOneOf(string[] names) => names.Contains(Name, StringComparer.OrdinalIgnoreCase);
}
