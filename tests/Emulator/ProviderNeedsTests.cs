using SharedBandwidth.Cloud;
using Xunit;

namespace SharedBandwidth.Emulator.Tests;

/// <summary>What the genuine provider was seen to need beside what the recordings hold.</summary>
public class ProviderNeedsTests
{
    [Fact]
    public async Task A_change_of_an_entry_need_not_say_what_stays()
    {
        await using var account = await TestAccount.StartAsync();
        var (gateway, eip, _) = await NetworkAsync(account);
        var table = (string)gateway.Body["ForwardTableIds"]!["ForwardTableId"]![0]!;
        var entry = await account.CallAsync(
            "CreateForwardEntry", ("ForwardTableId", table), ("ExternalIp", eip.Text("EipAddress")), ("ExternalPort", "80"),
            ("InternalIp", "10.0.1.9"),
            ("InternalPort", "80"), ("IpProtocol", "tcp"), ("ForwardEntryName", "web"));
        var changed = await account.CallAsync(
            "ModifyForwardEntry", ("ForwardTableId", table), ("ForwardEntryId", entry.Text("ForwardEntryId")), ("ExternalPort", "8080"));
        Assert.Equal(200, changed.Status);
        var read = (await account.CallAsync(
            "DescribeForwardTableEntries", ("ForwardTableId", table))).Body["ForwardTableEntries"]!["ForwardTableEntry"]![0]!;
        Assert.Equal(
            ("8080", "80", "10.0.1.9", "tcp", "web"),
            ((string?)read["ExternalPort"], (string?)read["InternalPort"], (string?)read["InternalIp"], (string?)read["IpProtocol"],
                (string?)read["ForwardEntryName"]));
    }

    [Fact]
    public async Task Each_server_is_named_by_the_roles_of_servers()
    {
        await using var account = await TestAccount.StartAsync();
        var (_, _, server) = await NetworkAsync(account);
        var roles = (await account.CallEcsAsync(
            "DescribeInstanceRamRole", ("InstanceIds", $"[\"{server}\"]"))).Body["InstanceRamRoleSets"]!["InstanceRamRoleSet"]!;
        Assert.Equal(server, (string?)Assert.Single(roles.AsArray())!["InstanceId"]);
    }

    [Fact]
    public async Task Tags_of_servers_are_taken_off_under_ecs_s_own_spelling()
    {
        await using var account = await TestAccount.StartAsync();
        var (_, _, server) = await NetworkAsync(account);
        await account.CallEcsAsync(
            "TagResources", ("ResourceType", "instance"), ("ResourceId.1", server), ("Tag.1.Key", "team"), ("Tag.1.Value", "a"));
        Assert.Single(account.Account.Cloud.Find(server)!.Tags);
        Assert.Equal(200, (await account.CallEcsAsync(
            "UntagResources", ("ResourceType", "instance"), ("ResourceId.1", server), ("TagKey.1", "team"))).Status);
        Assert.Empty(account.Account.Cloud.Find(server)!.Tags);
        Assert.Equal(404, (await account.CallAsync("UntagResources", ("ResourceType", "VPC"))).Status);
    }

    [Theory]
    [InlineData("DescribeEipAddresses", "EipAddresses", "EipAddress", "AllocationId")]
    [InlineData("DescribeNatGateways", "NatGateways", "NatGateway", "NatGatewayId")]
    [InlineData("DescribeInstances", "Instances", "Instance", "InstanceId")]
    public async Task A_resource_group_is_changed_in_place(string read, string list, string entry, string id)
    {
        await using var account = await TestAccount.StartAsync();
        await NetworkAsync(account);
        var found = (string)(await ReadAsync())[id]!;
        var moved = read == "DescribeInstances"
            ? await account.CallEcsAsync(
                "JoinResourceGroup", ("ResourceId", found), ("ResourceType", "instance"), ("ResourceGroupId", "rg-2"))
            : await account.CallAsync("MoveResourceGroup", ("ResourceId", found), ("ResourceType", entry), ("NewResourceGroupId", "rg-2"));
        Assert.Equal((200, "rg-2"), (moved.Status, (string?)(await ReadAsync())["ResourceGroupId"]));

        async Task<System.Text.Json.Nodes.JsonNode> ReadAsync() =>
            (read == "DescribeInstances" ? await account.CallEcsAsync(read) : await account.CallAsync(read)).Body[list]![entry]![0]!;
    }

    [Fact]
    public async Task A_server_is_stopped_changed_and_started()
    {
        await using var account = await TestAccount.StartAsync();
        var (_, _, server) = await NetworkAsync(account);
        var statuses = new List<string?> { await StatusAsync() };
        await account.CallEcsAsync("StopInstance", ("InstanceId", server));
        statuses.Add(await StatusAsync());
        Assert.Equal(200, (await account.CallEcsAsync(
            "ModifyInstanceAttribute", ("InstanceId", server), ("UserData", "eA=="), ("Password", "Secret-1"))).Status);
        await account.CallEcsAsync("StartInstance", ("InstanceId", server));
        statuses.Add(await StatusAsync());
        Assert.Equal(["Running", "Stopped", "Running"], statuses);
        Assert.Equal("eA==", (await account.CallEcsAsync("DescribeUserData", ("InstanceId", server))).Text("UserData"));
        Assert.DoesNotContain("Secret-1", account.Account.StateText(), StringComparison.Ordinal);

        async Task<string?> StatusAsync() =>
            (string?)(await account.CallEcsAsync(
                "DescribeInstances", ("InstanceIds", $"[\"{server}\"]"))).Body["Instances"]!["Instance"]![0]!["Status"];
    }

    [Fact]
    public async Task A_gateway_and_a_package_are_deleted_by_force_with_what_is_on_them()
    {
        await using var account = await TestAccount.StartAsync();
        var (gateway, eip, _) = await NetworkAsync(account);
        var package = (await account.CallAsync("CreateCommonBandwidthPackage", ("Bandwidth", "5"))).Text("BandwidthPackageId");
        await account.CallAsync(
            "AddCommonBandwidthPackageIp", ("BandwidthPackageId", package), ("IpInstanceId", eip.Text("AllocationId")));

        foreach (var (action, name, id) in new[]
        {
            ("DeleteCommonBandwidthPackage", "BandwidthPackageId", package),
            ("DeleteNatGateway", "NatGatewayId", gateway.Text("NatGatewayId")),
        })
        {
            Assert.Equal(400, (await account.CallAsync(action, (name, id), ("Force", "false"))).Status);
            Assert.Equal(200, (await account.CallAsync(action, (name, id), ("Force", "true"))).Status);
        }
    }

    [Fact]
    public async Task A_call_that_is_only_to_be_checked_is_refused()
    {
        await using var account = await TestAccount.StartAsync();

        var answer = await account.CallAsync("AllocateEipAddress", ("DryRun", "true"));

        Assert.Equal((400, "InvalidParameter"), (answer.Status, answer.Text("Code")));
        Assert.Empty(account.Account.Cloud.Objects);
        Assert.Equal(200, (await account.CallAsync("AllocateEipAddress", ("DryRun", "false"))).Status);
    }

    [Fact]
    public async Task A_list_goes_on_from_its_token()
    {
        await using var account = await TestAccount.StartAsync();
        var vpc = (await account.CallAsync("CreateVpc", ("CidrBlock", "10.0.0.0/8"))).Text("VpcId");
        for (var n = 0; n < 12; n++)
        {
            await account.CallEcsAsync("CreateSecurityGroup", ("VpcId", vpc));
        }

        var all = await account.CallEcsAsync("DescribeSecurityGroups", ("MaxResults", "100"));
        var first = await account.CallEcsAsync("DescribeSecurityGroups", ("MaxResults", "8"));
        var rest = await account.CallEcsAsync(
            "DescribeSecurityGroups", ("MaxResults", "8"), ("NextToken", (string)first.Body["NextToken"]!));

        Assert.Null(all.Body["NextToken"]);
        Assert.Null(rest.Body["NextToken"]);
        Assert.Equal(12, Ids(all).Count());
        Assert.Equal(Ids(all), Ids(first).Concat(Ids(rest)));

        static IEnumerable<string> Ids(Answer page) =>
            page.Body["SecurityGroups"]!["SecurityGroup"]!.AsArray().Select(group => (string)group!["SecurityGroupId"]!);
    }

    [Fact]
    public async Task A_rule_is_found_whatever_kind_of_network_card_is_asked_for()
    {
        await using var account = await TestAccount.StartAsync();
        await NetworkAsync(account);
        var group = account.Account.Cloud.Objects.Single(found => found.Kind == CloudAccount.SecurityGroup).Id;
        await account.CallEcsAsync(
            "AuthorizeSecurityGroup", ("SecurityGroupId", group), ("IpProtocol", "tcp"), ("PortRange", "80/80"),
            ("SourceCidrIp", "0.0.0.0/0"));

        var answer = await account.CallEcsAsync("DescribeSecurityGroupAttribute", ("SecurityGroupId", group), ("NicType", "<nil>"));

        Assert.Single(answer.Body["Permissions"]!["Permission"]!.AsArray());
    }

    [Fact]
    public async Task A_server_goes_from_one_security_group_to_another()
    {
        await using var account = await TestAccount.StartAsync();
        var (_, _, server) = await NetworkAsync(account);
        var (vpc, group) = (Only(CloudAccount.Vpc), Only(CloudAccount.SecurityGroup));
        var other = (await account.CallEcsAsync("CreateSecurityGroup", ("VpcId", vpc))).Text("SecurityGroupId")!;

        Assert.Equal("InstanceLastSecurityGroup", (await MoveAsync("LeaveSecurityGroup", group)).Text("Code"));
        Assert.Equal(200, (await MoveAsync("JoinSecurityGroup", other)).Status);
        Assert.Equal([group, other], await GroupsAsync());
        Assert.Equal(200, (await MoveAsync("LeaveSecurityGroup", group)).Status);
        Assert.Equal([other], await GroupsAsync());

        Task<Answer> MoveAsync(string action, string to) =>
            account.CallEcsAsync(action, ("InstanceId", server), ("SecurityGroupId", to));

        string Only(string kind) => account.Account.Cloud.Objects.Single(found => found.Kind == kind).Id;

        async Task<IEnumerable<string>> GroupsAsync() =>
            (await account.CallEcsAsync("DescribeInstances")).Body["Instances"]!["Instance"]![0]!["SecurityGroupIds"]!["SecurityGroupId"]!
                .AsArray().Select(id => (string)id!);
    }

    [Theory]
    [InlineData("VpcId", true)]
    [InlineData("SecurityGroupId", true)]
    [InlineData("SecurityGroupId", false)]
    [InlineData("InstanceType", false)]
    public async Task Servers_are_those_that_the_filter_asks_for(string filter, bool isTheirs)
    {
        await using var account = await TestAccount.StartAsync();
        var (_, _, server) = await NetworkAsync(account);
        var value = !isTheirs ? "another" : filter == "VpcId"
            ? account.Account.Cloud.Objects.Single(found => found.Kind == CloudAccount.Vpc).Id
            : account.Account.Cloud.Objects.Single(found => found.Kind == CloudAccount.SecurityGroup).Id;
        var found = await account.CallEcsAsync("DescribeInstances", (filter, value));
        Assert.Equal(
            isTheirs ? [server] : [],
            found.Body["Instances"]!["Instance"]!.AsArray().Select(instance => (string)instance!["InstanceId"]!));
    }

    private static async Task<(Answer Gateway, Answer Eip, string Server)> NetworkAsync(TestAccount account)
    {
        var vpc = (await account.CallAsync("CreateVpc", ("CidrBlock", "10.0.0.0/8"))).Text("VpcId");
        var vswitch = (await account.CallAsync("CreateVSwitch", ("VpcId", vpc), ("CidrBlock", "10.0.1.0/24"), ("ZoneId", "cn-shanghai-a")))
            .Text("VSwitchId");
        var gateway = await account.CallAsync("CreateNatGateway", ("VpcId", vpc), ("VSwitchId", vswitch), ("NatType", "Enhanced"));
        var eip = await account.CallAsync("AllocateEipAddress");
        await account.CallAsync("AssociateEipAddress", ("AllocationId", eip.Text("AllocationId")),
            ("InstanceId", gateway.Text("NatGatewayId")), ("InstanceType", "Nat"));
        var group = (await account.CallEcsAsync("CreateSecurityGroup", ("VpcId", vpc))).Text("SecurityGroupId");
        var server = await account.CallEcsAsync(
            "RunInstances", ("VSwitchId", vswitch), ("SecurityGroupIds.1", group), ("ImageId", "linux"),
            ("InstanceType", "ecs.u1-c1m2.large"));
        return (gateway, eip, (string)server.Body["InstanceIdSets"]!["InstanceIdSet"]![0]!);
    }
}
