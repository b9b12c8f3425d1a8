using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Cloud;

/// <summary>
/// IPs that are made up. Each is computed from its owner's name, so that it stays the same when other resources come and go; two names that
/// meet at one IP are told apart in the order of their names.
/// </summary>
public static class StandInAddresses
{
    /// <summary>Public IPs are taken from here: reserved for benchmarks (RFC 2544), so never anybody's.</summary>
    public static readonly IPNetwork PublicBlock = IPNetwork.Parse("198.18.0.0/15");

    /// <summary>The public IP that a name gets where nothing else has it.</summary>
    public static string PublicIpOf(string name) => Assign(PublicBlock, [name])[name];

    /// <summary>An IP of the block for each name.</summary>
    public static Dictionary<string, string> Assign(IPNetwork block, IEnumerable<string> names)
    {
        // The service keeps the first address and the last three of a block.
        var usable = (1u << (32 - block.PrefixLength)) - 4;
        var taken = new HashSet<uint>();
        var ips = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names.Distinct().Order(StringComparer.Ordinal))
        {
            var host = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name))) % usable;
            while (!taken.Add(host))
            {
                host = (host + 1) % usable;
            }

            ips.Add(name, Ipv4.At(block, 1 + host).ToString());
        }

        return ips;
    }
}
