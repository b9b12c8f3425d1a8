using System.Text.RegularExpressions;
using Xunit;

namespace SharedBandwidth.Tests.Simulation;

/// <summary>The floors of the simulation: each uses only those below it.</summary>
public sealed class FloorTests
{
    private static readonly string[] _floors = ["Recording", "Provider", "Engine", "Impact"];

    [Fact]
    public void A_floor_uses_only_those_below_it()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "infra", "Simulation"), "*.cs", SearchOption.AllDirectories);

        Assert.Equal(_floors.Order(), files.Select(FloorOf).Where(floor => floor.Length > 0).Distinct().Order());
        Assert.Empty(
            from file in files
            from Match use in Regex.Matches(File.ReadAllText(file), @"\bSharedBandwidth\.Simulation\.(\w+)")
            let floor = use.Groups[1].Value
            where FloorOf(file).Length > 0 && Array.IndexOf(_floors, floor) > Array.IndexOf(_floors, FloorOf(file))
            select $"{FloorOf(file)}/{Path.GetFileName(file)} uses {floor}");
    }

    private static string FloorOf(string file) =>
        Path.GetFileName(Path.GetDirectoryName(file)!) is var folder && folder != "Simulation" ? folder : "";
}
