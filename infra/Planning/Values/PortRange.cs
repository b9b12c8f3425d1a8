using System.Globalization;

namespace SharedBandwidth.Planning.Values;

/// <summary>One port, a range of ports, or all of them.</summary>
public readonly record struct PortRange(int First, int Last, bool IsAny)
{
    public int Length => Last - First + 1;

    /// <summary>Reads "80", "10000/10010" or "any"; null for anything else.</summary>
    public static PortRange? Parse(string text)
    {
        if (string.Equals(text, "any", StringComparison.OrdinalIgnoreCase))
        {
            return new PortRange(1, 65535, IsAny: true);
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var first = Port(slash < 0 ? text : text[..slash]);
        var last = slash < 0 ? first : Port(text[(slash + 1)..]);
        return first is { } f && last is { } l && f <= l ? new PortRange(f, l, IsAny: false) : null;
    }

    public bool Overlaps(PortRange other) => First <= other.Last && other.First <= Last;

    /// <summary>As the service spells it in a DNAT entry.</summary>
    public override string ToString() =>
        IsAny ? "any"
        : First == Last ? First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{First}/{Last}");

    private static int? Port(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535 ? port : null;
}
