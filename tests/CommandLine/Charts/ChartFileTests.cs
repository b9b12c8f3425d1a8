using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Charts;

/// <summary>The picture that <c>bandwidth --chart</c> writes, by its parts; whether it pleases only eyes can tell.</summary>
public sealed class ChartFileTests() : ProjectTests(TemporaryProject.BareProjectFile)
{
    private const string Package = "package 1500 Mbit/s";

    private static readonly Regex _number = new(@"-?[\d.]+");

    private static readonly Regex _corner = new(@"[ML][\d.]+ ([\d.]+)");

    [Fact]
    public async Task The_document_is_drawn_with_its_levels_its_apps_and_axes_with_units()
    {
        var svg = await DrawAsync("ecs1 | ecs2", "ecs1: 13:00 18:00 | ecs2: 19:00 23:00");

        Assert.Superset(
            new HashSet<string>(["shared-bandwidth / test: Buy 1500 Mbit/s (declared demand) instead of 2000:",
                "25 % less bandwidth; gateway and addresses cost the same."]),
            Texts(svg).ToHashSet());
        Assert.Equal(["bought separately 2000 Mbit/s", Package, "ecs2, peak 1000", "ecs1, peak 1000"], Texts(svg)
            .Where(text => text.Contains("Mbit/s", StringComparison.Ordinal) || text.Contains("peak", StringComparison.Ordinal))
            .Where(text => !text.StartsWith("shared-bandwidth", StringComparison.Ordinal))
            .Except(["Mbit/s"]));
        Assert.Superset(
            new HashSet<string>(["Mbit/s", "0", "500", "1000", "1500", "2000", "hour of the day, Asia/Shanghai", "00", "03", "12", "24"]),
            Texts(svg).ToHashSet());
    }

    [Fact]
    public async Task Apps_are_stacked_and_the_lower_area_is_drawn_over_the_whole()
    {
        var svg = await DrawAsync("ecs1 | ecs2", "ecs1: 13:00 18:00 | ecs2: 19:00 23:00");

        Assert.Equal(["#F28E2B", "#4E79A7"], Areas(svg).Select(area => (string?)area.Attribute("fill")));
        var (whole, lower) = (StackOf(svg, "#F28E2B"), StackOf(svg, "#4E79A7"));
        Assert.Equal([2, 3], whole.Where(height => height > 0).Distinct().Select(height => Math.Round(height / lower[1], 1)).Order());
        Assert.Equal([1, 2], lower.Where(height => height > 0).Distinct().Select(height => Math.Round(height / lower[1], 1)).Order());
    }

    [Fact]
    public async Task The_ground_is_white_and_opaque_so_that_it_reads_on_any_page()
    {
        var svg = await DrawAsync("ecs1", "ecs1: 13:00 18:00");

        var ground = svg.Root!.Elements().First();
        Assert.Equal("0 0 1200 600", svg.Root!.Attribute("viewBox")?.Value);
        Assert.Equal(("rect", "white", "1200", "600", null), (ground.Name.LocalName, (string?)ground.Attribute("fill"),
            (string?)ground.Attribute("width"), (string?)ground.Attribute("height"), (string?)ground.Attribute("fill-opacity")));
    }

    [Fact]
    public async Task Where_days_differ_the_whole_week_is_drawn()
    {
        var svg = await DrawAsync("ecs1 | ecs2", "ecs1: 13:00 18:00 mon-fri");

        Assert.Superset(
            new HashSet<string>(["mon", "tue", "wed", "thu", "fri", "sat", "sun", "hour and day of the week, Asia/Shanghai"]),
            Texts(svg).ToHashSet());
        Assert.Equal(5, StackOf(svg, "#4E79A7").Count(height => height == StackOf(svg, "#4E79A7").Max()) / 2);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 9)]
    [InlineData(12, 10)]
    [InlineData(40, 10)]
    public async Task Beyond_nine_apps_the_rest_is_drawn_together(int apps, int areas)
    {
        var svg = await DrawAsync(string.Join(" | ", Enumerable.Range(1, apps).Select(i => $"app{i}")), "");

        Assert.Equal(areas, Areas(svg).Count());
        Assert.Equal(apps > 9, Texts(svg).Contains($"{apps - 9} others together"));
    }

    [Fact]
    public async Task A_sum_that_would_press_the_demand_down_stands_in_the_legend_alone()
    {
        var svg = await DrawAsync(
            "a | b | c | d | e", "a: 01:00 02:00 | b: 03:00 04:00 | c: 05:00 06:00 | d: 07:00 08:00 | e: 09:00 10:00", baseMbps: 0);

        Assert.Contains("bought separately 5000 Mbit/s, above the picture", Texts(svg));
        Assert.DoesNotContain("2000", Texts(svg));
    }

    [Theory]
    [InlineData("web", "")]
    [InlineData("a-key-that-is-as-long-as-a-key-can-ever-be | another", "a-key-that-is-as-long-as-a-key-can-ever-be: 22:00 02:00 sat")]
    public async Task No_text_leaves_the_picture(string apps, string windows)
    {
        var svg = await DrawAsync(
            apps.Replace("ever-be", "ver", StringComparison.Ordinal), windows.Replace("ever-be", "ver", StringComparison.Ordinal),
            "  shared-bandwidth:bandwidth: { packageId: cbwp-uf6abcdefghijklmnop12, mbps: 3, oversubscribe: true }\n");

        Assert.All(svg.Descendants().Where(element => element.Name.LocalName == "text"), text =>
        {
            // "translate(x y)", or "matrix(0 -1 1 0 x y)" for a text that runs upwards.
            double[] at = [.. _number.Matches((string)text.Attribute("transform")!).Select(number => Parse(number.Value)).TakeLast(2)];
            var isUpright = ((string)text.Attribute("transform")!).StartsWith("matrix(0 -1", StringComparison.Ordinal);
            double[] along = [.. _number.Matches((string)text.Attribute("x")!).Select(number => Parse(number.Value))];
            Assert.InRange(at[0] + (isUpright ? 0 : along.Min()), 0, 1190);
            Assert.InRange(at[0] + (isUpright ? 0 : along.Max()), 0, 1190);
            Assert.InRange(at[1] + (isUpright ? along.Max() : 0), 0, 600);
        });
    }

    [Fact]
    public async Task A_png_is_of_the_same_size()
    {
        var file = Path.Combine(Project.Path, "picture.PNG");

        var result = await RunAsync(Stack("ecs1", ""), file);

        Assert.Equal((0, $"The chart is in {file}.\n"), (result.ExitCode, result.Error));
        var png = await File.ReadAllBytesAsync(file);
        Assert.Equal("89504E470D0A1A0A", Convert.ToHexString(png[..8]));
        Assert.Equal(
            (1200, 600),
            (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
    }

    [Fact]
    public async Task The_same_stack_gives_the_same_file_in_place_of_an_older_one()
    {
        var file = Project.Write("picture.svg", new string('x', 1_000_000));
        string[] command = ["bandwidth", "test", "--config", Stack("ecs1", ""), "--chart", file];
        await CommandLine.RunProcessAsync([], command);
        var first = await File.ReadAllTextAsync(file);

        await CommandLine.RunProcessAsync([], command);

        Assert.StartsWith("<?xml", first, StringComparison.Ordinal);
        Assert.Equal(first, await File.ReadAllTextAsync(file));
    }

    [Theory]
    [InlineData("picture.gif", "picture.gif' is not a kind of picture that can be written; end the name in .svg or .png.")]
    [InlineData("picture", "picture' is not a kind of picture that can be written; end the name in .svg or .png.")]
    [InlineData("nowhere/picture.png", "picture.png cannot be written: ")]
    [InlineData("folder.svg", "folder.svg cannot be written: ")]
    public async Task A_file_that_cannot_be_written_gives_one_sentence_and_2_and_leaves_nothing(string name, string part)
    {
        Directory.CreateDirectory(Path.Combine(Project.Path, "folder.svg"));
        var stack = Stack("ecs1", "");

        var result = await RunAsync(stack, Path.Combine(Project.Path, name));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(part, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Trim().Split('\n'));
        Assert.Equal(["Pulumi.test.yaml", "Pulumi.yaml", "folder.svg"], Directory.EnumerateFileSystemEntries(
            Project.Path, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_demand_there_is_nothing_to_draw()
    {
        var file = Path.Combine(Project.Path, "picture.svg");

        var result = await RunAsync(Stack("ecs1", "", "  shared-bandwidth:bandwidth: { mbps: 5 }\n", baseMbps: 0), file);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("--chart has nothing to draw: no app needs anything by its demand", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    private static Task<CommandResult> RunAsync(string stackFile, string picture) =>
        CommandLine.RunAsync("bandwidth", "test", "--config", stackFile, "--chart", picture);

    private static IEnumerable<string> Texts(XDocument svg) =>
        svg.Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value.Trim().Replace('\u00A0', ' '));

    // Dashes are filled too, with the lines' colour.
    private static IEnumerable<XElement> Areas(XDocument svg) =>
        svg.Descendants()
            .Where(element => element.Name.LocalName == "path" && (string?)element.Attribute("fill") is not ("none" or "#1F2328"));

    // How far up an area reaches, at each corner.
    private static List<double> StackOf(XDocument svg, string colour)
    {
        var corners = _corner.Matches((string)Areas(svg).Single(area => (string?)area.Attribute("fill") == colour).Attribute("d")!)
            .Select(corner => Parse(corner.Groups[1].Value)).ToList();
        return [.. corners.Select(y => Math.Round(corners.Max() - y))];
    }

    private static double Parse(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    private async Task<XDocument> DrawAsync(string apps, string windows, string more = "", int baseMbps = 500)
    {
        var file = Path.Combine(Project.Path, "picture.svg");
        var result = (await RunAsync(Stack(apps, windows, more, baseMbps), file)).Clean();
        Assert.Equal((0, $"The chart is in {file}.\n"), (result.ExitCode, result.Error));
        return XDocument.Parse(await File.ReadAllTextAsync(file));
    }

    // Apps as "a | b", their windows of 1000 Mbit/s as "a: 13:00 18:00 mon-fri | b: 19:00 23:00".
    private string Stack(string apps, string windows, string more = "", int baseMbps = 500)
    {
        var windowsOf = windows.Split(" | ", StringSplitOptions.RemoveEmptyEntries)
            .ToLookup(window => window.Split(": ")[0], window => window.Split(": ")[1].Split(' '));
        var yaml = new StringBuilder("""
            config:
              alicloud:region: cn-shanghai
              shared-bandwidth:timeZone: Asia/Shanghai
              shared-bandwidth:quotas: { eipsPerGateway: 60, eipsPerAccount: 60 }
              shared-bandwidth:network: { vpcId: vpc-1, vswitchId: vsw-1 }

            """).Append(more).Append("  shared-bandwidth:apps:\n");
        foreach (var (i, app) in apps.Split(" | ").Index())
        {
            var list = windowsOf[app].Select(
                w => $"{{ from: \"{w[0]}\", to: \"{w[1]}\", mbps: 1000{(w.Length > 2 ? $", days: [{w[2]}]" : "")} }}");
            yaml.Append(CultureInfo.InvariantCulture,
                $"    {app}: {{ privateIp: 192.168.0.{i + 1}, ports: {{ http: 80 }}, demand: {{ baseMbps: {baseMbps}, windows: "
                    + $"[{string.Join(", ", list)}] }} }}\n");
        }

        return Project.Write("Pulumi.test.yaml", yaml.ToString());
    }
}
