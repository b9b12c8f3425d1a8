namespace SharedBandwidth.CommandLine.Files;

/// <summary>The unit in which a file gives rates. Decimal: 1 Mbit/s is 10^6 bit/s, as the service counts.</summary>
public readonly record struct RateUnit(string Name, double PerMbps)
{
    public static readonly RateUnit BitPerSecond = new("bit/s", 1e6);
    public static readonly RateUnit KilobitPerSecond = new("kbit/s", 1e3);
    public static readonly RateUnit MegabitPerSecond = new("Mbit/s", 1);
    public static readonly RateUnit GigabitPerSecond = new("Gbit/s", 1e-3);

    public const string Known = "bit/s, kbit/s, Mbit/s and Gbit/s, or bps, kbps, Mbps and Gbps";

    // Where the letters' case tells bytes from bits, it is not ignored.
    private static readonly string[] _bytes = ["B/s", "kB/s", "KB/s", "MB/s", "GB/s", "Bps", "kBps", "KBps", "MBps", "GBps"];

    /// <summary>Reads a unit as people write it; null for anything else.</summary>
    public static RateUnit? Parse(string text) => IsBytes(text) ? null : text.ToUpperInvariant() switch
    {
        "BPS" or "BIT/S" or "BITS/S" => BitPerSecond,
        "KBPS" or "KBIT/S" or "KBITS/S" => KilobitPerSecond,
        "MBPS" or "MBIT/S" or "MBITS/S" => MegabitPerSecond,
        "GBPS" or "GBIT/S" or "GBITS/S" => GigabitPerSecond,
        _ => null,
    };

    /// <summary>Whether a text is a unit of bytes, eight times as much.</summary>
    public static bool IsBytes(string text) => _bytes.Contains(text) || text.StartsWith("byte", StringComparison.OrdinalIgnoreCase);

    public double ToMbps(double rate) => rate / PerMbps;
}
