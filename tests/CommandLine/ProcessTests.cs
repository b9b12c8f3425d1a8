using System.Text.Json;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine;

/// <summary>The tool as a process: exit codes, streams and pipes. Everything else is tested in process.</summary>
public sealed class ProcessTests() : ProjectTests(TemporaryProject.BareProjectFile)
{
    [Theory]
    [InlineData("preview prod", "Buy 1500 Mbit/s (declared demand) instead of 2000")]
    [InlineData("destroy dev --rehearse", "deleted in")]
    public async Task A_verb_returns_0_and_writes_plain_text_into_a_pipe(string arguments, string says)
    {
        var result = (await CommandLine.RunProcessAsync([], arguments.Split(' '))).Clean();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains(says, result.Output, StringComparison.Ordinal);
        Assert.All(result.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public async Task A_pipe_is_as_wide_as_COLUMNS()
    {
        var result = (await CommandLine.RunProcessAsync(new() { ["COLUMNS"] = "160" }, "preview", "prod")).Clean();

        Assert.Equal(0, result.ExitCode);
        Assert.InRange(result.Output.Split('\n').Max(line => line.Length), 120, 160);
    }

    [Fact]
    public async Task Errors_found_return_1_and_stand_on_stderr_while_stdout_is_json()
    {
        var stack = Project.Write("Pulumi.test.yaml", "config: { alicloud:region: cn-shanghai, shared-bandwidth:apps: {} }");

        var result = (await CommandLine.RunProcessAsync([], "preview", "test", "--config", stack, "--json")).Clean();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("SB003 apps:", result.Error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(result.Output);
        Assert.NotEmpty(json.RootElement.GetProperty("findings").EnumerateArray());
    }

    [Fact]
    public async Task A_command_that_cannot_be_used_returns_2_and_writes_on_stderr_alone()
    {
        var result = (await CommandLine.RunProcessAsync([], "preview", "nowhere")).Clean();

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("There is no stack 'nowhere'", result.Error, StringComparison.Ordinal);
    }
}
