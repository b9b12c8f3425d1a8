using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SharedBandwidth.Cloud;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Adopt;

/// <summary>Taking over what exists.</summary>
public sealed class AdoptCommandTests : IDisposable
{
    private readonly TemporaryProject _project = new(File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.yaml")));

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData(50)]
    [InlineData(1)]
    public async Task What_the_document_makes_is_its_scenario_and_only_names_that_it_did_not_give_are_given(int pageSize)
    {
        var (config, import) = (Path.Combine(_project.Path, "Pulumi.prod.yaml"), Path.Combine(_project.Path, "import.json"));

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
        _project.Write("Pulumi.prod.yaml", DocumentStack(account));

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

    // A file that the genuine command line took, after which nothing was to change; ids are of another account.
    [Fact]
    public async Task The_import_file_is_the_one_that_Pulumi_took_for_this_stack()
    {
        var account = ListedAccount.OfTheDocument();
        _project.Write("Pulumi.prod.yaml", DocumentStack(account));
        var import = Path.Combine(_project.Path, "import.json");
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
        _project.Write("Pulumi.prod.yaml",
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
        _project.Write("Pulumi.prod.yaml", Regex.Replace(DocumentStack(account), @"vpc-\w+", "vpc-other"));

        var result = (await RunAsync([.. From(account), "--gateway", id])).Clean();

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(
            "and the stack's network is vpc-other: a gateway does not move; name another by --gateway",
            result.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_of_a_table_that_was_not_listed_are_asked_for()
    {
        var result = (await RunAsync(
            [.. Edited(ListedAccount.OfTheDocument(), answer => answer.Contains("\"ForwardTableEntries\"", StringComparison.Ordinal)
                ? Regex.Replace(answer, "\"ForwardTableId\":\"ftb-\\w+\"", "\"ForwardTableId\":\"ftb-other\"")
                : answer)])).Clean();

        Assert.Equal(2, result.ExitCode);
        Assert.Matches(
            @"the files do not say which entries ngw-\w+ has; give the answer of DescribeForwardTableEntries for ftb-\w+ too\.",
            result.Error);
    }

    [Fact]
    public async Task Files_of_Windows_shells_are_read_and_what_is_no_Unicode_is_refused()
    {
        var account = ListedAccount.OfTheDocument();
        var listed = From(account).Where(argument => argument != "--from").ToArray();
        foreach (var file in listed)
        {
            await File.WriteAllTextAsync(file, await File.ReadAllTextAsync(file), Encoding.Unicode);
        }

        var read = (await RunAsync(["--from", .. listed])).Clean();
        var refused = (await RunAsync("--from", _project.Write(
            "bad.json", """{ "EipAddresses": { "EipAddress": [{ "AllocationId": "eip-1", "Name": "\ud800" }] } }"""))).Clean();

        Assert.Equal((0, ""), (read.ExitCode, read.Error));
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Contains(
            "this holds text that is not UTF-8, as JSON is; write the file anew, in UTF-8.",
            refused.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_read_is_not_written_over()
    {
        string[] from = [.. From(ListedAccount.OfTheDocument())];

        var result = (await RunAsync([.. from, "--import-out", from[1]])).Clean();

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--from names this file as well; write to another.", result.Error, StringComparison.Ordinal);
        Assert.Contains("TotalCount", await File.ReadAllTextAsync(from[1]), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> BadFiles => new()
    {
        { "", "is empty; it needs the answer of a list call." },
        { """{ "NatGateways": { "NatGateway": [ """, "this is not whole JSON (it breaks off or is wrong in line 1); write the file anew." },
        {
            """{ "Vpcs": {} }""",
            "this is no answer of DescribeNatGateways, DescribeEipAddresses, DescribeCommonBandwidthPackages, DescribeForwardTableEntries "
                + "or DescribeSnatTableEntries, no state"
        },
        {
            """{ "Code": "Forbidden.RAM", "Message": "No right.", "RequestId": "1" }""",
            "this is the answer to a call that was refused: Forbidden.RAM. No right. Correct the call"
        },
        {
            """{ "NatGateways": { "NatGateway": [{ "NatGatewayId": "ngw-1", "RegionId": "a" }, { "NatGatewayId": "ngw-2","""
                + """ "RegionId": "b" }] } }""",
            "the files are of different regions (a and b)"
        },
        {
            """{ "NatGateways": { "NatGateway": [{ "NatGatewayId": "ngw-1" }] }, "TotalCount": 2 }""",
            "of DescribeNatGateways 1 of 2 objects are given; give all pages"
        },
        {
            """{ "NatGateways": { "NatGateway": [{ "NatGatewayId": "ngw-1", "Name": "a" }, { "NatGatewayId": "ngw-1", "Name": "b" }] } }""",
            "the files say different things of ngw-1"
        },
        {
            """{ "NatGateways": { "NatGateway": [] } }""",
            "the answers of DescribeEipAddresses, DescribeCommonBandwidthPackages, DescribeForwardTableEntries and "
                + "DescribeSnatTableEntries are missing; give them too."
        },
        {
            """{ "EipAddresses": { "EipAddress": [{ "AllocationId": "eip-1" }] } }""",
            "the files give no IPv4 address of eip-1; list the EIPs anew."
        },
        {
            """{ "EipAddresses": { "EipAddress": [{ "AllocationId": "eip-1", "IpAddress": "1.2.3.4" }, { "AllocationId": "eip-2","""
                + """ "IpAddress": "1.2.3.4" }] } }""",
            "eip-1 and eip-2 have one IP, 1.2.3.4, in the files"
        },
        {
            """{ "version": 3, "terraform_version": "0.11", "resources": [] }""",
            "this Terraform state is of version 3, and version 4 can be read"
        },
        { """{ "version": 4, "terraform_version": "1.9", "resources": [] }""", "the files do not say of which region they are" },
        {
            """{ "format": "shared-bandwidth-account", "region": "cn-x", "snapshot": { "objects": [] } }""",
            "there is no enhanced NAT gateway to the internet in the files"
        },
        { "[1]", "this is no answer of" },
        { "\"text\"", "this is no answer of" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task A_file_that_cannot_be_used_is_one_sentence_and_nothing_is_written(string content, string says)
    {
        var import = Path.Combine(_project.Path, "import.json");

        var result = (await RunAsync("--from", _project.Write("bad.json", content), "--import-out", import)).Clean();

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(says, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
        Assert.False(File.Exists(import));
    }

    [Theory]
    [InlineData("missing/import.json", "config.yaml")]
    [InlineData("import.json", "missing/config.yaml")]
    public async Task Both_files_are_written_or_none(string import, string config)
    {
        var result = (await RunAsync(
            [
                .. From(ListedAccount.OfTheDocument()), "--import-out", Path.Combine(_project.Path, import), "--config-out",
                Path.Combine(_project.Path, config),
            ])).Clean();

        Assert.Equal(2, result.ExitCode);
        Assert.DoesNotContain(
            Directory.GetFiles(_project.Path),
            file => file.EndsWith("import.json", StringComparison.Ordinal) || file.EndsWith("config.yaml", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stack_that_has_a_file_is_not_described_anew()
    {
        _project.Write("Pulumi.prod.yaml", DocumentStack(ListedAccount.OfTheDocument()));

        var result = (await RunAsync([.. From(ListedAccount.OfTheDocument()), "--config-out", Path.Combine(_project.Path, "other.yaml")]))
            .Clean();

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(
            "--config-out describes what exists in a new stack file, and Pulumi.prod.yaml is there",
            result.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Terraform_state_is_taken_over_as_well()
    {
        var result = (await RunAsync(
            "--from", _project.Write("terraform.tfstate", TerraformStates.Document), "--region", "cn-shanghai", "--json")).Clean();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var json = JsonNode.Parse(result.Output)!;
        Assert.Empty(json["changes"]!.AsArray());
        Assert.Equal(
            ["cbwp-1", "cbwp-1:eip-1", "eip-1", "eip-1:ngw-1", "ftb-1:fwd-1", "ngw-1", "stb-1:snat-1"],
            json["import"]!["resources"]!.AsArray().Select(one => (string?)one!["id"]).OfType<string>().Order(StringComparer.Ordinal));
    }

    private Task<CommandResult> RunAsync(params string[] arguments) =>
        CommandLine.RunAsync(80, ["adopt", "prod", "--cwd", _project.Path, .. arguments]);

    private IEnumerable<string> Edited(ListedAccount account, string before, string after) =>
        Edited(account, answer => answer.Replace(before, after, StringComparison.Ordinal));

    private IEnumerable<string> Edited(ListedAccount account, Func<string, string> edit) =>
        account.List().Index().SelectMany(answer => (string[])["--from", _project.Write($"{answer.Index}.json", edit(answer.Item.Answer))]);

    private IEnumerable<string> From(ListedAccount account, int pageSize = 50) =>
        account.List(pageSize)
            .Index().SelectMany(answer => (string[])["--from", _project.Write($"{answer.Index}.json", answer.Item.Answer)]);

    // The document's stack in its network.
    private static string DocumentStack(ListedAccount account)
    {
        var gateway = account.Cloud.ToSnapshot().Objects.Single(found => found.Kind == CloudAccount.NatGateway).Attributes;
        return $$"""
            config:
              alicloud:region: cn-shanghai
              shared-bandwidth:network: { vpcId: {{gateway["VpcId"]}}, vswitchId: {{gateway["VSwitchId"]}} }
              shared-bandwidth:gateway: { name: test, description: test }
              shared-bandwidth:bandwidth: { name: test, description: test, mbps: 1500 }
              shared-bandwidth:apps:
                ecs1: { privateIp: 192.168.0.100, ports: { http: 80 } }
                ecs2: { privateIp: 192.168.0.101, ports: { http: 80 } }
            """;
    }

    private static string WithoutIds(string text) => Regex.Replace(
        Regex.Replace(text, @"vpc-\w+", "VPC"), @"vsw-\w+", "VSW");
}
