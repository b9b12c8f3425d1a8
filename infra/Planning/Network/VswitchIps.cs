using System.Buffers.Binary;
using System.Net;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Network;

/// <summary>What the service keeps of every vSwitch: the first address and the last three.</summary>
internal static class VswitchIps
{
    public const int Reserved = 4;
    private const uint ReservedAtEnd = 3;

    /// <summary>Refuses a backend's address that no server in the vSwitch can have.</summary>
    /// <param name="path">Where the address is.</param>
    /// <param name="address">In the block.</param>
    /// <param name="block">The vSwitch's.</param>
    /// <param name="findings">Where to report.</param>
    public static void Check(string path, IPAddress address, IPNetwork block, FindingList findings)
    {
        var last = (uint)((1UL << (32 - block.PrefixLength)) - 1);
        var place = Number(address) - Number(block.BaseAddress);
        if (place == 0 || place > last - ReservedAtEnd)
        {
            findings.Add(
                FindingCodes.MalformedValue,
                path,
                $"{address} cannot be a server's address: the service keeps the first and the last three of the vSwitch's {block}; use " +
                $"{Ipv4.At(block, 1)} to {Ipv4.At(block, last - ReservedAtEnd)}.");
        }
    }

    private static uint Number(IPAddress address) => BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());
}
