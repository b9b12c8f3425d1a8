using System.Text.Json;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine;

/// <summary>The tool as a process: exit codes, streams and pipes. Everything else is tested in process.</summary>
public sealed class ProcessTests : IDisposable
{
    private static readonly Dictionary<string, string?> _asItIs = [];

    private readonly TemporaryProject _folder = new("name: shared-bandwidth\nruntime: dotnet\n");

    [Theory]
    [InlineData("preview prod", "Buy 1500 Mbit/s (declared demand) instead of 2000")]
    [InlineData("bandwidth prod", "Buy 1500 Mbit/s (declared demand) instead of 2000")]
    [InlineData("up prod --rehearse", "Critical path")]
    [InlineData("destroy dev --rehearse", "deleted in")]
    public async Task Each_verb_returns_0_and_writes_plain_text_into_a_pipe(string arguments, string says)
    {
        var result = (await CommandLine.RunProcessAsync(_asItIs, arguments.Split(' '))).Clean();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains(says, result.Output, StringComparison.Ordinal);
        Assert.All(result.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    [Theory]
    [InlineData("60", 60)]
    [InlineData("160", 160)]
    public async Task A_pipe_is_as_wide_as_COLUMNS(string columns, int most)
    {
        var result = (await CommandLine.RunProcessAsync(new Dictionary<string, string?> { ["COLUMNS"] = columns }, "preview", "prod"))
            .Clean();

        Assert.Equal(0, result.ExitCode);
        Assert.InRange(result.Output.Split('\n').Max(line => line.Length), most * 3 / 4, most);
    }

    [Fact]
    public async Task Errors_found_return_1_and_stand_on_stderr_while_stdout_is_json()
    {
        var stack = _folder.Write("Pulumi.test.yaml", "config: { alicloud:region: cn-shanghai, shared-bandwidth:apps: {} }");

        var result = (await CommandLine.RunProcessAsync(_asItIs, "preview", "test", "--config", stack, "--json")).Clean();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("SB003 apps:", result.Error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(result.Output);
        Assert.NotEmpty(json.RootElement.GetProperty("findings").EnumerateArray());
    }

    [Theory]
    [InlineData("preview nowhere", "There is no stack 'nowhere'")]
    [InlineData("up prod", "--rehearse")]
    public async Task A_command_that_cannot_be_used_returns_2_and_writes_on_stderr_alone(string arguments, string says)
    {
        var result = (await CommandLine.RunProcessAsync(_asItIs, arguments.Split(' '))).Clean();

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(says, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_file_returns_2_and_names_the_line()
    {
        var stack = _folder.Write("Pulumi.test.yaml", "config:\n  alicloud:region: [cn-shanghai\n");

        var result = (await CommandLine.RunProcessAsync(_asItIs, "preview", "test", "--config", stack)).Clean();

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("Pulumi.test.yaml, line 3", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
