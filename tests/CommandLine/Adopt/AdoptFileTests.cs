using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Adopt;

/// <summary>The files that <c>adopt</c> reads and writes.</summary>
public sealed class AdoptFileTests : AdoptedProject
{
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
    public async Task An_EIP_that_nothing_uses_stands_in_the_stack_file_by_its_id()
    {
        var config = Path.Combine(Project.Path, "Pulumi.prod.yaml");

        var result = (await RunAsync(
            [.. Edited(ListedAccount.OfTheDocument(), WithoutLastForwardEntry), "--config-out", config])).Clean();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Matches(@"addresses:\s+(eip-\w+): \{eipId: \1\}", File.ReadAllText(config));
        Assert.DoesNotContain(" to create", result.Output, StringComparison.Ordinal);

        static string WithoutLastForwardEntry(string answer)
        {
            var list = JsonNode.Parse(answer)!;
            if (list["ForwardTableEntries"]?["ForwardTableEntry"] is JsonArray entries)
            {
                entries.RemoveAt(entries.Count - 1);
                list["TotalCount"] = entries.Count;
            }

            return list.ToJsonString();
        }
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
        var refused = (await RunAsync("--from", Project.Write(
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
        var import = Path.Combine(Project.Path, "import.json");

        var result = (await RunAsync("--from", Project.Write("bad.json", content), "--import-out", import)).Clean();

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
                .. From(ListedAccount.OfTheDocument()), "--import-out", Path.Combine(Project.Path, import), "--config-out",
                Path.Combine(Project.Path, config),
            ])).Clean();

        Assert.Equal(2, result.ExitCode);
        Assert.DoesNotContain(
            Directory.GetFiles(Project.Path),
            file => file.EndsWith("import.json", StringComparison.Ordinal) || file.EndsWith("config.yaml", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stack_that_has_a_file_is_not_described_anew()
    {
        Project.Write("Pulumi.prod.yaml", DocumentStack(ListedAccount.OfTheDocument()));

        var result = (await RunAsync([.. From(ListedAccount.OfTheDocument()), "--config-out", Path.Combine(Project.Path, "other.yaml")]))
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
            "--from", Project.Write("terraform.tfstate", TerraformStates.Document), "--region", "cn-shanghai", "--json")).Clean();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var json = JsonNode.Parse(result.Output)!;
        Assert.Empty(json["changes"]!.AsArray());
        Assert.Equal(
            ["cbwp-1", "cbwp-1:eip-1", "eip-1", "eip-1:ngw-1", "ftb-1:fwd-1", "ngw-1", "stb-1:snat-1"],
            json["import"]!["resources"]!.AsArray().Select(one => (string?)one!["id"]).OfType<string>().Order(StringComparer.Ordinal));
    }
}
