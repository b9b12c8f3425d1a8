using SharedBandwidth.Cloud;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Simulation.Recording;

/// <summary>The IPs that the model gives to a plan's addresses and servers.</summary>
public sealed class ModelAddresses
{
    private readonly Dictionary<string, string> _publicIps;
    private readonly Dictionary<string, string> _privateIps;

    public ModelAddresses(StackPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _publicIps = StandInAddresses.Assign(
            StandInAddresses.PublicBlock,
            plan.Exposure.AllAddresses.Select(address => address.EipId is { } id
                ? id.Text ?? SharedBandwidthStack.EncryptedText(id.Path!)
                : address.Name));
        _privateIps = Ipv4.Network(plan.Network.Create?.CidrBlock ?? "") is { } block
            ? StandInAddresses.Assign(block, plan.Servers.Select(server => server.Key)).ToDictionary(
                ip => $"{SharedBandwidthStack.NetworkName}-{ip.Key}",
                ip => ip.Value,
                StringComparer.Ordinal)
            : [];
    }

    /// <summary>The public IP of an EIP, by its logical name when it is created and by its id when it exists.</summary>
    public string PublicIp(string nameOrId) => _publicIps[nameOrId];

    /// <summary>The private IP of a created web server, by its logical name.</summary>
    public string PrivateIp(string serverName) => _privateIps[serverName];
}
