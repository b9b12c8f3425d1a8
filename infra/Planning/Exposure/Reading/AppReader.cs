using System.Collections.Immutable;
using System.Net;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure.Reading;

/// <summary>Reads the apps: private IPs, ports and demand.</summary>
internal static class AppReader
{
    /// <summary>More than any package or gateway can carry: larger numbers are slips of the unit.</summary>
    private const int LargestMbps = 100_000;

    public static ImmutableArray<ReadApp> Read(ExposureSpec spec, FindingList findings)
    {
        if (spec.Apps.IsEmpty)
        {
            findings.Add(FindingCodes.MissingValue, "apps", "There is no app to publish; name at least one, with its ports.");
        }

        var block = ReadVpcBlock(spec.VpcCidrBlock, findings);
        var addresses = spec.Addresses.Keys
            .Union(spec.Apps.Where(a => a.Value.Address is null).Select(a => a.Key))
            .ToHashSet(StringComparer.Ordinal);
        var surroundings = new Surroundings(block, addresses, spec.SecurityGroups.Keys);
        return [.. spec.Apps.Select(app => Read(app.Key, app.Value, surroundings, findings))];
    }

    private static IPNetwork? ReadVpcBlock(string? text, FindingList findings)
    {
        var block = text is null ? null : Ipv4.Network(text);
        if (text is not null && block is null)
        {
            findings.Add(
                FindingCodes.MalformedValue,
                "vpcCidrBlock",
                $"'{text}' is not an IPv4 network; write one such as 192.168.0.0/16, with no bits set behind the prefix.");
        }

        return block;
    }

    private static ReadApp Read(string key, AppSpec app, Surroundings surroundings, FindingList findings)
    {
        var path = $"apps.{key}";
        ValueReader.Key(findings, path, key);
        if (app.Ports.IsEmpty)
        {
            findings.Add(
                FindingCodes.MissingValue,
                $"{path}.ports",
                "The app has no port to publish; name at least one, such as http: 80.");
        }

        CheckReferences(path, app, surroundings, findings);
        return new ReadApp(
            key,
            ValueReader.FormerKey(findings, path, key, app.FormerKey),
            app.Address ?? key,
            ReadPrivateIp($"{path}.privateIp", app.PrivateIp, surroundings.VpcBlock, findings),
            app.SecurityGroup,
            [.. app.Ports.Select(port => ReadPort(key, port.Key, port.Value, findings)).OfType<ReadPort>()],
            app.Demand is null ? null : ReadDemand(key, $"{path}.demand", app.Demand, findings));
    }

    private static void CheckReferences(string path, AppSpec app, Surroundings surroundings, FindingList findings)
    {
        if (app.Address is { } address && !surroundings.Addresses.Contains(address))
        {
            findings.Add(
                FindingCodes.UnknownReference,
                $"{path}.address",
                $"There is no address '{address}'; name a key of addresses or an app with an address of its own, or leave it out for an " +
                $"own one.{DidYouMean.For(address, surroundings.Addresses)}");
        }

        if (app.SecurityGroup is { } group && !surroundings.SecurityGroups.Contains(group))
        {
            findings.Add(
                FindingCodes.UnknownReference,
                $"{path}.securityGroup",
                $"There is no security group '{group}'; name a key of securityGroups, or leave it out if the ports are open " +
                $"already.{DidYouMean.For(group, surroundings.SecurityGroups)}");
        }
    }

    private static Knowable? ReadPrivateIp(string path, Knowable? privateIp, IPNetwork? vpcBlock, FindingList findings)
    {
        if (privateIp is null)
        {
            findings.Add(FindingCodes.MissingValue, path, "The app has no private IP to forward to; set privateIp.");
            return null;
        }

        return privateIp.Text is not { } text || CanBePrivateIp(path, text, vpcBlock, findings) ? privateIp : null;
    }

    private static bool CanBePrivateIp(string path, string text, IPNetwork? vpcBlock, FindingList findings)
    {
        if (Ipv4.Address(text) is not { } address)
        {
            var what = text.Contains(':', StringComparison.Ordinal)
                ? "is not an IPv4 address, and forward entries take no other"
                : "is not an IP address";
            findings.Add(FindingCodes.MalformedValue, path, $"'{text}' {what}; write four numbers from 0 to 255, such as 192.168.0.100.");
            return false;
        }

        if (address.GetAddressBytes()[0] is 0 or 127 or >= 224)
        {
            findings.Add(
                FindingCodes.MalformedValue,
                path,
                $"{text} cannot be a server's address; write the server's private IP inside the VPC.");
            return false;
        }

        if (vpcBlock is { } block && !block.Contains(address))
        {
            findings.Add(FindingCodes.OutsideVpc, path, $"{text} is outside the VPC's {block}; use a private IP inside it.");
        }

        return true;
    }

    private static ReadPort? ReadPort(string appKey, string key, PortSpec port, FindingList findings)
    {
        var path = $"apps.{appKey}.ports.{key}";
        ValueReader.Key(findings, path, key);
        var formerKey = ValueReader.FormerKey(findings, path, key, port.FormerKey);
        // A port that is nothing but its number is written without the key external.
        var isShort = port is { Internal: null, Protocol: null, FormerKey: null, Name: null, Check: null };
        var external = ReadRange(isShort ? path : $"{path}.external", port.External, findings);
        var @internal = port.Internal is null ? external : ReadRange($"{path}.internal", port.Internal, findings);
        if (external is not { } ext || @internal is not { } inner)
        {
            return null;
        }

        var protocol = port.Protocol is null && ext.IsAny && inner.IsAny
            ? Protocol.Any
            : ValueReader.OneOf<Protocol>(findings, $"{path}.protocol", port.Protocol);
        var check = CheckReader.Read($"{path}.check", port.Check, protocol, findings);
        if (ext.IsAny != inner.IsAny || ext.IsAny != (protocol == Protocol.Any))
        {
            findings.Add(
                FindingCodes.AnyMismatch,
                path,
                $"External port {ext}, internal port {inner} and protocol {protocol} do not go together; write any for all three, or for " +
                "none.");
            return null;
        }

        if (ext.Length != inner.Length)
        {
            findings.Add(
                FindingCodes.PortRangeLengths,
                path,
                $"External {ext} has {Count(ext)} and internal {inner} has {Count(inner)}; use ranges of the same length.");
        }

        return new ReadPort(
            appKey, key, formerKey, ext, inner, protocol, ValueReader.DisplayName(findings, $"{path}.name", port.Name), check);

        static string Count(PortRange range) => range.Length == 1 ? "1 port" : $"{range.Length} ports";
    }

    private static PortRange? ReadRange(string path, string text, FindingList findings)
    {
        var range = PortRange.Parse(text);
        if (range is null)
        {
            findings.Add(
                FindingCodes.MalformedValue,
                path,
                $"'{text}' is not a port; write a number from 1 to 65535, a rising range such as 10000/10010, or any.");
        }

        return range;
    }

    /// <summary>An app's need over the day, or that of outbound connections.</summary>
    public static AppDemand ReadDemand(string key, string path, DemandSpec demand, FindingList findings)
    {
        ValueReader.InRange(findings, $"{path}.baseMbps", demand.BaseMbps, 0, LargestMbps, " Mbit/s");
        var windows = ImmutableArray.CreateBuilder<DemandWindow>();
        for (var i = 0; i < demand.Windows.Length; i++)
        {
            if (ReadWindow($"{path}.windows[{i}]", demand.Windows[i], findings) is { } window)
            {
                windows.Add(window);
            }
        }

        return new AppDemand(key, Math.Clamp(demand.BaseMbps, 0, LargestMbps), windows.ToImmutable());
    }

    private static DemandWindow? ReadWindow(string path, DemandWindowSpec window, FindingList findings)
    {
        var from = ReadTime($"{path}.from", window.From, findings);
        var to = ReadTime($"{path}.to", window.To, findings);
        var inRange = ValueReader.InRange(findings, $"{path}.mbps", window.Mbps, 0, LargestMbps, " Mbit/s");
        if (from is not { } start || to is not { } end || !inRange)
        {
            return null;
        }

        var isWholeDay = start == 0 && end == DayMinute.PerDay;
        if (start % DayMinute.PerDay == end % DayMinute.PerDay && !isWholeDay)
        {
            findings.Add(
                FindingCodes.Contradiction,
                path,
                $"The window from {window.From} to {window.To} is either empty or the whole day; use two different times, or raise " +
                "baseMbps for the whole day.");
            return null;
        }

        return new DemandWindow(start % DayMinute.PerDay, end, window.Mbps) { Days = ReadDays($"{path}.days", window.Days, findings) };
    }

    private static Weekdays ReadDays(string path, ImmutableArray<string> texts, FindingList findings)
    {
        var days = Weekdays.None;
        foreach (var text in texts)
        {
            if (WeekdaysText.Parse(text) is { } some)
            {
                days |= some;
            }
            else
            {
                findings.Add(
                    FindingCodes.MalformedValue,
                    path,
                    $"'{text}' is not a weekday; write mon, tue, wed, thu, fri, sat or sun, or a range such as mon-fri.");
            }
        }

        return texts.IsEmpty ? Weekdays.All : days;
    }

    private static int? ReadTime(string path, string text, FindingList findings)
    {
        if (DayMinute.TryParse(text, out var minute))
        {
            return minute;
        }

        findings.Add(
            FindingCodes.MalformedValue,
            path,
            $"'{text}' is not a time of the day; write HH:mm from \"00:00\" to \"24:00\", in quotes.");
        return null;
    }

    /// <summary>What an app may refer to.</summary>
    private sealed record Surroundings(IPNetwork? VpcBlock, IReadOnlySet<string> Addresses, IEnumerable<string> SecurityGroups);
}
