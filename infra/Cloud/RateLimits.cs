namespace SharedBandwidth.Cloud;

/// <summary>
/// The limits of an account's calls in a minute (https://www.alibabacloud.com/help/en/eip/quotas, and the page of
/// AddCommonBandwidthPackageIp).
/// </summary>
public sealed class RateLimits
{
    private static readonly Dictionary<string, int> _perMinute = new(StringComparer.Ordinal)
    {
        ["AllocateEipAddress"] = 120,
        ["AssociateEipAddress"] = 120,
        ["DescribeEipAddresses"] = 600,
        ["ReleaseEipAddress"] = 600,
        ["AddCommonBandwidthPackageIp"] = 300,
    };

    private readonly Dictionary<string, Queue<TimeSpan>> _calls = new(StringComparer.Ordinal);

    public static int PerMinute(string action) => _perMinute[action];

    public bool Admit(string action, TimeSpan now)
    {
        if (!_perMinute.TryGetValue(action, out var limit))
        {
            return true;
        }

        if (!_calls.TryGetValue(action, out var calls))
        {
            _calls.Add(action, calls = []);
        }

        while (calls.TryPeek(out var first) && now - first >= TimeSpan.FromMinutes(1))
        {
            calls.Dequeue();
        }

        if (calls.Count >= limit)
        {
            return false;
        }

        calls.Enqueue(now);
        return true;
    }
}
