namespace SharedBandwidth.CommandLine.Files;

/// <summary>One column's header: <c>web [kbit/s]</c>, <c>web (kbit/s)</c>, <c>web</c>, or a unit alone.</summary>
/// <param name="Text">All of it.</param>
/// <param name="Name">Without the unit; empty for a unit alone.</param>
/// <param name="UnitText">What stands for the unit, known or not; null without one.</param>
internal readonly record struct HeaderCell(string Text, string Name, string? UnitText)
{
    public RateUnit? Unit => UnitText is null ? null : RateUnit.Parse(UnitText);

    public static HeaderCell Parse(string field)
    {
        var text = field.Trim();
        if (RateUnit.Parse(text) is not null || RateUnit.IsBytes(text))
        {
            return new HeaderCell(text, "", text);
        }

        var open = text.EndsWith(']') ? text.LastIndexOf('[') : text.EndsWith(')') ? text.LastIndexOf('(') : -1;
        return open < 0 ? new HeaderCell(text, text, null) : new HeaderCell(text, text[..open].TrimEnd(), text[(open + 1)..^1].Trim());
    }
}
