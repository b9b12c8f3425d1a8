using System.Text;
using SharedBandwidth.Cloud;
using SharedBandwidth.Emulator.Actions;
using SharedBandwidth.Emulator.Protocol;
using Xunit;

namespace SharedBandwidth.Emulator.Tests;

/// <summary>Whatever a call says, it is carried out or refused with a code, and never with an internal error.</summary>
public class HostileCallTests
{
    private const int CallsPerAction = 150;

    private static readonly string[] _values =
    [
        "", " ", "0", "-1", "1", "5", "99999999999999999999", "1.5", "true", "nonsense", "null", "[]", "[\"i-1\"]", "[\"i-1\"", "{}",
        "10.0.0.0/8", "10.0.0.0/99",
        "192.168.1.1", "300.1.1.1", "80", "80/90", "90/80", "0/70000", "tcp", "Any", "cn-shanghai-a", "a,b,,c", "\0", "\ud83d\ude00",
        "%00", "Enhanced",
        "PayByBandwidth", "Nat",
    ];

    public static TheoryData<string, string> Actions
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (version, action) in ActionTable.All.OrderBy(known => known.Action, StringComparer.Ordinal))
            {
                data.Add(version, action);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void No_call_breaks_the_account(string version, string action)
    {
        var random = new Random(action.Length + (version[0] * 31));
        var account = new EmulatedAccount(new EmulatorOptions { Region = TestAccount.Region }, Fill);
        string[] ids = [.. account.Cloud.Objects.Select(found => found.Id), "ftb-1", "stb-1", "47.0.0.1", "10.0.0.7"];
        string[] names = [.. ActionTable.ParametersOf(version, action).Order(StringComparer.Ordinal)];
        for (var i = 0; i < CallsPerAction; i++)
        {
            var said = names.Where(_ => random.Next(3) > 0).ToDictionary(
                name => name.Replace(".", ".1.", StringComparison.Ordinal) is var listed && random.Next(4) == 0
                    ? name
                    : listed + (name.EndsWith("Id", StringComparison.Ordinal) && random.Next(6) == 0 ? ".1" : ""),
                _ => random.Next(2) == 0 ? ids[random.Next(ids.Length)] : _values[random.Next(_values.Length)]);
            said.Remove("RegionId");
            var (status, body) = account.Answer(new ApiRequest(action, version, Parameters.Of(said)));
            Assert.True(
                status is 200 or (>= 400 and < 500),
                $"{status} {body.ToJsonString()} for {action} {string.Join(' ', said.Select(pair => $"{pair.Key}={pair.Value}"))}");

            // The provider takes a code in a success for an error, and stumbles over nulls.
            Assert.True(status == 200 ? body["Code"] is null : ((string?)body["Code"]) is { Length: > 0 }, body.ToJsonString());
            Assert.DoesNotContain(":null", body.ToJsonString(), StringComparison.Ordinal);
        }

        // And it can still be kept.
        Assert.NotEmpty(account.StateText());
    }

    [Fact]
    public async Task No_bytes_break_the_server()
    {
        await using var account = await TestAccount.StartAsync();
        var random = new Random(7);
        for (var i = 0; i < 100; i++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/?" + Uri.EscapeDataString(Encoding.Latin1.GetString(bytes)))
            {
                Content = new ByteArrayContent(bytes),
            };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
            Assert.InRange((await account.SendAsync(request)).Status, 400, 499);
        }
    }

    private static void Fill(CloudAccount cloud)
    {
        var vpc = cloud.CreateVpc(Parameters.Of(("CidrBlock", "10.0.0.0/8")));
        var vswitch = cloud.CreateVSwitch(Parameters.Of(("VpcId", vpc), ("CidrBlock", "10.0.1.0/24"), ("ZoneId", "cn-shanghai-a")));
        var gateway = cloud.CreateNatGateway(Parameters.Of(("VpcId", vpc), ("VSwitchId", vswitch), ("NatType", "Enhanced")));
        var eip = cloud.AllocateEipAddress(Parameters.Of(("Bandwidth", "5"), ("InternetChargeType", "PayByTraffic")));
        cloud.AssociateEipAddress(eip, gateway);
        var package = cloud.CreateCommonBandwidthPackage(Parameters.Of(("Bandwidth", "100")));
        cloud.AddCommonBandwidthPackageIp(package, eip);
    }
}
