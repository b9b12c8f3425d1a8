using System.Xml.Linq;
using SharedBandwidth.Plugin.Schema;
using Xunit;

namespace SharedBandwidth.Tests.Plugins;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("One\n    sentence.", "One sentence.")]
    [InlineData("<c>tcp</c> or <c>any</c>.", "`tcp` or `any`.")]
    [InlineData("<para>One.</para><para>Two,\n too.</para>", "One.\n\nTwo, too.")]
    [InlineData("One.\n<para>Two.</para>\nThree.", "One.\n\nTwo.\n\nThree.")]
    [InlineData("As <see cref=\"P:A.PortArgs.External\" />.", "As `external`.")]
    [InlineData("Sets <see cref=\"P:A.AppArgs.FormerKey\"/>.", "Sets `AppArgs.formerKey`.")]
    [InlineData("Of <see cref=\"T:A.GatewayArgs\"/>.", "Of `GatewayArgs`.")]
    [InlineData("Of <see cref=\"T:A.GatewayArgs\">a gateway</see>.", "Of a gateway.")]
    [InlineData("Calls <see cref=\"M:A.App.Make(System.String)\"/>.", "Calls `App.make`.")]
    [InlineData("<see langword=\"true\"/>, see <see href=\"https://a.b/c\">the page</see> or <see href=\"https://a.b\"/>.",
        "`true`, see [the page](https://a.b/c) or <https://a.b>.")]
    [InlineData("Before <paramref name=\"From\"/>.", "Before `from`.")]
    [InlineData("2 * 3 &lt; 7 [of] `them` \\ snake_case", "2 \\* 3 \\< 7 \\[of] \\`them\\` \\\\ snake_case")]
    [InlineData("So:\n<code>\n    a:\n      b: 1\n</code>", "So:\n\n```\na:\n  b: 1\n```")]
    public void Documentation_becomes_Markdown(string documentation, string markdown) => Assert.Equal(markdown, Of(documentation));

    [Fact]
    public void What_it_does_not_know_is_said() => Assert.Equal(
        "The documentation of A.PortArgs has <list>, which is not turned into Markdown; use para, code, c, paramref or see.",
        Assert.Throws<NotSupportedException>(() => Of("<list/>")).Message);

    private static string Of(string documentation) =>
        new Markdown("A.PortArgs").Of(XElement.Parse($"<summary>{documentation}</summary>", LoadOptions.PreserveWhitespace));
}
