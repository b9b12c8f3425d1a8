using System.Collections.Immutable;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Exposure.Reading;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure;

/// <summary>Plans the ingress rules that let published traffic reach the apps (AuthorizeSecurityGroup).</summary>
internal static class SecurityGroupPlanner
{
    public const string Everyone = "0.0.0.0/0";

    public static ImmutableArray<SecurityGroupRulePlan> Plan(
        ExposureSpec spec, ImmutableArray<ReadApp> apps, ExposureNames names, FindingList findings)
    {
        CheckGroups(spec.SecurityGroups, findings);
        (ReadPort Port, string Group)[] opened =
        [
            .. from app in apps
               where app.SecurityGroup is not null && spec.SecurityGroups.ContainsKey(app.SecurityGroup)
               from port in app.Ports
               select (port, app.SecurityGroup),
        ];
        foreach (var (port, group) in opened)
        {
            RiskyPorts.Check(port, group, spec.SecurityGroups[group], findings);
        }

        return
        [
            .. opened
                .Select(open => Rule(open.Group, spec.SecurityGroups[open.Group], open.Port, names))
                .DistinctBy(rule => rule.Name)
                .OrderBy(rule => rule.Name, StringComparer.Ordinal),
        ];
    }

    private static SecurityGroupRulePlan Rule(string key, SecurityGroupSpec group, ReadPort port, ExposureNames names)
    {
        var (protocol, range) = (port.Internal, port.MapsWholeAddress) switch
        {
            (_, true) => ("all", "-1/-1"),
            var (ports, _) => (port.Protocol.Text, $"{ports.First}/{ports.Last}"),
        };
        return new SecurityGroupRulePlan
        {
            Name = protocol == "all"
                ? names.Logical(key, "all")
                : names.Logical(key, protocol, port.Internal.ToString().Replace('/', '-')),
            SecurityGroupKey = key,
            SecurityGroupId = group.Id,
            Protocol = protocol,
            PortRange = range,
            SourceCidr = group.SourceCidr ?? Everyone,
        };
    }

    private static void CheckGroups(ImmutableSortedDictionary<string, SecurityGroupSpec> groups, FindingList findings)
    {
        var keyById = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, group) in groups)
        {
            var path = $"securityGroups.{key}";
            ValueReader.Key(findings, path, key);
            ValueReader.Id(findings, $"{path}.id", group.Id?.Text, "sg-");
            if (group.Id is null)
            {
                findings.Add(FindingCodes.MissingValue, $"{path}.id", "The security group is not named; set id.");
            }

            if (group.SourceCidr is { } cidr && Ipv4.Network(cidr) is null)
            {
                findings.Add(
                    FindingCodes.MalformedValue,
                    $"{path}.sourceCidr",
                    $"'{cidr}' is not an IPv4 network; write one such as 203.0.113.0/24, with no bits set behind the prefix.");
            }

            // Two keys of one group would be two resources for one rule, and deleting either would delete it for both.
            if (group.Id?.Text is { } id && !keyById.TryAdd(id, key))
            {
                findings.Add(
                    FindingCodes.Contradiction,
                    $"{path}.id",
                    $"{id} is already securityGroups.{keyById[id]}; name each security group once.");
            }
        }
    }
}
