using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Findings;

public sealed class SecurityGroupFindingTests
{
    private static readonly SecurityGroupSpec _fine = new() { Id = "sg-1" };

    internal static FindingCase[] Cases { get; } =
    [
        FindingCase.Of("security group key with a blank", FindingCodes.BadName, "securityGroups.my web", ["'my web'"],
            With("my web", _fine), With("my-web", _fine)),
        FindingCase.Of("security group id of another kind", FindingCodes.MalformedValue, "securityGroups.web.id", ["'group-1'", "sg-"],
            With("web", new() { Id = "group-1" }), With("web", _fine)),
        FindingCase.Of(
            "source that is no network", FindingCodes.MalformedValue, "securityGroups.web.sourceCidr", ["'10.0.0'", "203.0.113.0/24"],
            With("web", _fine with { SourceCidrs = ["10.0.0"] }), With("web", _fine with { SourceCidrs = ["10.0.0.1"] })),
        FindingCase.Of("source with bits behind its prefix", FindingCodes.MalformedValue, "securityGroups.web.sourceCidr",
            ["'10.0.0.1/24'", "no bits set"],
            With("web", _fine with { SourceCidrs = ["10.0.0.1/24"] }), With("web", _fine with { SourceCidrs = ["10.0.0.0/24"] })),
        FindingCase.Of("an empty list of sources", FindingCodes.MissingValue, "securityGroups.web.sourceCidr",
            ["list of networks is empty", "leave sourceCidr out to let everyone in"],
            With("web", _fine with { SourceCidrs = [] }), With("web", _fine with { SourceCidrs = null })),
        FindingCase.Of("one security group under two keys", FindingCodes.Contradiction, "securityGroups.web.id",
            ["sg-1 is already securityGroups.db", "once"],
            With("web", _fine).WithGroup("db", _fine), With("web", _fine).WithGroup("db", new() { Id = "sg-2" })),

        .. new (string Ports, string Found)[]
        {
            ("22", "Port 22 (SSH)"), ("3389", "Port 3389 (Remote Desktop)"), ("6370/6380", "Port 6379 (Redis)"),
            ("20/24", "Port 21 (FTP), 22 (SSH) and 23 (Telnet)"),
            ("any", "Every port and protocol"),
        }.Select(open => FindingCase.Of($"{open.Ports} open to everyone", FindingCodes.RiskyPortOpen, "apps.ecs1.ports.http",
            [open.Found, "0.0.0.0/0", "securityGroups.web.sourceCidr"],
            Opened(open.Ports, null), Opened(open.Ports, "203.0.113.0/24"))),
        FindingCase.Of("SSH open to everyone by name", FindingCodes.RiskyPortOpen, "apps.ecs1.ports.http", ["Port 22 (SSH)"],
            Opened("22", "0.0.0.0/0"), Opened("80", "0.0.0.0/0")),
        FindingCase.Of("SSH behind another port", FindingCodes.RiskyPortOpen, "apps.ecs1.ports.http", ["Port 22 (SSH)"],
            With("web", _fine).Change("ecs1",
                app => app with { Ports = Keyed.Empty<PortSpec>().Add("http", new PortSpec { External = "2222", Internal = "22" }) }),
            With("web", _fine).Change("ecs1",
                app => app with { Ports = Keyed.Empty<PortSpec>().Add("http", new PortSpec { External = "2222", Internal = "80" }) })),
    ];

    public static TheoryData<string> Names => FindingCases.NamesOf(Cases);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_mistake_is_found_with_value_and_remedy_and_not_in_its_neighbour(string name) => FindingCases.Check(Cases, name);

    [Fact]
    public void Several_groups_known_only_while_deploying_are_not_the_same() =>
        Assert.DoesNotContain(
            FindingCase.Find(With("web", new() { Id = Knowable.Later("web") }).WithGroup("db", new() { Id = Knowable.Later("db") })),
            f => f.Severity < Severity.Note);

    private static ExposureSpec Opened(string ports, string? source) =>
        With("web", _fine with { SourceCidrs = source is null ? null : [source] })
            .Change("ecs1", app => app with { Ports = Keyed.Empty<PortSpec>().Add("http", new PortSpec { External = ports }) });

    private static ExposureSpec With(string key, SecurityGroupSpec group) =>
        Specs.Document.WithGroup(key, group).Change("ecs1", app => app with { SecurityGroup = key });
}
