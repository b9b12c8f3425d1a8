using FsCheck.Xunit;
using SharedBandwidth.CommandLine.Files;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine;

/// <summary>
/// Command lines and files, mutated from good ones: each run ends by itself with one of the three exit codes, with a sentence where it is
/// not 0, without a trace and without anything that steers a terminal, and nothing is half-written.
/// </summary>
public sealed class RobustnessLaws : IDisposable
{
    private const string Stack = """
        # A stack with everything.
        config:
          alicloud:region: cn-shanghai
          shared-bandwidth:timeZone: Asia/Shanghai
          shared-bandwidth:network: { vpcId: vpc-1, vswitchId: vsw-1 }
          shared-bandwidth:gateway: { name: test, description: "a gateway" }
          shared-bandwidth:bandwidth: { isp: BGP, internetChargeType: PayByBandwidth, headroomPercent: 10 }
          shared-bandwidth:addresses: { front: { eipId: eip-1 }, back: {} }
          shared-bandwidth:securityGroups: { web: { id: sg-1, sourceCidr: [203.0.113.0/24, 10.0.0.0/8] } }
          shared-bandwidth:outbound: { vswitches: { a: vsw-2 }, demand: { baseMbps: 5 } }
          shared-bandwidth:apps:
            a: &a
              privateIp: 192.168.0.100
              address: front
              securityGroup: web
              ports: { http: 80, media: { external: 10000/10010, protocol: udp } }
              demand: { baseMbps: 500, windows: [{ from: "13:00", to: "18:00", mbps: 1000, days: [mon-fri] }] }
            b: { <<: *a, privateIp: 192.168.0.101, address: back, formerKey: c }
          shared-bandwidth:tags: { team: web, cost: 4711 }
          shared-bandwidth:protect: true
          shared-bandwidth:quotas: { eipsPerGateway: 30 }
        """;

    private const string Samples = """
        time,app,mbps
        2026-11-02T00:00:00Z,a,500
        2026-11-02T00:01:00Z,a,510
        2026-11-02T00:00:00Z,b,400
        2026-11-02T00:01:00Z,b,900
        2026-11-02T00:02:00Z,b,900.5
        """;

    private const string Prices = """
        currency: CNY
        site: China
        prices:
          PayByBandwidth: { perMbpsMonth: 20 }
          PayByTraffic: { perGB: 0.8 }
        eipFee: { perMonth: 14 }
        floorPercent: 20
        """;

    private static readonly string[] _pieces =
    [
        "", " ", "\n", "\t", ":", ": ", "- ", "{", "}", "[", "]", "\"", "'", "#", "&x", "*x", "<<: ", "!!int ", "!x ", "---\n", "\0",
        "\u001b[31m", "\u0007", "\u202e", "💥",
        "-1", "0", "-0", "0443", "1e99", "99999999999999999999", "1.5", ".inf", "NaN", "null", "true", "2026-01-01", "x:y:z", "any", "0/0",
        "%", "\\", "@", "é",
        new('x', 300), "{ secure: v1:x }", "environment: [a]\n", "config:\n", "apps:",
    ];

    private static readonly string[] _words =
    [
        "preview", "up", "destroy", "bandwidth", "prod", "test", "--json", "--config", "--cwd", "--against", "--save", "--rehearse",
        "--parallel", "--fail", "--samples", "--prices", "--chart",
        "--suggest-config", "--continue-on-error", "--skip-preview", "--help", "--version", "--", "", "-", "/", ".", "HEAD", "nowhere",
        "abc", "0", "-1", "CreateNatGateway:shared-bandwidth",
        "@nowhere", "\u001b[31m", "a\nb", "{}", "--nonsense", "--parallel=", "--against=",
    ];

    private readonly TemporaryProject _folder = new(projectFile: null);

    public void Dispose() => _folder.Dispose();

    [Property(MaxTest = 700)]
    public async Task Stack_files(int seed)
    {
        var random = new Random(seed);
        var file = _folder.Write("Pulumi.test.yaml", Mutated(Stack, random));
        var plan = Path.Combine(_folder.Path, "saved.json");
        File.Delete(plan);
        string[] verb = random.Next(5) switch
        {
            0 => ["up", "test", "--rehearse"],
            1 => ["destroy", "test", "--rehearse", "--skip-preview"],
            2 => ["bandwidth", "test", "--json"],
            3 => ["preview", "test", "--json"],
            _ => ["preview", "test", "--save", plan],
        };

        var result = await RunAsync([.. verb, "--config", file]);

        Assert.True(!File.Exists(plan) || result.ExitCode == 0);
        if (File.Exists(plan))
        {
            Assert.NotEmpty(PlanFile.Read(plan, "shared-bandwidth", "test").Resources);
        }
    }

    [Property(MaxTest = 500)]
    public async Task Command_lines(int seed)
    {
        var random = new Random(seed);

        await RunAsync(
            [.. Enumerable.Range(0, random.Next(1, 8)).Select(i => i == 0 && random.Next(3) > 0 ? _words[random.Next(4)] : Word(random))]);

        // Nothing is written where the tests are.
        string Word(Random of) =>
            _words[of.Next(_words.Length)] is "nowhere" or "abc" ? Path.Combine(_folder.Path, "nowhere") : _words[of.Next(_words.Length)];
    }

    [Property(MaxTest = 300)]
    public async Task Saved_plans(int seed)
    {
        var good = _folder.Write("Pulumi.good.yaml", Stack);
        var plan = Path.Combine(_folder.Path, "plan.json");
        if (!File.Exists(plan))
        {
            Assert.Equal(0, (await CommandLine.RunAsync("preview", "test", "--config", good, "--save", plan)).ExitCode);
        }

        var mutated = _folder.Write("mutated.json", Mutated(await File.ReadAllTextAsync(plan), new Random(seed)));

        await RunAsync(["preview", "test", "--config", good, "--against", mutated]);
    }

    [Property(MaxTest = 300)]
    public async Task Samples_and_prices(int seed)
    {
        var random = new Random(seed);
        var good = _folder.Write("Pulumi.good.yaml", Stack);
        var samples = _folder.Write("samples.csv", Mutated(Samples, random));
        var prices = _folder.Write("prices.yaml", Mutated(Prices, random));

        await RunAsync(["bandwidth", "test", "--config", good, .. random.Next(3) switch
        {
            0 => ["--samples", samples],
            1 => ["--prices", prices],
            _ => (string[])["--samples", samples, "--suggest-config"],
        }]);
    }

    private static async Task<CommandResult> RunAsync(string[] arguments)
    {
        var result = await Task.Run(() => CommandLine.RunAsync(arguments)).WaitAsync(TimeSpan.FromMinutes(1));

        var said = $"{string.Join(' ', arguments)}\n{result.Output}\n{result.Error}";
        Assert.True(result.ExitCode is 0 or 1 or 2, said);
        Assert.True(result.ExitCode == 0
            || result.Error.Contains('.', StringComparison.Ordinal)
            || result.Output.Contains('.', StringComparison.Ordinal), said);
        Assert.DoesNotContain("   at ", result.Output + result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", result.Output + result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Output + result.Error, c => char.IsControl(c) && c != '\n');
        return result;
    }

    private static string Mutated(string text, Random random)
    {
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(0, 12), text.Length - at);
            text = random.Next(5) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, text.Substring(at, length)),
                2 => SwapLines(text, random),
                _ => text.Remove(at, length).Insert(at, _pieces[random.Next(_pieces.Length)]),
            };
        }

        return text;
    }

    private static string SwapLines(string text, Random random)
    {
        var lines = text.Split('\n');
        var (one, other) = (random.Next(lines.Length), random.Next(lines.Length));
        (lines[one], lines[other]) = (lines[other], lines[one]);
        return string.Join('\n', lines);
    }
}
