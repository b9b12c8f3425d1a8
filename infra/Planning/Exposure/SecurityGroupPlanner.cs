using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
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
                .SelectMany(open => SourcesOf(spec.SecurityGroups[open.Group])
                    .Select(source => Rule(open.Group, spec, open.Port, source, names)))
                .DistinctBy(rule => rule.Name)
                .OrderBy(rule => rule.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Who may connect, as networks; what is none is reported elsewhere.</summary>
    public static IEnumerable<string> SourcesOf(SecurityGroupSpec group) => group.SourceCidrs is { } sources
        ? sources.Select(source => Ipv4.NetworkOrAddress(source)?.ToString()).OfType<string>()
        : [Everyone];

    private static SecurityGroupRulePlan Rule(string key, ExposureSpec spec, ReadPort port, string source, ExposureNames names)
    {
        var group = spec.SecurityGroups[key];
        var isSecret = spec.SecretKeys.Contains("securityGroups");
        var (protocol, range) = (port.Internal, port.MapsWholeAddress) switch
        {
            (_, true) => ("all", "-1/-1"),
            var (ports, _) => (port.Protocol.Text, $"{ports.First}/{ports.Last}"),
        };
        var name = NameWith(isSecret ? key : group.Id?.Text ?? key);
        string[] formerKeys = [.. new[] { key, group.FormerKey }.OfType<string>()];
        var former = formerKeys.Select(NameWith)
            // Once a group was opened to one network, and its rules were named after the key alone.
            .Concat(group.SourceCidrs?.Length > 1 ? [] : formerKeys.Select(OldNameWith))
            .Distinct().Where(old => old != name);
        return new SecurityGroupRulePlan
        {
            Name = name,
            Former =
            [
                .. former.Select(old => new FormerName(group.FormerKey ?? key, old, old, ValueReader.FormerKeyOf($"securityGroups.{key}"))),
            ],
            SecurityGroupKey = key,
            SecurityGroupId = group.Id,
            Protocol = protocol,
            PortRange = range,
            SourceCidr = source,
        };

        string OldNameWith(string first) => protocol == "all"
            ? names.Logical(first, "all")
            : names.Logical(first, protocol, port.Internal.ToString().Replace('/', '-'));

        string NameWith(string first) =>
            source == Everyone
                ? OldNameWith(first)
                : $"{OldNameWith(first)}-{(isSecret ? Disguised() : source.Replace('.', '-').Replace('/', '-'))}";

        // There are too few networks to hide one behind its hash alone.
        string Disguised() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{group.Id?.Text} {source}")))[..8];
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

            ValueReader.FormerKey(findings, path, key, group.FormerKey);
            if (group.SourceCidrs is { IsEmpty: true })
            {
                findings.Add(
                    FindingCodes.MissingValue,
                    $"{path}.sourceCidr",
                    "The list of networks is empty, which would let nobody in; name the networks, or leave sourceCidr out to let " +
                    "everyone in.");
            }

            foreach (var cidr in (group.SourceCidrs ?? []).Where(cidr => Ipv4.NetworkOrAddress(cidr) is null))
            {
                findings.Add(
                    FindingCodes.MalformedValue,
                    $"{path}.sourceCidr",
                    $"'{cidr}' is not an IPv4 network; write one such as 203.0.113.0/24, with no bits set behind the prefix, or a single " +
                    "address.");
            }

            // Two keys of one group would be two resources for one rule, and deleting either would delete it for both.
            if (group.Id?.Text is { } id && !keyById.TryAdd(id, key))
            {
                findings.Add(
                    FindingCodes.Contradiction,
                    $"{path}.id",
                    $"{id} is already securityGroups.{keyById[id]}; name each security group once, with a list in sourceCidr for several " +
                    "networks.");
            }
        }
    }
}
