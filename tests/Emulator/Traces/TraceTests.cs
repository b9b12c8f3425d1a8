using SharedBandwidth.Cloud;
using Xunit;

namespace SharedBandwidth.Emulator.Tests;

public class TraceTests
{
    private const string OneVpc = "vpc-uf68wppzf839896z70001";
    private const string OtherVpc = "vpc-uf68wppzf839896z70002";

    private static readonly string[] _accounts = ["prod", "dev", "rule", "busy"];

    [Theory]
    [InlineData("prod", 14, 216)]
    [InlineData("dev", 3, 146)]
    [InlineData("rule", 3, 57)]
    [InlineData("busy", 4, 140)]
    public void What_the_provider_asked_is_answered_as_recorded(string recorded, int runs, int requests)
    {
        var account = NewAccount();
        var before = account.Cloud.Fingerprint();
        var replay = Make(account, recorded);
        Assert.True(replay.Differences.Count == 0, string.Join('\n', replay.Differences));
        Assert.Equal((runs, requests), (Recordings.Of(recorded).Count(), replay.Requests));

        // Each ends with its destruction.
        Assert.Equal(before, account.Cloud.Fingerprint());
    }

    [Fact]
    public void Every_known_difference_is_met() => Assert.Equal(
        KnownDifferences.All.Order(StringComparer.Ordinal),
        _accounts.SelectMany(recorded => Make(NewAccount(), recorded).Met).Distinct().Order(StringComparer.Ordinal));

    private static EmulatedAccount NewAccount() => new(new EmulatorOptions { Region = TestAccount.Region }, Fill);

    private static Replay Make(EmulatedAccount account, string recorded)
    {
        var replay = new Replay(account);
        foreach (var (run, requests) in Recordings.Of(recorded))
        {
            foreach (var (i, request) in requests.Index())
            {
                replay.Make($"{run}, request {i + 1},", request);
            }
        }

        return replay;
    }

    // What the recorded stacks take for granted.
    private static void Fill(CloudAccount account)
    {
        Suppose(account, CloudAccount.Vpc, OneVpc, ("CidrBlock", "192.168.0.0/16"));
        Suppose(account, CloudAccount.Vpc, OtherVpc, ("CidrBlock", "192.168.0.0/16"));
        Suppose(
            account, CloudAccount.Vswitch, "vsw-uf6gnat6e5tk0gnbm0001",
            ("VpcId", OneVpc), ("CidrBlock", "192.168.0.0/24"), ("ZoneId", $"{TestAccount.Region}-a"));

        // It is of both VPCs: the outbound access of the one, and the gateway of the other.
        Suppose(account, CloudAccount.Vswitch, "vsw-uf6gnat6e5tk0gnbm0002", ("CidrBlock", "192.168.1.0/24"),
            ("ZoneId", $"{TestAccount.Region}-b"));
        Suppose(account, CloudAccount.SecurityGroup, "sg-uf6000000000000001", ("VpcId", OneVpc));

        // What the recorded servers are in: a group as a rehearsal names it, and not the one that the recording made.
        Suppose(account, CloudAccount.SecurityGroup, "sg-shared-bandwidth-network", ("VpcId", OneVpc));
        account.Suppose(new Eip
        {
            Kind = CloudAccount.ElasticIp,
            Id = "eip-uf6brought0000001",
            IpAddress = "198.18.9.1",
            Attributes = Parameters.Of(
                ("Bandwidth", "5"), ("ISP", "BGP"), ("InternetChargeType", "PayByTraffic"), ("Name", "brought1")).Values,
        });
    }

    private static void Suppose(CloudAccount account, string kind, string id, params ReadOnlySpan<(string Name, object? Value)> values) =>
        account.Suppose(new CloudObject { Kind = kind, Id = id, Attributes = Parameters.Of(values).Values });
}
