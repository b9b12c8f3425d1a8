namespace SharedBandwidth.Planning.Demand;

/// <summary>
/// A daily time in which an app needs <see cref="Mbps"/> instead of its base. Half-open: the minute <see cref="ToMinute"/> is
/// no longer in it, so that windows which touch do not add up. When it ends before it starts, it runs past midnight.
/// </summary>
/// <param name="FromMinute">First minute, 0 to 1439.</param>
/// <param name="ToMinute">First minute after it, 0 to 1440; never equal to <paramref name="FromMinute"/>.</param>
/// <param name="Mbps">Mbit/s needed, 1 Mbit/s being 10^6 bit/s.</param>
public readonly record struct DemandWindow(int FromMinute, int ToMinute, int Mbps)
{
    public bool Contains(int minute) =>
        FromMinute < ToMinute
            ? minute >= FromMinute && minute < ToMinute
            : minute >= FromMinute || minute < ToMinute;
}
