using SharedBandwidth.Planning.Findings;
using Spectre.Console;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Preview;

public class PreviewTextTests
{
    private static readonly Finding _error = new(
        FindingCodes.UnknownKey, "apps.a[red].prots", "There is no key 'prots' here; the keys are ports and demand.");
    private static readonly Finding _warning = new(
        FindingCodes.DemandUnknown, "apps.b.demand", "The app states no demand, so the package is sized without it; add demand.baseMbps.");
    private static readonly Finding _note = new(FindingCodes.NotIsolated, "apps", "One app can use it all.");

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(160)]
    public async Task No_line_is_longer_than_the_width_or_ends_in_a_space(int width)
    {
        var text = Rendered.Plain((await Runs.ProdAsync()).WithFindings(_warning, _note), width);

        Assert.All(text.Split('\n'), line =>
        {
            Assert.True(line.Length <= width || !line.Trim().Contains(' ', StringComparison.Ordinal), line);
            Assert.Equal(line.TrimEnd(), line);
        });
    }

    [Fact]
    public async Task A_console_without_colours_gets_no_escape_sequence()
    {
        Assert.DoesNotContain('\e', Rendered.Plain(await Runs.ProdAsync()));
    }

    [Fact]
    public async Task On_a_terminal_every_app_has_its_own_colour()
    {
        var text = Rendered.Coloured(await Runs.ProdAsync(), ColorSystemSupport.EightBit);

        Assert.Contains("\e[38;5;32m█\e[0m ecs1", text, StringComparison.Ordinal);
        Assert.Contains("\e[38;5;172m█\e[0m ecs2", text, StringComparison.Ordinal);
        Assert.Contains(
            "\e[1mBuy 1500 Mbit/s (declared demand) instead of 2000: 25 % less bandwidth; gateway\e[0m",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_terminal_of_few_colours_every_app_keeps_its_own_character()
    {
        var text = Rendered.Coloured(await Runs.ProdAsync(), ColorSystemSupport.Standard);

        Assert.Contains('░', text);
        Assert.Contains("\e[", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_of_the_user_is_neither_markup_nor_control()
    {
        var run = Runs.Of("[red]a[/] 5 | b\e[2J\u202E 5")
            .WithFindings(new Finding(FindingCodes.NoEffect, "apps.[bold]", "A [link] and\na line."));

        var text = Rendered.Plain(run);

        Assert.Contains("█ [red]a[/] (peak 5)   ░ b�[2J� (peak 5)", text, StringComparison.Ordinal);
        Assert.Contains("warning SB011 apps.[bold]: A [link] and a line.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Chinese_characters_count_as_two_columns()
    {
        var text = Rendered.Plain(
            Runs.Of("a 5").WithFindings(new Finding(FindingCodes.NoEffect, "x", string.Join(' ', Enumerable.Repeat("共享带宽", 12)))));

        Assert.Equal(
            6,
            text.Split('\n').Where(line => line.Contains('共', StringComparison.Ordinal)).Max(line => line.Count(c => c == '共')));
    }

    [Fact]
    public void Findings_are_counted_by_severity_and_keep_their_order()
    {
        Assert.Equal(
            """
            Findings: 1 warning, 1 note
              warning SB103 apps.b.demand: The app states no demand, so the package
                      is sized without it; add demand.baseMbps.
              note    SB109 apps: One app can use it all.
            """,
            Rendered.Section(Rendered.Plain(Runs.Of("a 5").WithFindings(_warning, _note), 72), "Findings"));
    }

    [Fact]
    public void No_findings_is_said()
    {
        Assert.EndsWith("\n\nNo findings.\n", Rendered.Plain(Runs.Of("a 5")), StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_are_written_apart_and_nothing_is_advised()
    {
        var run = Runs.Of(Runs.Document).WithFindings(_error, _warning);

        var text = Rendered.Plain(run);

        Assert.Equal(
            """
            1 error in Pulumi.prod.yaml; nothing would be deployed.
              SB001 apps.a[red].prots: There is no key 'prots' here; the keys are ports and
                demand.

            """,
            Rendered.PlainErrors(run));
        Assert.Contains(
            "Not deployable, because of 1 error. As far as the demand could be read:\n  The joint peak is 1500 Mbit/s:\n",
            text,
            StringComparison.Ordinal);
        Assert.Contains("Demand over the day", text, StringComparison.Ordinal);
        Assert.Contains("Findings: 1 warning\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("SB001", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Buy", text, StringComparison.Ordinal);
    }

    [Fact]
    public void With_errors_and_no_demand_there_is_only_the_sentence()
    {
        var run = Runs.Of("").WithFindings(_error, _error);

        Assert.Equal(
            """
            shared-bandwidth / prod in cn-shanghai, account site China
            Rehearsal: no account is asked, nothing is changed.

            Not deployable, because of 2 errors.

            """,
            Rendered.Plain(run));
    }

    [Theory]
    [InlineData("a -5", null)]
    [InlineData("a -5 10:00-11:00=7 | b -9", -3)]
    [InlineData("a 2147483647 | b 2147483647", 0)]
    [InlineData("a 1 | b -2147483648", 2147483647)]
    public void Absurd_numbers_still_give_a_text(string demand, int? declaredMbps)
    {
        Assert.NotEmpty(Rendered.Plain(Runs.Of(demand, declaredMbps).WithFindings(_error)));
    }

    [Fact]
    public void Without_errors_nothing_is_written_about_them()
    {
        Assert.Empty(Rendered.PlainErrors(Runs.Of("a 5").WithFindings(_warning)));
    }
}
