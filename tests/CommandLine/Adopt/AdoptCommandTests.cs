using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SharedBandwidth.Cloud;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Adopt;

/// <summary>Taking over what exists.</summary>
public sealed class AdoptCommandTests : AdoptedProject
{
    [Theory]
    [InlineData(50)]
    [InlineData(1)]
    public async Task What_the_document_makes_is_its_scenario_and_only_names_that_it_did_not_give_are_given(int pageSize)
    {
        var (config, import) = (Path.Combine(Project.Path, "Pulumi.prod.yaml"), Path.Combine(Project.Path, "import.json"));

        var result = (await RunAsync([.. From(ListedAccount.OfTheDocument(), pageSize), "--config-out", config, "--import-out", import]))
            .Clean();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            """
            config:
              alicloud:region: cn-shanghai
              shared-bandwidth:namePrefix: test
              shared-bandwidth:network:
                vpcId: VPC
                vswitchId: VSW
              shared-bandwidth:gateway: {description: test}
              shared-bandwidth:bandwidth:
                description: test
                internetChargeType: PayByBandwidth
                mbps: 1500
              shared-bandwidth:apps:
                DNAT1:
                  privateIp: 192.168.0.100
                  ports:
                    tcp-80: {external: 80, name: DNAT1}
                DNAT2:
                  privateIp: 192.168.0.101
                  ports:
                    tcp-80: {external: 80, name: DNAT2}
            """,
            WithoutIds(File.ReadAllText(config)).TrimEnd());
        var text = CommandLine.OneLine(result.Output);
        Assert.Contains("10 resources of the stack exist already, with the NAT gateway ngw-", text, StringComparison.Ordinal);
        Assert.Contains("the next update changes: 2 to update in place", text, StringComparison.Ordinal);
        Assert.Contains(
            "~ EipAddress shared-bandwidth-DNAT1: a stack makes this name from its keys addressName: -> test-DNAT1",
            text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("cannot say", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_names_that_a_stack_gives_nothing_changes()
    {
        var account = ListedAccount.OfTheDocument();
        foreach (var (i, eip) in account.Cloud.ToSnapshot().Objects
            .Where(found => found.Kind == CloudAccount.ElasticIp).OrderBy(eip => eip.Id, StringComparer.Ordinal).Index())
        {
            account.Call("ModifyEipAddressAttribute", ("AllocationId", eip.Id), ("Name", $"my.eip-{i}"));
        }

        var result = (await RunAsync([.. From(account)])).Clean();

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("After the import, the next update changes nothing.", CommandLine.OneLine(result.Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_existing_stack_file_gets_the_ids_and_keeps_its_keys()
    {
        var account = ListedAccount.OfTheDocument();
        Project.Write("Pulumi.prod.yaml", DocumentStack(account));

        var result = (await RunAsync([.. From(account), "--json"])).Clean();

        Assert.Equal(0, result.ExitCode);
        var json = JsonNode.Parse(result.Output)!;
        Assert.Null(json["stackFile"]);
        Assert.Equal(
            [
                "CommonBandwithPackageAttachment-shared-bandwidth-ecs1", "EipAddress-shared-bandwidth-ecs1",
                "EipAssociation-shared-bandwidth-ecs1", "ForwardEntry-shared-bandwidth-ecs1-http",
            ],
            json["import"]!["resources"]!.AsArray()
                .Where(one => one!["id"] is not null && ((string)one["logicalName"]!).Contains("ecs1", StringComparison.Ordinal))
                .Select(one => (string)one!["name"]!).Order());
        Assert.All(json["changes"]!.AsArray(), change => Assert.Equal("update", (string)change!["step"]!["step"]!));
    }

    [Fact]
    public async Task What_is_wrong_in_an_existing_stack_file_is_in_the_JSON_too()
    {
        var account = ListedAccount.OfTheDocument();
        Project.Write("Pulumi.prod.yaml", DocumentStack(account).Replace("http: 80", "http: 0", StringComparison.Ordinal));

        var result = (await RunAsync([.. From(account), "--json"])).Clean();

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            ["apps.ecs1.ports.http", "apps.ecs2.ports.http"],
            JsonNode.Parse(result.Output)!["findings"]!.AsArray().Where(finding => (string)finding!["severity"]! == "error")
                .Select(finding => (string)finding!["subject"]!));
    }

    [Fact]
    public async Task A_gateway_that_exists_adds_no_route()
    {
        var account = ListedAccount.OfTheDocument();
        Project.Write("Pulumi.prod.yaml", DocumentStack(account));

        Assert.DoesNotContain("SB206", (await RunAsync([.. From(account)])).Output, StringComparison.Ordinal);
    }

    // A file that the genuine command line took, after which nothing was to change; ids are of another account.
    [Fact]
    public async Task The_import_file_is_the_one_that_Pulumi_took_for_this_stack()
    {
        var account = ListedAccount.OfTheDocument();
        Project.Write("Pulumi.prod.yaml", DocumentStack(account));
        var import = Path.Combine(Project.Path, "import.json");
        var genuine = JsonNode.Parse(await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "tests", "CommandLine", "Adopt", "Genuine", "import.json")))!["resources"]!.AsArray();

        (await RunAsync([.. From(account), "--import-out", import])).Clean();

        var ours = JsonNode.Parse(await File.ReadAllTextAsync(import))!["resources"]!.AsArray();
        Assert.Equal(genuine.Select(WithoutId).Order(StringComparer.Ordinal), ours.Select(WithoutId).Order(StringComparer.Ordinal));
        var ids = genuine.Join(ours, one => (string)one!["name"]!, one => (string)one!["name"]!,
            (theirs, our) => (Theirs: (string?)theirs!["id"], Ours: (string?)our!["id"]))
            .Where(pair => pair.Theirs is not null)
            .SelectMany(pair => pair.Theirs!.Split(':').Zip(pair.Ours!.Split(':')))
            .Distinct().ToList();

        // One id for each of theirs, of the same kind.
        Assert.Equal(ids.Count, ids.DistinctBy(pair => pair.First).Count());
        Assert.All(ids, pair => Assert.Equal(pair.First.Split('-')[0], pair.Second.Split('-')[0]));

        // Every parent stands before its children.
        Assert.All(ours.Index(), one => Assert.True(
            one.Item!["parent"] is not { } parent || ours.Take(one.Index).Any(before => (string)before!["name"]! == (string)parent!)));

        static string WithoutId(JsonNode? resource)
        {
            var copy = resource!.DeepClone().AsObject();
            copy.Remove("id");
            return string.Join(' ', copy.Select(member => $"{member.Key}={member.Value}").Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task What_is_not_the_stacks_is_named_with_what_it_costs_and_stays()
    {
        var account = ListedAccount.OfTheDocument();
        account.Call("AllocateEipAddress", ("Name", "idle"));
        account.Call("CreateCommonBandwidthPackage", ("Bandwidth", 10), ("Name", "empty"));
        var gateway = account.Cloud.ToSnapshot().Objects.Single(found => found.Kind == CloudAccount.NatGateway);
        account.Call("CreateSnatEntry", ("SnatTableId", gateway.SnatTableId),
            ("SnatIp", account.Cloud.ToSnapshot().Objects.First(found => found.GatewayId is not null).IpAddress),
            ("SourceCIDR", "192.168.9.0/24"));

        var text = CommandLine.OneLine((await RunAsync([.. From(account)])).Clean().Output);

        Assert.Matches(
            @"- snat-\w+ gives internet access to the block 192\.168\.9\.0/24, and a stack file names vSwitches; it is left as it is\.",
            text);
        Assert.Matches(@"- eip-\w+ \([\d.]+\) is bound to nothing: billed all the same, until it is released\.", text);
        Assert.Matches(@"- cbwp-\w+ \(empty\) is an empty package: billed by size all the same, until it is deleted\.", text);
    }

    [Fact]
    public async Task Of_several_gateways_one_must_be_named()
    {
        var account = ListedAccount.OfTheDocument();
        var first = account.Cloud.ToSnapshot().Objects.Single(found => found.Kind == CloudAccount.NatGateway);
        account.Call("CreateNatGateway", ("VpcId", first.Attributes["VpcId"]), ("VSwitchId", first.Attributes["VSwitchId"]),
            ("NatType", "Enhanced"), ("Name", "second"));
        string[] from = [.. From(account)];

        var refused = (await RunAsync(from)).Clean();
        var named = (await RunAsync([.. from, "--gateway", first.Id])).Clean();

        Assert.Equal(2, refused.ExitCode);
        Assert.Matches(
            @"^--from: there are 2 NAT gateways in the files \(ngw-\w+ '\w+' and ngw-\w+ '\w+'\); say by --gateway which one the stack is "
                + @"to have\.\n$",
            refused.Error);
        Assert.Equal(0, named.ExitCode);
        Assert.Contains(
            "(second) is a NAT gateway without any EIP: billed by the hour, until it is deleted.",
            CommandLine.OneLine(named.Output),
            StringComparison.Ordinal);
    }

    // What would be a wrong answer: each edit of the listed answers with what is said of it.
    [Theory]
    [InlineData("\"SecurityProtectionTypes\":{\"SecurityProtectionType\":[]}",
        "\"SecurityProtectionTypes\":{\"SecurityProtectionType\":[\"AntiDDoS_Enhanced\"]}",
        "What exists would be made anew, and addresses could change: do not import it like this.")]
    [InlineData("\"PublicIpAddressPoolId\":\"\"", "\"PublicIpAddressPoolId\":\"pippool-1\"",
        "no stack file can say what it has; name it by its id instead")]
    [InlineData("\"PrivateLinkEnabled\":false", "\"PrivateLinkEnabled\":true", "What exists would be made anew")]
    public async Task What_no_stack_file_can_say_and_would_be_made_anew_for_is_not_taken_over_without_a_word(
        string before, string after, string says)
    {
        var result = (await RunAsync([.. Edited(ListedAccount.OfTheDocument(), before, after)])).Clean();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(says, CommandLine.OneLine(result.Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tags_of_the_service_itself_are_nobodys()
    {
        var result = (await RunAsync([.. Edited(
            ListedAccount.OfTheDocument(), "\"Tags\":{\"Tag\":[]}", "\"Tags\":{\"Tag\":[{\"Key\":\"acs:rm\",\"Value\":\"1\"}]}")])).Clean();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.DoesNotContain("acs:rm", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("InternalIp\":\"192.168.0.100", "InternalIp\":\"192.168.0.50", "internalIp: 192.168.0.50 -> 192.168.0.100", 0)]
    [InlineData("\"BandwidthPackageId\":\"cbwp-", "\"BandwidthPackageId\":\"cbwp-x",
        "and the service refuses to move it (IpInstanceId.AlreadyInBandwidthPackage); take it out there first.", 1)]
    public async Task Beside_a_stack_file_a_difference_is_never_nothing(string before, string after, string says, int exitCode)
    {
        var account = ListedAccount.OfTheDocument();
        Project.Write("Pulumi.prod.yaml",
            DocumentStack(account).Replace("http: 80", "http: { external: 80, name: DNAT1 }", StringComparison.Ordinal));
        var first = true;
        var from = Edited(account,
            answer => answer.Contains("\"EipAddresses\"", StringComparison.Ordinal) && before.Contains("Package", StringComparison.Ordinal)
                ? new Regex(Regex.Escape(before)).Replace(answer, _ => first && !(first = false) ? after : before, 1)
                : before.Contains("Package", StringComparison.Ordinal) ? answer : answer.Replace(before, after, StringComparison.Ordinal));

        var result = (await RunAsync([.. from])).Clean();

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(says, CommandLine.OneLine(result.Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_in_another_VPC_is_not_the_stacks()
    {
        var account = ListedAccount.OfTheDocument();
        var id = account.Cloud.ToSnapshot().Objects.Single(found => found.Kind == CloudAccount.NatGateway).Id;
        Project.Write("Pulumi.prod.yaml", Regex.Replace(DocumentStack(account), @"vpc-\w+", "vpc-other"));

        var result = (await RunAsync([.. From(account), "--gateway", id])).Clean();

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(
            "and the stack's network is vpc-other: a gateway does not move; name another by --gateway",
            result.Error,
            StringComparison.Ordinal);
    }

    private static string WithoutIds(string text) => Regex.Replace(
        Regex.Replace(text, @"vpc-\w+", "VPC"), @"vsw-\w+", "VSW");
}
