using System.Net;
using SharedBandwidth.Cloud;
using SharedBandwidth.Planning.Values;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Provider;

/// <summary>
/// The ids and IPs that the model gave to the resources when the program was recorded: made of their names, so that they are readable. What
/// has the id of another, which may be gone, gets a number behind it.
/// </summary>
public sealed class RecordedIds : IdSource
{
    private readonly HashSet<string> _idsEverUsed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ipsEverUsed = new(StringComparer.Ordinal);
    private PropertyMap _outputs = PropertyMap.Empty;
    private PropertyMap _inputs = PropertyMap.Empty;

    /// <summary>Says which resource the next object is made for.</summary>
    public void For(RecordedResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        (_outputs, _inputs) = (resource.Outputs, resource.Inputs);
    }

    /// <summary>Nothing for the first of a name, <c>-2</c> for the second.</summary>
    public string NewSuffix(string wishedId)
    {
        var suffix = "";
        for (var n = 2; !_idsEverUsed.Add(wishedId + suffix); n++)
        {
            suffix = $"-{n}";
        }

        return suffix;
    }

    /// <inheritdoc/>
    public override string NewId(string prefix)
    {
        var wished = prefix switch
        {
            "ftb" => Output("forwardTableIds"),
            "stb" => Output("snatTableIds"),
            "sgr" => null,
            _ => Output("id"),
        } ?? prefix;
        return wished + NewSuffix(wished);
    }

    /// <inheritdoc/>
    public override string NewPublicIp()
    {
        var wished = Output("ipAddress") ?? StandInAddresses.PublicIpOf("");
        var ip = wished;
        for (var n = 2; !_ipsEverUsed.Add(ip); n++)
        {
            ip = StandInAddresses.PublicIpOf($"{wished} {n}");
        }

        return ip;
    }

    /// <inheritdoc/>
    public override IPAddress? WishedPrivateIp() =>
        !_inputs.ContainsKey("privateIp") && Output("privateIp") is { } ip ? Ipv4.Address(ip) : null;

    /// <inheritdoc/>
    public override void Take(string id)
    {
        _idsEverUsed.Add(id);
        _ipsEverUsed.Add(id);
    }

    private string? Output(string name) => _outputs.GetValueOrDefault(name) as string;
}
