using System.Collections.Immutable;
using System.Globalization;
using SharedBandwidth.Planning.Exposure.Reading;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Planning.Exposure;

/// <summary>
/// Finds administration and database ports that a security group opens to everyone: the ports that are tried first from anywhere on the
/// internet.
/// </summary>
internal static class RiskyPorts
{
    private static readonly ImmutableSortedDictionary<int, string> _services = new Dictionary<int, string>
    {
        [21] = "FTP",
        [22] = "SSH",
        [23] = "Telnet",
        [135] = "Windows RPC",
        [139] = "NetBIOS",
        [445] = "SMB",
        [1433] = "SQL Server",
        [1521] = "Oracle",
        [2375] = "Docker",
        [2379] = "etcd",
        [3306] = "MySQL",
        [3389] = "Remote Desktop",
        [5432] = "PostgreSQL",
        [5900] = "VNC",
        [5985] = "WinRM",
        [6379] = "Redis",
        [9200] = "Elasticsearch",
        [10250] = "kubelet",
        [11211] = "Memcached",
        [27017] = "MongoDB",
    }.ToImmutableSortedDictionary();

    public static void Check(ReadPort port, string groupKey, SecurityGroupSpec group, FindingList findings)
    {
        if (!SecurityGroupPlanner.SourcesOf(group).Contains(SecurityGroupPlanner.Everyone))
        {
            return;
        }

        (int Port, string Service)[] open =
            [
                .. _services.Where(risky => port.Internal.First <= risky.Key && risky.Key <= port.Internal.Last)
                    .Select(r => (r.Key, r.Value)),
            ];
        if (port.MapsWholeAddress || open.Length > 0)
        {
            var what = port.MapsWholeAddress
                ? "Every port and protocol"
                : $"Port {Sentence.AndAtMost(open.Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Port} ({o.Service})")), 4)}";
            findings.Add(
                FindingCodes.RiskyPortOpen,
                port.Path,
                $"{what} of the server would be open to everyone, {SecurityGroupPlanner.Everyone}, by securityGroups.{groupKey}; set " +
                $"securityGroups.{groupKey}.sourceCidr to the network that needs it.");
        }
    }
}
