using System.Net;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Network;

/// <summary>What the service keeps of every vSwitch: the first address and the last three.</summary>
public static class VswitchIps
{
    /// <summary>How many addresses that is.</summary>
    public const int Reserved = 4;

    /// <summary>Refuses a backend's address that no server in the vSwitch can have.</summary>
    /// <param name="path">Where the address is.</param>
    /// <param name="address">In the block.</param>
    /// <param name="block">The vSwitch's.</param>
    /// <param name="findings">Where to report.</param>
    internal static void Check(string path, IPAddress address, IPNetwork block, FindingList findings)
    {
        var last = (uint)((1UL << (32 - block.PrefixLength)) - 1);
        IPAddress[] reserved = [block.BaseAddress, Ipv4.At(block, last - 2), Ipv4.At(block, last - 1), Ipv4.At(block, last)];
        if (reserved.Contains(address))
        {
            findings.Add(
                FindingCodes.MalformedValue,
                path,
                $"{address} cannot be a server's address: the service keeps the first and the last three of the vSwitch's {block}; use " +
                $"{Ipv4.At(block, 1)} to {Ipv4.At(block, last - 3)}.");
        }
    }
}
