using System.Globalization;

namespace SharedBandwidth.Planning.Values;

/// <summary>An IPv4 network such as 192.168.0.0/16.</summary>
public readonly record struct CidrBlock(uint Address, int PrefixLength)
{
    /// <summary>Reads "a.b.c.d/n"; null for anything else, also when bits behind the prefix are set.</summary>
    public static CidrBlock? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0
            || !Ipv4.TryParse(text[..slash], out var address)
            || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefixLength)
            || prefixLength > 32)
        {
            return null;
        }

        var block = new CidrBlock(address, prefixLength);
        return (address & ~block.Mask) == 0 ? block : null;
    }

    public bool Contains(uint address) => (address & Mask) == Address;

    public override string ToString() => $"{Ipv4.Format(Address)}/{PrefixLength}";

    private uint Mask => PrefixLength == 0 ? 0 : uint.MaxValue << (32 - PrefixLength);
}
