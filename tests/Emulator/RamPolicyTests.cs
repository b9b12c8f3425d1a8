using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SharedBandwidth.Emulator.Actions;
using SharedBandwidth.Emulator.Protocol;
using SharedBandwidth.Tests;
using Xunit;

namespace SharedBandwidth.Emulator.Tests;

/// <summary>The policy for a RAM user in infra/docs/operations.md, against what the provider calls.</summary>
public sealed class RamPolicyTests
{
    private static readonly Regex _json = new("```json\n(.*?)\n```", RegexOptions.Singleline);

    /// <summary>The actions of each statement: for every stack, for one with a network of its own, and once in an account.</summary>
    private static readonly string[][] _statements = Read();

    [Fact]
    public void It_allows_each_action_that_the_provider_may_call_and_no_other() => Assert.Equal(
        ActionTable.All
            // A gateway of this program is enhanced from the start.
            .Where(known => known.Action != "UpdateNatGatewayNatType")
            .Select(known => $"{(known.Version == ApiRequest.EcsVersion ? "ecs" : "vpc")}:{known.Action}").Order(StringComparer.Ordinal),
        _statements[0].Concat(_statements[1]).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("prod", 1)]
    [InlineData("busy", 1)]
    [InlineData("rule", 2)]
    [InlineData("dev", 2)]
    public void It_allows_what_was_recorded(string recorded, int statements)
    {
        var allowed = _statements.Take(statements).SelectMany(actions => actions).Select(action => action.Split(':')[1]).ToHashSet();

        Assert.DoesNotContain(
            Recordings.Of(recorded).SelectMany(run => run.Requests).Select(request => request.Action).Distinct(),
            action => !allowed.Contains(action));
    }

    [Fact]
    public void What_is_needed_once_is_a_role_of_the_service_s_own() =>
        Assert.Equal("ram:CreateServiceLinkedRole", Assert.Single(_statements[2]));

    private static string[][] Read()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "infra", "docs", "operations.md"));
        var policy = JsonNode.Parse(_json.Match(page).Groups[1].Value)!;
        return [.. policy["Statement"]!.AsArray()
            .Select(statement => statement!["Action"]!.AsArray().Select(action => (string)action!).ToArray())];
    }
}
