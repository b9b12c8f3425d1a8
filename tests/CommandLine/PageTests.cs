using System.Text.RegularExpressions;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine;

/// <summary>The README and the pages of infra/docs: their form, their links, and the first page in two languages.</summary>
public sealed class PageTests
{
    private const int LongestLine = 140;
    private const string Chinese = "infra/docs/README.zh-CN.md";

    private static readonly Regex _fenced = new("^```.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline);

    private static readonly Regex _example = new("^```.*?^```$|^    [^ \n][^\n]*$", RegexOptions.Multiline | RegexOptions.Singleline);

    private static readonly Regex _code = new("`[^`\n]+`");

    private static readonly Regex _link = new(@"\[([^\]]*)\]\(([^)\s]+)\)");

    private static readonly Regex _headings = new("^#+ (.+)$", RegexOptions.Multiline);

    private static readonly Regex _notInAnchors = new(@"[^\w\- ]");

    private static readonly Regex _figure = new(@"\d+(\.\d+)?");

    private static readonly Regex _step = new(@"^\| [^|]+ \| \w+ \| `(\w+)` \|", RegexOptions.Multiline);

    private static readonly string[] _pages =
        ["README.md", .. Directory.GetFiles(Path.Combine(Repository.Root, "infra", "docs"), "*.md")
            .Select(file => $"infra/docs/{Path.GetFileName(file)}").Order(StringComparer.Ordinal)];

    public static TheoryData<string> Pages => [.. _pages];

    [Fact]
    public void The_first_page_is_short() => Assert.InRange(Text("README.md").Split('\n').Length, 1, 220);

    // A row of a table cannot be broken; what is long belongs below it.
    [Theory]
    [MemberData(nameof(Pages))]
    public void Lines_are_not_long(string page)
    {
        var lines = _fenced.Replace(Text(page), "").Split('\n');

        Assert.DoesNotContain(lines, line => line.Length > (line.StartsWith('|') ? 170 : LongestLine));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page) => Assert.All(LinksOf(page), link =>
    {
        var parts = link.Split('#', 2);
        var target = parts[0].Length == 0 ? page : Path.GetRelativePath(
            Repository.Root, Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, parts[0])).Replace('\\', '/');

        Assert.True(Path.Exists(Path.Combine(Repository.Root, target)), $"{link}: there is no {target}.");
        if (parts.Length == 2)
        {
            Assert.Contains(
                parts[1],
                _headings.Matches(_fenced.Replace(Text(target), "")).Select(heading => AnchorOf(heading.Groups[1].Value)));
        }
    });

    [Fact]
    public void Links_are_seen() => Assert.True(_pages.Sum(page => LinksOf(page).Count()) > 60);

    [Fact]
    public void Every_page_is_among_the_contents_of_the_first() =>
        Assert.Equal(_pages.Skip(1).Order(), LinksOf("README.md")
            .Select(link => link.Split('#')[0]).Where(link => link.EndsWith(".md", StringComparison.Ordinal)).Distinct().Order());

    [Fact]
    public void The_first_page_has_the_same_commands_and_examples_in_both_languages()
    {
        Assert.True(ExamplesOf("README.md").Length > 10);
        Assert.Equal(ExamplesOf("README.md"), ExamplesOf(Chinese));

        static string[] ExamplesOf(string page) => [.. _example.Matches(Text(page)).Select(example => example.Value)];
    }

    [Fact]
    public void The_first_page_has_the_same_figures_in_both_languages()
    {
        var figures = FiguresOf(Text("README.md"));

        // What follows in the Chinese page is about the document, which is Chinese.
        Assert.True(figures.Length > 8);
        Assert.Equal(figures, FiguresOf(Text(Chinese).Split("\n## 文档的六个步骤")[0]));

        // In words of two languages the order is another.
        static string[] FiguresOf(string text) =>
            [.. _figure
                .Matches(_link.Replace(_example.Replace(text, ""), "$1")).Select(figure => figure.Value).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task The_steps_of_the_document_are_the_resources_of_prod()
    {
        var project = SharedBandwidth.CommandLine.Files.ProjectFolder.Open(Repository.Root);
        var run = await ProgramRunner.RunAsync(project.Name, "prod", project.ReadConfig(project.StackFile("prod", configFile: null)));

        Assert.Equal(
            run.Resources.Where(resource => resource.Key.Type.StartsWith("alicloud:", StringComparison.Ordinal))
                .Select(resource => resource.Key.Type.Split(':')[^1]).Distinct().Order(),
            _step.Matches(Text(Chinese)).Select(step => step.Groups[1].Value).Order());
    }

    private static string Text(string page) =>
        File.ReadAllText(Path.Combine(Repository.Root, page)).Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n');

    private static IEnumerable<string> LinksOf(string page) =>
        _link.Matches(_code.Replace(_fenced.Replace(Text(page), ""), "")).Select(link => link.Groups[2].Value)
            .Where(link => !link.Contains("://", StringComparison.Ordinal));

    // As GitHub makes it of a heading.
    private static string AnchorOf(string heading) => _notInAnchors.Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');
}
