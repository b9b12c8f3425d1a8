using System.Text.Json;
using System.Text.Json.Nodes;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Configuration;
using SharedBandwidth.Planning.Findings;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Files.Genuine;

/// <summary>
/// 100 stack files that the genuine command line (3.274.1) was given, with the texts that the program then got, or the reason why the
/// update was refused.
/// </summary>
public sealed class StackFileRecordTests
{

    // Refused there because of what was not there: a key that decrypts, and Pulumi Cloud. Here both are named.
    private static readonly Dictionary<string, string> _takenHere = new()
    {
        ["secure-nested-plain"] = "",
        ["environment"] = "SB014",
    };

    private static readonly StackFileRecord[] _records = JsonSerializer.Deserialize<StackFileRecord[]>(
        File.ReadAllText(Path.Combine(Repository.Root, "tests/CommandLine/Files/Genuine/stack-files.json")), JsonSerializerOptions.Web)!;

    public static TheoryData<int, string> Taken => Data(record => record.Program is not null);

    public static TheoryData<int, string> Refused => Data(record => record.Refused is not null && !_takenHere.ContainsKey(record.Name));

    private static TheoryData<int, string> Data(Func<StackFileRecord, bool> which)
    {
        var data = new TheoryData<int, string>();
        for (var i = 0; i < _records.Length; i++)
        {
            if (which(_records[i]))
            {
                data.Add(i, _records[i].Name);
            }
        }

        return data;
    }

    [Fact]
    public void There_are_100_records_and_each_is_looked_at_once() =>
        Assert.Equal((100, 100), (_records.Length, Taken.Count + Refused.Count + _takenHere.Count));

    [Theory]
    [MemberData(nameof(Taken))]
    public void What_the_genuine_command_line_takes_is_read_as_it_reads_it(int index, string name)
    {
        var record = _records[index];

        var read = Read(record);

        Assert.True(!read.HasErrors, name);
        Assert.Equal(record.Program!.Keys.Order(StringComparer.Ordinal), read.Values.Keys.Order(StringComparer.Ordinal));
        Assert.All(record.Program, value => Assert.True(
            value.Value == read.Values[value.Key] || (value.Value.StartsWith('{')
                && JsonNode.DeepEquals(JsonNode.Parse(value.Value), JsonNode.Parse(read.Values[value.Key]))),
            $"{name}: {value.Value} there, {read.Values[value.Key]} here"));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_the_genuine_command_line_refuses_is_refused_with_its_place(int index, string name)
    {
        StackConfiguration read;
        try
        {
            read = Read(_records[index]);
        }
        catch (UsageError error)
        {
            Assert.Matches("line [0-9]+|config\\.", error.Message);
            return;
        }

        Assert.True(read.HasErrors, name);
        Assert.All(
            read.Findings.Where(finding => finding.Code != FindingCodes.MissingValue),
            finding => Assert.Contains("Line ", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_refused_only_for_want_of_a_key_or_of_Pulumi_Cloud_is_named()
    {
        Assert.Equal(
            """{"web":{"password":{"secure":"v1:garbage"}}}""",
            Read(_records.Single(record => record.Name == "secure-nested-plain")).Values["shared-bandwidth:apps"]);
        Assert.Equal(["SB014"], Read(_records.Single(record => record.Name == "environment")).Findings.Select(finding => finding.Code.Id));
    }

    // What people do not mean, and the genuine command line takes without a word.
    [Theory]
    [InlineData("top-leadingzero", "SB012")]
    [InlineData("nested-leadingzero", "SB012")]
    [InlineData("nested-bigint", "SB012")]
    [InlineData("nested-version", "SB012")]
    [InlineData("nested-float", "SB012")]
    [InlineData("top-date", "SB012")]
    [InlineData("nested-date", "SB012")]
    [InlineData("typo-config", "SB013")]
    [InlineData("unknown-toplevel", "SB013")]
    public void What_people_do_not_mean_is_said_with_the_line(string name, string code)
    {
        var finding = Assert.Single(Read(_records.First(record => record.Name == name)).Findings);

        Assert.Equal(code, finding.Code.Id);
        Assert.Contains("Line ", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_said_about_a_value_that_reads_as_it_is_written()
    {
        string[] quiet =
        [
            "nested-plus", "top-hex", "top-underscore", "nested-exp", "top-bigint", "top-big2", "nested-yes", "nested-quoted-int", "merge",
            "bom", "crlf", "docstart", "secure-two",
        ];

        Assert.All(quiet, name => Assert.Empty(Read(_records.First(record => record.Name == name)).Findings));
    }

    private static StackConfiguration Read(StackFileRecord record)
    {
        using var project = new TemporaryProject(projectFile: record.Project ?? TemporaryProject.BareProjectFile);
        return ProjectFolder.Open(project.Path).ReadConfig(project.Write("Pulumi.test.yaml", record.Stack));
    }

    private sealed record StackFileRecord(string Name, string? Project, string Stack, Dictionary<string, string>? Program, string? Refused);
}
