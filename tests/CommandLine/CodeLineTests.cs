using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine;

/// <summary>What the formatter does not check.</summary>
public sealed class CodeLineTests
{
    private static readonly Regex _maxLineLength = new(@"^max_line_length = (\d+)$", RegexOptions.Multiline);

    private static readonly Regex _rawString = new("\"{3}.*?\"{3}", RegexOptions.Singleline);

    private static readonly string[] _folders = ["infra", "tests", ".offline"];

    [Fact]
    public void Lines_of_code_are_not_longer_than_the_editor_is_told()
    {
        var told = _maxLineLength.Match(File.ReadAllText(Path.Combine(Repository.Root, ".editorconfig")));
        var longest = int.Parse(told.Groups[1].Value, CultureInfo.InvariantCulture);
        string[] files =
        [
            .. from folder in _folders
               from file in Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
               select file,
        ];

        Assert.True(files.Length > 500);
        Assert.Empty(
            from file in files
            from line in _rawString.Replace(File.ReadAllText(file), OnlyLines).Split('\n').Index()
            where line.Item.Length > longest
            select $"{Path.GetRelativePath(Repository.Root, file)}:{line.Index + 1} has {line.Item.Length} columns");
    }

    // What stands in there is as long as it is.
    private static string OnlyLines(Match raw) => new('\n', raw.Value.Count(c => c == '\n'));
}
