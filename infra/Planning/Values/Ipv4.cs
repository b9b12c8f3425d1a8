using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace SharedBandwidth.Planning.Values;

/// <summary>IPv4 addresses and networks, read in the one form that the service takes: decimal numbers without leading zeros.</summary>
public static class Ipv4
{
    /// <summary>Reads "a.b.c.d"; null for anything else.</summary>
    public static IPAddress? Address(string text) =>
        IPAddress.TryParse(text, out var address) && IsOfThatForm(address, address.ToString(), text) ? address : null;

    /// <summary>Reads "a.b.c.d/n"; null for anything else, also when bits behind the prefix are set.</summary>
    public static IPNetwork? Network(string text) =>
        IPNetwork.TryParse(text, out var network) && IsOfThatForm(network.BaseAddress, network.ToString(), text) ? network : null;

    /// <summary>Reads "a.b.c.d/n", or "a.b.c.d" as a network of one; null for anything else.</summary>
    public static IPNetwork? NetworkOrAddress(string text) =>
        Network(text) ?? (Address(text) is { } address ? new IPNetwork(address, 32) : null);

    /// <summary>The address at a place in the network, counted from 0.</summary>
    public static IPAddress At(IPNetwork network, uint place)
    {
        var bytes = network.BaseAddress.GetAddressBytes();
        BinaryPrimitives.WriteUInt32BigEndian(bytes, BinaryPrimitives.ReadUInt32BigEndian(bytes) + place);
        return new IPAddress(bytes);
    }

    // The framework takes "1", "0x7f.1" and "010.0.0.1" for addresses too; what it writes otherwise than it was, is not of that form.
    private static bool IsOfThatForm(IPAddress address, string written, string read) =>
        address.AddressFamily == AddressFamily.InterNetwork && written == read;
}
