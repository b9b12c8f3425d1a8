using System.Globalization;

namespace SharedBandwidth.Planning.Values;

/// <summary>IPv4 addresses in the one form that the service takes: four decimal numbers without leading zeros.</summary>
public static class Ipv4
{
    public static bool TryParse(string text, out uint address)
    {
        address = 0;
        var parts = text.Split('.');
        if (parts.Length != 4)
        {
            return false;
        }

        foreach (var part in parts)
        {
            var canonical = byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                && part == value.ToString(CultureInfo.InvariantCulture);
            if (!canonical)
            {
                return false;
            }

            address = (address << 8) | value;
        }

        return true;
    }

    public static string Format(uint address) =>
        string.Create(CultureInfo.InvariantCulture, $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}");
}
