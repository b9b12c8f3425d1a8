using SharedBandwidth.Cloud;
using SharedBandwidth.Emulator.Protocol;
using Xunit;

namespace SharedBandwidth.Emulator.Tests;

public sealed class AccountStateTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private EmulatorOptions Options => new() { Region = TestAccount.Region, StateFile = File };

    private string File => Path.Combine(_folder.FullName, "account.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_was_made_is_there_again_with_its_tags_relations_and_protection()
    {
        using var first = new EmulatedAccount(Options);
        var vpc = Call(first, "CreateVpc", ("CidrBlock", "10.0.0.0/8"), ("Tag.1.Key", "team"), ("Tag.1.Value", "x"));
        var vswitch = Call(first, "CreateVSwitch", ("VpcId", vpc["VpcId"]), ("CidrBlock", "10.0.1.0/24"), ("ZoneId", "cn-shanghai-a"));
        var gateway = Call(
            first, "CreateNatGateway", ("VpcId", vpc["VpcId"]), ("VSwitchId", vswitch["VSwitchId"]), ("NatType", "Enhanced"));
        var eip = Call(first, "AllocateEipAddress");
        Call(first, "AssociateEipAddress", ("AllocationId", eip["AllocationId"]), ("InstanceId", gateway["NatGatewayId"]),
            ("InstanceType", "Nat"));
        Call(first, "DeletionProtection", ("InstanceId", gateway["NatGatewayId"]), ("ProtectionEnable", "true"), ("Type", "NATGW"));
        first.Dispose();
        using var second = new EmulatedAccount(Options);
        foreach (var (action, id) in new[]
        {
            ("DescribeNatGateways", ""),
            ("DescribeEipAddresses", ""),
            ("DescribeVpcAttribute", (string)vpc["VpcId"]!),
        })
        {
            (string, object?)[] parameters = id.Length == 0 ? [] : [("VpcId", id)];
            Assert.Equal(Text(Call(first, action, parameters)), Text(Call(second, action, parameters)));
        }

        Assert.NotEqual((string?)eip["AllocationId"], (string?)Call(second, "AllocateEipAddress")["AllocationId"]);
    }

    [Fact]
    public void The_state_is_whole_after_each_call_and_nothing_else_is_left_beside_it()
    {
        var copy = Path.Combine(_folder.FullName, "copy.json");
        using (var account = new EmulatedAccount(Options))
        {
            for (var i = 1; i <= 20; i++)
            {
                Call(account, "AllocateEipAddress");
                System.IO.File.Copy(File, copy, overwrite: true);
                using var copied = new EmulatedAccount(Options with { StateFile = copy });
                Assert.Equal(i, copied.Cloud.Objects.Count());
            }
        }

        System.IO.File.Delete(copy);
        Assert.Equal([File], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void A_state_is_of_one_account_at_a_time()
    {
        using (new EmulatedAccount(Options))
        {
            var error = Assert.Throws<AccountStateException>(() => new EmulatedAccount(Options));
            Assert.Contains($"{File} is in use by another emulated account", error.Message, StringComparison.Ordinal);
        }

        using var next = new EmulatedAccount(Options);
    }

    [Fact]
    public void What_cannot_be_kept_is_not_made()
    {
        using var account = new EmulatedAccount(Options);
        Call(account, "AllocateEipAddress");
        _folder.Delete(recursive: true);

        var (status, body) = Answer(account, "AllocateEipAddress", ("ClientToken", "one"));
        var reset = Assert.Throws<ApiException>(account.Reset);

        Assert.Equal((503, "ServiceUnavailable"), (status, (string?)body["Code"]));
        Assert.Contains(
            $"Nothing was changed, as the account's state {File} cannot be written", (string?)body["Message"], StringComparison.Ordinal);
        Assert.Equal("ServiceUnavailable", reset.Code);
        Assert.Single(account.Cloud.Objects);

        _folder.Create();
        Call(account, "AllocateEipAddress", ("ClientToken", "one"));
        Assert.Equal(2, account.Cloud.Objects.Count());
    }

    // A kill while the next state is written leaves a part of it beside the last one.
    [Fact]
    public void What_a_kill_left_half_written_is_not_read()
    {
        using (var account = new EmulatedAccount(Options))
        {
            Call(account, "AllocateEipAddress");
        }

        System.IO.File.WriteAllText(File + ".next", System.IO.File.ReadAllText(File)[..100]);
        using (var next = new EmulatedAccount(Options))
        {
            Assert.Single(next.Cloud.Objects);
            Call(next, "AllocateEipAddress");
        }

        using var last = new EmulatedAccount(Options);
        Assert.Equal(2, last.Cloud.Objects.Count());
    }

    [Fact]
    public void What_a_call_only_asks_leaves_the_state_alone()
    {
        using var account = new EmulatedAccount(Options);
        var before = System.IO.File.ReadAllText(File);
        Call(account, "DescribeEipAddresses");
        Assert.Equal(before, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void What_was_there_before_is_put_into_an_account_once_and_what_comes_later_too()
    {
        static void Seed(CloudAccount cloud, params string[] vpcs)
        {
            foreach (var id in vpcs)
            {
                cloud.Suppose(
                    new CloudObject { Kind = CloudAccount.Vpc, Id = id, Attributes = Parameters.Of(("CidrBlock", "10.0.0.0/8")).Values });
            }
        }

        using (var first = new EmulatedAccount(Options, cloud => Seed(cloud, "vpc-1", "vpc-2")))
        {
            Call(first, "DeleteVpc", ("VpcId", "vpc-1"));
        }

        using var second = new EmulatedAccount(Options, cloud => Seed(cloud, "vpc-1", "vpc-2", "vpc-3"));
        Assert.Equal(["vpc-2", "vpc-3"], second.Cloud.Objects.Select(vpc => vpc.Id));
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("{}", "not the state")]
    [InlineData("[1, 2", "line 1")]
    [InlineData("null", "not the state")]
    [InlineData(
        """{"format":"other","version":1,"region":"cn-shanghai","epoch":"2026-01-01T00:00:00Z","seed":"a","idsGiven":0"""
            + ""","snapshot":{"now":"00:00:00","objects":[],"busyUntil":{}}}""", "not the state")]
    public void A_file_that_is_no_state_is_refused_and_stays_as_it_is(string text, string said) => IsRefused(text, said);

    /// <summary>A change of a state's text, and what is said of it.</summary>
    public static TheoryData<string, string, string> Broken => new()
    {
        { "\"objects\": [", "\"objects\": [ null,", "an object is missing" },
        { "\"kind\": \"EIP\"", "\"kind\": \"IPE\"", "'IPE' is not a kind of object" },
        { "\"kind\": \"VPC\"", "\"kind\": \"EIP\"", "IpAddress is missing" },
        { "\"kind\": \"VPC\"", "\"kind\": \"DNAT entry\"", "ForwardTableId is missing" },
        { "\"tags\": {}", "\"tug\": {}", "line " },
        { "\"tags\": {}", "\"tags\": { \"a\": null }", "a value is null" },
        { "\"idsGiven\": ", "\"idsGiven\": -", "below zero" },
        { "\"now\": \"", "\"now\": \"-", "a time is out of bounds" },
        { "\"epoch\": \"20", "\"epoch\": \"99", "its epoch is out of bounds" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_state_in_which_something_is_broken_is_refused_and_stays_as_it_is(string found, string instead, string said)
    {
        using (var account = new EmulatedAccount(Options))
        {
            Call(account, "AllocateEipAddress");
            Call(account, "CreateVpc", ("CidrBlock", "10.0.0.0/8"));
        }

        var text = System.IO.File.ReadAllText(File);
        var place = text.IndexOf(found, StringComparison.Ordinal);
        IsRefused($"{text[..place]}{instead}{text[(place + found.Length)..]}", said);
    }

    private void IsRefused(string text, string said)
    {
        System.IO.File.WriteAllText(File, text);
        var error = Assert.Throws<AccountStateException>(() => new EmulatedAccount(Options));
        Assert.Contains(File, error.Message, StringComparison.Ordinal);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.Equal(text, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void A_place_that_cannot_be_written_to_is_refused_before_anything_is_made()
    {
        var error = Assert.Throws<AccountStateException>(
            () => new EmulatedAccount(Options with { StateFile = Path.Combine(_folder.FullName, "nowhere", "account.json") }));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
    }

    // A minute after the last call what took seconds is done.
    [Fact]
    public void Time_goes_on_while_nobody_serves_it()
    {
        using var account = new EmulatedAccount(Options with { Times = ServiceTimes.Default });
        Call(account, "CreateVpc", ("CidrBlock", "10.0.0.0/8"));
        account.Dispose();
        var state = System.IO.File.ReadAllText(File);
        var epoch = System.Text.RegularExpressions.Regex.Match(state, "\"epoch\": \"([^\"]+)\"").Groups[1].Value;
        var earlier = DateTimeOffset.Parse(epoch, System.Globalization.CultureInfo.InvariantCulture)
            .AddMinutes(-10).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        System.IO.File.WriteAllText(File, state.Replace(epoch, earlier, StringComparison.Ordinal));
        using var later = new EmulatedAccount(Options with { Times = ServiceTimes.Default });
        Assert.Equal("Available", later.Cloud.StatusOf(Assert.Single(later.Cloud.Objects)));
        Assert.NotEqual("Available", account.Cloud.StatusOf(Assert.Single(account.Cloud.Objects)));
    }

    [Fact]
    public void The_state_of_another_region_is_refused()
    {
        using (var account = new EmulatedAccount(Options))
        {
            Call(account, "AllocateEipAddress");
        }

        var error = Assert.Throws<AccountStateException>(() => new EmulatedAccount(Options with { Region = "cn-beijing" }));
        Assert.Contains("cn-beijing", error.Message, StringComparison.Ordinal);
    }

    private static System.Text.Json.Nodes.JsonObject Call(
        EmulatedAccount account, string action, params (string Name, object? Value)[] parameters)
    {
        var (status, body) = Answer(account, action, parameters);
        return status == 200 ? body : throw new InvalidOperationException(body.ToJsonString());
    }

    private static (int Status, System.Text.Json.Nodes.JsonObject Body) Answer(
        EmulatedAccount account, string action, params (string Name, object? Value)[] parameters) =>
        account.Answer(new ApiRequest(action, ApiRequest.VpcVersion, Parameters.Of(parameters)));

    private static string Text(System.Text.Json.Nodes.JsonObject answer)
    {
        answer.Remove("RequestId");
        return answer.ToJsonString();
    }
}
