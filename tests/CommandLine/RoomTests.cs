using System.Text.RegularExpressions;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine;

/// <summary>The folders of the command line: arrows point down only.</summary>
public sealed class RoomTests
{
    /// <summary>Each folder with those that it may use beside itself.</summary>
    private static readonly Dictionary<string, string[]> _uses = new()
    {
        ["Words"] = [],
        ["Files"] = ["Words"],
        ["Charts"] = ["Words"],
        ["Console"] = ["Words", "Charts"],
        ["Reports"] = ["Words", "Charts", "Console", "Files"],
        ["Preview"] = ["Words", "Charts", "Console", "Files", "Reports", "Bandwidth"],
        ["Bandwidth"] = ["Words", "Charts", "Console", "Files", "Reports"],
        ["Up"] = ["Words", "Charts", "Console", "Files", "Reports"],
        ["Verify"] = ["Words", "Console", "Files", "Reports"],
        ["Account"] = ["Words", "Console", "Files"],
        ["Adopt"] = ["Words", "Console", "Files", "Reports"],
        ["Destroy"] = ["Words", "Charts", "Console", "Files", "Reports"],
    };

    [Fact]
    public void A_folder_uses_only_those_below_it()
    {
        var root = Path.Combine(Repository.Root, "infra", "CommandLine");
        var folders = Directory.GetDirectories(root)
            .Where(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Any()).ToList();

        Assert.Equal(_uses.Keys.Order(), folders.Select(Path.GetFileName).Order());
        Assert.Empty(
            from folder in folders
            let name = Path.GetFileName(folder)
            from file in Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            from Match use in Regex.Matches(File.ReadAllText(file), @"\bSharedBandwidth\.CommandLine\.(\w+);")
            let used = use.Groups[1].Value
            where used != name && !_uses[name].Contains(used)
            select $"{name}/{Path.GetFileName(file)} uses {used}");
    }

    [Fact]
    public void Pictures_know_nothing_of_text_on_a_terminal() => Assert.DoesNotContain(
        Directory.GetFiles(Path.Combine(Repository.Root, "infra", "CommandLine", "Charts"), "*.cs"),
        file => File.ReadAllText(file).Contains("Spectre.", StringComparison.Ordinal));
}
