using System.Text.RegularExpressions;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.CommandLine.Preview;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Simulation.Recording;
using SharedBandwidth.Tests.CommandLine.Adopt;
using Spectre.Console;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine;

public sealed class ReadmeTests : IDisposable
{
    private static readonly string _readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    /// <summary>The README and the pages that it leads to.</summary>
    private static readonly string _pages = string.Join('\n', new[] { _readme }.Concat(
        Directory.GetFiles(Path.Combine(Repository.Root, "infra", "docs"), "*.md").Order(StringComparer.Ordinal).Select(File.ReadAllText)));

    private readonly string _folder = Directory.CreateTempSubdirectory("readme-").FullName;

    [Fact]
    public void Every_finding_stands_in_the_table_with_severity_and_reason()
    {
        var rows = FindingCodes.All.Select(code => $"| {code.Id} | {code.Severity.ToString().ToLowerInvariant()} | {code.Reason} |");

        Assert.Equal(rows, Regex.Matches(_pages, @"^\| SB\d{3} \|.*$", RegexOptions.Multiline).Select(row => row.Value));
    }

    [Fact]
    public async Task The_sample_gives_the_preview_that_is_shown_below_it()
    {
        File.Copy(Path.Combine(Repository.Root, "Pulumi.yaml"), Path.Combine(_folder, "Pulumi.yaml"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "Pulumi.prod.yaml"), Blocks("yaml", _readme).First());
        var project = ProjectFolder.Open(_folder);
        var run = await ProgramRunner.RunAsync(project.Name, "prod", project.ReadConfig(project.StackFile("prod", configFile: null)));
        using var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = 80;

        PreviewText.Write(run, console);

        // The README shows the first half, and the page about rehearsals the rest.
        var rehearsal = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "infra", "docs", "rehearsal.md"));
        Assert.Equal(string.Join("\n\n", Blocks("text", _readme).Concat(Blocks("text", rehearsal))).Trim(), text.ToString().Trim());
    }

    [Fact]
    public async Task What_is_shown_of_the_other_verbs_is_what_they_write()
    {
        string[] outputs =
        [
            (await CommandLine.RunAsync(80, ["bandwidth", "prod", "--prices", Path.Combine(
                Repository.Root, "infra", "CommandLine", "Files", "Prices", "prices.example.yaml")])).Clean().Output,
            (await CommandLine.RunAsync(80, ["up", "prod", "--rehearse", "--parallel", "16"])).Clean().Output,
            await ChangeOfTheSampleAsync(),
        ];

        Assert.All(
            outputs,
            output => Assert.Contains(Blocks("console", _pages), block => output.Contains($"\n{block}\n", StringComparison.Ordinal)));
        Assert.All(
            Blocks("console", _pages),
            block => Assert.Contains(outputs, output => output.Contains($"\n{block}\n", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_command_of_the_tool_that_is_shown_runs()
    {
        string[][] commands =
        [
            .. Regex.Matches(_pages, @"^    (?:dotnet run --project infra/CommandLine --|shared-bandwidth) (.+)$", RegexOptions.Multiline)
                .Select(command => command.Groups[1].Value)
                .Where(command => !command.StartsWith("account ", StringComparison.Ordinal)).Distinct()
                .Select(command => command
                    .Replace("--against main", "--against HEAD", StringComparison.Ordinal)
                    .Replace("state.json", Path.Combine(Repository.Root, "tests/CommandLine/Files/Genuine/stack-export.json"),
                        StringComparison.Ordinal)
                    .Replace("refresh.json", Path.Combine(
                        Repository.Root, "tests/CommandLine/Verify/Genuine/refresh-eip-out-of-package.json"), StringComparison.Ordinal)
                    .Replace("--chart ", $"--chart {_folder}/", StringComparison.Ordinal)
                    .Replace("-out ", $"-out {_folder}/", StringComparison.Ordinal)
                    .Replace("--comment ", $"--comment {_folder}/", StringComparison.Ordinal)
                    .Replace("--from lists/*.json", $"--from {Listed()}", StringComparison.Ordinal)
                    .Split(' ')),
        ];

        Assert.True(commands.Length > 5);
        foreach (var command in commands)
        {
            var result = (await CommandLine.RunAsync(command)).Clean();

            // 1: what prod protects is not destroyed, and something was changed by hand.
            Assert.True(
                result.ExitCode == (command[0] is "destroy" or "verify" ? 1 : 0) && result.Output.Length > 0,
                $"{string.Join(' ', command)}: {result.Error}");
        }
    }

    // What runs with the account is Pulumi's, which need not be here; .ci/emulated-account runs it where it is.
    [Fact]
    public async Task Every_command_with_an_emulated_account_gets_one()
    {
        string[] commands =
            [.. Regex.Matches(_pages, "^    shared-bandwidth (account run .+?) -- .+$", RegexOptions.Multiline)
                .Select(command => command.Groups[1].Value).Distinct()];

        Assert.NotEmpty(commands);
        foreach (var command in commands)
        {
            var result = (await CommandLine.RunAsync([.. command.Split(' '), "--", "true"])).Clean();

            Assert.True(result.ExitCode == 0 && result.Error.Contains("VPC", StringComparison.Ordinal), $"{command}: {result.Error}");
        }
    }

    [Theory]
    [InlineData("preview")]
    [InlineData("bandwidth")]
    [InlineData("up")]
    [InlineData("destroy")]
    [InlineData("adopt")]
    [InlineData("verify")]
    [InlineData("account run")]
    [InlineData("account serve")]
    public async Task Every_option_of_a_verb_is_described(string verb)
    {
        var help = (await CommandLine.RunAsync([.. verb.Split(' '), "--help"])).Clean().Output;

        var options = Regex.Matches(help, "^  (--[a-z-]+)", RegexOptions.Multiline).Select(option => option.Groups[1].Value).ToArray();

        Assert.NotEmpty(options);
        Assert.All(options, option => Assert.Contains($"`{option}", _pages, StringComparison.Ordinal));
    }

    [Fact]
    public void Pulumi_refuses_engines_older_than_the_one_that_is_asked_for()
    {
        var project = File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.yaml"));
        var required = Assert.Single(
            Regex.Matches(project, @"^requiredPulumiVersion: "">=(\d+\.\d+)\.0""$", RegexOptions.Multiline)).Groups[1].Value;

        Assert.All(
            Regex.Matches(_pages, @"\b3\.\d{3}\b(?= or newer)").Select(version => version.Value),
            version => Assert.Equal(required, version));
        Assert.Contains($"{required} or newer", _readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_key_that_the_project_declares_is_described()
    {
        var project = File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.yaml"));
        var keys = Regex.Matches(project[project.IndexOf("config:", StringComparison.Ordinal)..], "^  ([a-zA-Z]+):$",
            RegexOptions.Multiline).Select(key => key.Groups[1].Value).ToArray();

        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.Matches($@"(?m)^\| `{key}[.`]", _pages));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // What the calls that are shown beside it print.
    private string Listed() => string.Join(' ', ListedAccount.OfTheDocument().List().Select(answer =>
    {
        var file = Path.Combine(_folder, $"{answer.Action}.json");
        File.WriteAllText(file, answer.Answer);
        return file;
    }));

    // One app of the sample gets an EIP of the user's, the other another port.
    private async Task<string> ChangeOfTheSampleAsync()
    {
        var plan = Path.Combine(_folder, "plan.json");
        var stack = Path.Combine(_folder, "Pulumi.prod.yaml");
        var sample = Blocks("yaml", _readme).First();
        await File.WriteAllTextAsync(Path.Combine(_folder, "Pulumi.yaml"), TemporaryProject.BareProjectFile);
        await File.WriteAllTextAsync(stack, sample);
        (await CommandLine.RunAsync("preview", "prod", "--cwd", _folder, "--save", plan)).Clean();

        var second = sample.IndexOf("ecs2:", StringComparison.Ordinal);
        var changed = sample[..second] + sample[second..].Replace("http: 80 }", "http: 8080 }", StringComparison.Ordinal);
        await File.WriteAllTextAsync(stack, changed.Replace(
            "config:", "config:\n  shared-bandwidth:addresses: { ecs1: { eipId: eip-2zeerraiwb7uj6i0d } }", StringComparison.Ordinal));
        return (await CommandLine.RunAsync(80, ["preview", "prod", "--cwd", _folder, "--against", plan])).Clean().Output;
    }

    private static IEnumerable<string> Blocks(string language, string pages) =>
        Regex.Matches(pages, $"```{language}\n(.*?)\n```", RegexOptions.Singleline).Select(block => block.Groups[1].Value);
}
