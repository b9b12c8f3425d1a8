using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace SharedBandwidth.Cloud;

/// <summary>Where the ids and IPs of an account's new objects come from.</summary>
public abstract class IdSource
{
    /// <summary>An id that no object of the account ever had.</summary>
    /// <param name="prefix">What the ids of its kind begin with, such as <c>ngw</c>.</param>
    public abstract string NewId(string prefix);

    /// <summary>A public IP that no EIP of the account ever had.</summary>
    public abstract string NewPublicIp();

    /// <summary>Tells an id or a public IP that an object has which was there before.</summary>
    public virtual void Take(string id)
    {
    }

    /// <summary>The private IP that a new server would like; null: the first free one of its vSwitch.</summary>
    public virtual IPAddress? WishedPrivateIp() => null;
}

/// <summary>
/// Ids like the service's: a few letters for the region and seventeen more, computed from a seed and a count, so that the same calls get
/// the same ids.
/// </summary>
/// <param name="seed">Accounts with other seeds have other ids.</param>
/// <param name="count">How many were given out before.</param>
public sealed class ServiceIds(string seed, int count = 0) : IdSource
{
    private const int Letters = 17;
    private const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>How many were given out.</summary>
    public int Count { get; private set; } = count;

    public override string NewId(string prefix)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed} {Count++}")));
        return $"{prefix}-emu{string.Concat(hash.Take(Letters).Select(b => Alphabet[b % Alphabet.Length]))}";
    }

    // Reserved for benchmarks (RFC 2544), so never anybody's.
    public override string NewPublicIp() => Planning.Values.Ipv4.At(StandInAddresses.PublicBlock, (uint)(1 + Count++)).ToString();
}
