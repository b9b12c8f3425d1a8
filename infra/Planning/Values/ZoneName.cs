namespace SharedBandwidth.Planning.Values;

/// <summary>How a region's zones are named (https://www.alibabacloud.com/help/en/ecs/user-guide/regions-and-zones).</summary>
public static class ZoneName
{
    /// <summary><c>cn-shanghai-b</c>, and <c>us-east-1b</c> where the region's name ends with a digit.</summary>
    public static string Of(string region, char letter)
    {
        ArgumentException.ThrowIfNullOrEmpty(region);
        return char.IsAsciiDigit(region[^1]) ? $"{region}{letter}" : $"{region}-{letter}";
    }
}
