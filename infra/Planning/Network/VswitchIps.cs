using System.Net;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Network;

/// <summary>What the service keeps of every vSwitch: the first address and the last three.</summary>
public static class VswitchIps
{
    /// <summary>How many addresses that is.</summary>
    public const int Reserved = 4;

    /// <summary>Whether no server can have an address of a vSwitch.</summary>
    /// <param name="address">In the block.</param>
    /// <param name="block">The vSwitch's.</param>
    public static bool IsReserved(IPAddress address, IPNetwork block)
    {
        var last = LastOffset(block);
        return last < Reserved
            || ((IPAddress[])[block.BaseAddress, Ipv4.At(block, last - 2), Ipv4.At(block, last - 1), Ipv4.At(block, last)])
                .Contains(address);
    }

    /// <summary>Refuses a backend's address that no server in the vSwitch can have.</summary>
    /// <param name="path">Where the address is.</param>
    /// <param name="address">In the block.</param>
    /// <param name="block">The vSwitch's.</param>
    /// <param name="findings">Where to report.</param>
    internal static void Check(string path, IPAddress address, IPNetwork block, FindingList findings)
    {
        if (IsReserved(address, block))
        {
            findings.Add(
                FindingCodes.MalformedValue,
                path,
                $"{address} cannot be a server's address: the service keeps the first and the last three of the vSwitch's {block}; use " +
                $"{Ipv4.At(block, 1)} to {Ipv4.At(block, LastOffset(block) - 3)}.");
        }
    }

    private static uint LastOffset(IPNetwork block) => (uint)((1UL << (32 - block.PrefixLength)) - 1);
}
