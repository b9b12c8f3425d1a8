using System.Collections.Immutable;
using SharedBandwidth.CommandLine.Console;
using Spectre.Console;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Console;

public class TerminalTests
{
    [Theory]
    [InlineData("60", 60)]
    [InlineData("40", 40)]
    [InlineData("39", 100)]
    [InlineData("-60", 100)]
    [InlineData("wide", 100)]
    [InlineData("", 100)]
    [InlineData(null, 100)]
    public void What_is_redirected_is_as_wide_as_COLUMNS_when_that_can_be_a_width(string? columns, int width)
    {
        var terminal = With("COLUMNS", columns, isRedirected: true);

        Assert.Equal((width, width), (terminal.OutputConsole().Profile.Width, terminal.ErrorConsole().Profile.Width));
    }

    // https://no-color.org: whatever its value, unless that is empty.
    [Theory]
    [InlineData("1")]
    [InlineData("0")]
    public void NO_COLOR_takes_the_colours_from_a_terminal(string value)
    {
        var capabilities = With("NO_COLOR", value, isRedirected: false).OutputConsole().Profile.Capabilities;

        Assert.Equal((false, ColorSystem.NoColors), (capabilities.Ansi, capabilities.ColorSystem));
    }

    [Fact]
    public void A_variable_that_is_empty_counts_as_not_set() =>
        Assert.Null(With("NO_COLOR", "", isRedirected: false).Variable("NO_COLOR"));

    private static Terminal With(string variable, string? value, bool isRedirected) => new()
    {
        OutputStream = Stream.Null,
        Output = TextWriter.Null,
        Error = TextWriter.Null,
        IsOutputRedirected = isRedirected,
        IsErrorRedirected = isRedirected,
        Variables = value is null ? [] : ImmutableDictionary<string, string>.Empty.Add(variable, value),
    };
}
