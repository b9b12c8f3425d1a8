using System.Globalization;
using System.Text.Json.Nodes;
using SharedBandwidth.Cloud;
using SharedBandwidth.Emulator.Protocol;
using Xunit;

namespace SharedBandwidth.Emulator.Tests;

public class AccountTests
{
    private static readonly EmulatorOptions _plain = new() { Region = TestAccount.Region };

    [Fact]
    public async Task Nothing_outside_this_machine_reaches_it_and_its_certificate_is_for_this_machine()
    {
        await using var account = await TestAccount.StartAsync();
        using var plain = new HttpClient();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => plain.GetAsync(new Uri($"http://127.0.0.1:{account.Port}/")));
        foreach (var address in System.Net.Dns.GetHostAddresses(System.Net.Dns.GetHostName())
            .Where(ip => !System.Net.IPAddress.IsLoopback(ip)))
        {
            using var socket = new System.Net.Sockets.TcpClient(address.AddressFamily);
            await Assert.ThrowsAnyAsync<System.Net.Sockets.SocketException>(() => socket.ConnectAsync(address, account.Port));
        }
    }

    [Fact]
    public async Task The_same_token_gets_the_same_answer_and_makes_one_object()
    {
        await using var account = await TestAccount.StartAsync();
        var first = await account.CallAsync("AllocateEipAddress", ("Bandwidth", "5"), ("ClientToken", "a"));
        var again = await account.CallAsync("AllocateEipAddress", ("Bandwidth", "5"), ("ClientToken", "a"));
        var other = await account.CallAsync("AllocateEipAddress", ("Bandwidth", "5"), ("ClientToken", "b"));
        Assert.Equal(first.Text("AllocationId"), again.Text("AllocationId"));
        Assert.NotEqual(first.Text("AllocationId"), other.Text("AllocationId"));
        Assert.Equal(2, account.Account.Cloud.Objects.Count());
    }

    [Fact]
    public async Task The_same_token_with_other_parameters_is_refused()
    {
        await using var account = await TestAccount.StartAsync();
        await account.CallAsync("AllocateEipAddress", ("Bandwidth", "5"), ("ClientToken", "a"));
        var answer = await account.CallAsync("AllocateEipAddress", ("Bandwidth", "6"), ("ClientToken", "a"));
        Assert.Equal((400, "IdempotentParameterMismatch"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_token_of_a_call_that_was_refused_may_be_used_again()
    {
        await using var account = await TestAccount.StartAsync(
            _plain with { Faults = [new CallFault("AllocateEipAddress", ErrorCodes.OperationConflict, 1)] });
        Assert.Equal(409, (await account.CallAsync("AllocateEipAddress", ("ClientToken", "a"))).Status);
        Assert.Equal(200, (await account.CallAsync("AllocateEipAddress", ("ClientToken", "a"))).Status);
    }

    // Two hundred clients, each of which asks twice, as after a lost answer.
    [Fact]
    public async Task Two_hundred_clients_at_once_lose_nothing_and_get_nothing_twice()
    {
        const int Clients = 200;
        await using var account = await TestAccount.StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 2 * Clients).Select(i => account.CallAsync(
            "AllocateEipAddress", ("Name", $"eip-{i / 2}"), ("ClientToken", (i / 2).ToString(CultureInfo.InvariantCulture)))));
        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal(Clients, answers.Select(answer => answer.Text("AllocationId")).Distinct().Count());
        Assert.Equal(Clients, answers.Select(answer => answer.Text("EipAddress")).Distinct().Count());
        Assert.Equal(
            Enumerable.Range(0, Clients).Select(i => $"eip-{i}").Order(StringComparer.Ordinal),
            account.Account.Cloud.Objects.Select(eip => eip.Text("Name")!).Order(StringComparer.Ordinal));
        Assert.Equal(2 * Clients, account.Account.Calls.Length);
    }

    [Theory]
    [InlineData(null, null, 10, 10)]
    [InlineData("1", "50", 50, 23)]
    [InlineData("2", "10", 10, 10)]
    [InlineData("3", "10", 10, 3)]
    [InlineData("4", "10", 10, 0)]
    [InlineData("1", "500", 100, 23)]
    [InlineData("2147483647", "100", 100, 0)]
    public async Task Lists_come_in_pages(string? number, string? size, int givenSize, int found)
    {
        await using var account = await TestAccount.StartAsync();
        for (var i = 0; i < 23; i++)
        {
            await account.CallAsync("AllocateEipAddress");
        }

        var answer = await account.CallAsync(
            "DescribeEipAddresses", [.. new[] { ("PageNumber", number), ("PageSize", size) }
                .Where(pair => pair.Item2 is not null).Select(pair => (pair.Item1, pair.Item2!))]);
        Assert.Equal(23, (int?)answer.Body["TotalCount"]);
        Assert.Equal(int.Parse(number ?? "1", CultureInfo.InvariantCulture), (int?)answer.Body["PageNumber"]);
        Assert.Equal(givenSize, (int?)answer.Body["PageSize"]);
        Assert.Equal(found, answer.Body["EipAddresses"]!["EipAddress"]!.AsArray().Count);
    }

    [Fact]
    public async Task Pages_together_are_the_whole_list_each_once()
    {
        await using var account = await TestAccount.StartAsync();
        for (var i = 0; i < 23; i++)
        {
            await account.CallAsync("AllocateEipAddress");
        }

        var ids = new List<string>();
        for (var page = 1; page <= 3; page++)
        {
            var answer = await account.CallAsync("DescribeEipAddresses", ("PageNumber", page.ToString(CultureInfo.InvariantCulture)));
            ids.AddRange(answer.Body["EipAddresses"]!["EipAddress"]!.AsArray().Select(eip => (string)eip!["AllocationId"]!));
        }

        Assert.Equal(account.Account.Cloud.Objects.Select(eip => eip.Id).Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("EipName", "b", 1)]
    [InlineData("EipName", "c", 0)]
    [InlineData("Tag.1.Key", "team", 1)]
    [InlineData("ISP", "BGP", 2)]
    [InlineData("ISP", "BGP_PRO", 0)]
    [InlineData("Status", "Available", 2)]
    [InlineData("Status", "InUse", 0)]
    [InlineData("ChargeType", "PrePaid", 0)]
    [InlineData("RegionId", "cn-shanghai", 2)]
    public async Task Lists_hold_what_the_filter_asks_for(string filter, string value, int found)
    {
        await using var account = await TestAccount.StartAsync();
        await account.CallAsync("AllocateEipAddress", ("Name", "a"), ("Tag.1.Key", "team"), ("Tag.1.Value", "x"));
        await account.CallAsync("AllocateEipAddress", ("Name", "b"));
        Assert.Equal(found, (int?)(await account.CallAsync("DescribeEipAddresses", (filter, value))).Body["TotalCount"]);
    }

    [Fact]
    public async Task A_call_fails_when_that_was_asked_for_and_only_then()
    {
        await using var account = await TestAccount.StartAsync(
            _plain with { Faults = [new CallFault("AllocateEipAddress", "QuotaExceeded.Eip", 2)] });
        var codes = new List<string?>();
        for (var i = 0; i < 3; i++)
        {
            codes.Add((await account.CallAsync("AllocateEipAddress")).Code);
        }

        Assert.Equal([null, "QuotaExceeded.Eip", null], codes);
    }

    [Fact]
    public async Task Calls_beyond_the_service_s_rate_are_refused_where_that_is_asked_for()
    {
        foreach (var throttles in (bool[])[true, false])
        {
            await using var account = await TestAccount.StartAsync(_plain with { Throttles = throttles });
            var answers = await Task.WhenAll(
                Enumerable.Range(0, RateLimits.PerMinute("AllocateEipAddress") + 1).Select(_ => account.CallAsync("AllocateEipAddress")));
            Assert.Equal(throttles ? 1 : 0, answers.Count(answer => answer.Code == ErrorCodes.Throttling));
        }
    }

    [Fact]
    public async Task Its_own_paths_tell_what_is_in_it_and_what_was_asked_and_begin_anew()
    {
        await using var account = await TestAccount.StartAsync(new EmulatedAccount(_plain, cloud => cloud.Suppose(new CloudObject
        {
            Kind = CloudAccount.Vpc,
            Id = "vpc-1",
            Attributes = Parameters.Of(("CidrBlock", "10.0.0.0/8")).Values,
        })));
        await account.CallAsync("AllocateEipAddress", ("Name", "a"));
        var calls = JsonNode.Parse(await account.Client.GetStringAsync(new Uri("/_account/requests", UriKind.Relative)))!.AsArray();
        Assert.Equal("a", (string?)Assert.Single(calls)!["parameters"]!["Name"]);
        Assert.Contains(
            "\"eip-",
            await account.Client.GetStringAsync(new Uri("/_account/state", UriKind.Relative)),
            StringComparison.Ordinal);

        (await account.Client.PostAsync(new Uri("/_account/reset", UriKind.Relative), null)).EnsureSuccessStatusCode();
        Assert.Equal("vpc-1", Assert.Single(account.Account.Cloud.Objects).Id);
    }

    [Fact]
    public async Task A_password_is_neither_kept_nor_shown()
    {
        const string Secret = "Do-Not-Tell-1";
        var log = new List<AnsweredCall>();
        await using var account = await TestAccount.StartAsync(_plain with { Log = log.Add });
        var vpc = await account.CallAsync("CreateVpc", ("CidrBlock", "10.0.0.0/8"));
        var vswitch = await account.CallAsync(
            "CreateVSwitch", ("VpcId", vpc.Text("VpcId")), ("CidrBlock", "10.0.1.0/24"), ("ZoneId", "cn-shanghai-a"));
        var group = await account.CallEcsAsync("CreateSecurityGroup", ("VpcId", vpc.Text("VpcId")));
        var server = await account.CallEcsAsync(
            "RunInstances", ("VSwitchId", vswitch.Text("VSwitchId")), ("SecurityGroupIds.1", group.Text("SecurityGroupId")),
            ("ImageId", "linux"),
            ("InstanceType", "ecs.u1-c1m2.large"), ("Password", Secret));
        Assert.Equal(200, server.Status);
        Assert.DoesNotContain(Secret, account.Account.StateText(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            Secret,
            await account.Client.GetStringAsync(new Uri("/_account/requests", UriKind.Relative)),
            StringComparison.Ordinal);
        Assert.DoesNotContain(log, call => call.Parameters.Values.ContainsValue(Secret));
    }

    [Fact]
    public void Each_answer_has_the_id_of_what_it_made_in_the_log()
    {
        var account = new EmulatedAccount(_plain);
        var (_, body) = account.Answer(new ApiRequest("AllocateEipAddress", ApiRequest.VpcVersion, Parameters.Empty));
        Assert.Equal((string?)body["AllocationId"], Assert.Single(account.Calls).Id);
    }
}
