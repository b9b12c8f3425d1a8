using System.Text.RegularExpressions;
using SharedBandwidth.Cloud;
using SharedBandwidth.CommandLine.Account;
using SharedBandwidth.Planning;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Account;

/// <summary><c>account run</c> and <c>account serve</c>, by commands that every system here has.</summary>
public sealed class AccountCommandTests() : ProjectTests(TemporaryProject.BareProjectFile)
{
    [Fact]
    public async Task The_command_finds_the_account_in_its_environment_and_no_real_key()
    {
        var environment = await EnvironmentAsync(new() { ["ALICLOUD_PROFILE"] = "real", ["MINE"] = "stays" }, "--ignore-credentials");

        Assert.Equal("stays", environment["MINE"]);
        Assert.Matches(@"^127\.0\.0\.1:\d+$", environment["ALIBABA_CLOUD_ENDPOINT_VPC"]);
        Assert.Equal(environment["ALIBABA_CLOUD_ENDPOINT_VPC"], environment["ALIBABA_CLOUD_ENDPOINT_ECS"]);
        Assert.Equal($"{environment["ALIBABA_CLOUD_ENDPOINT_VPC"]},127.0.0.1,localhost", environment["NO_PROXY"]);
        Assert.Equal("Domestic", environment["ALIBABA_CLOUD_ACCOUNT_TYPE"]);
        Assert.Equal(("http://127.0.0.1:9", "http://127.0.0.1:9"), (environment["HTTPS_PROXY"], environment["https_proxy"]));
        Assert.StartsWith("file://", environment["PULUMI_BACKEND_URL"], StringComparison.Ordinal);
        Assert.NotEmpty(environment["PULUMI_CONFIG_PASSPHRASE"]);
        Assert.DoesNotContain("ALICLOUD_PROFILE", environment.Keys);
        Assert.False(File.Exists(environment["SSL_CERT_FILE"]), "The certificate is left behind.");
    }

    [Fact]
    public async Task A_backend_and_a_passphrase_that_are_set_stay()
    {
        var environment = await EnvironmentAsync(
            new() { ["PULUMI_BACKEND_URL"] = "file:///somewhere", ["PULUMI_CONFIG_PASSPHRASE"] = "own" });

        Assert.Equal(
            ("file:///somewhere", "own"), (environment["PULUMI_BACKEND_URL"], environment["PULUMI_CONFIG_PASSPHRASE"]));
    }

    [Fact]
    public async Task A_passphrase_in_a_file_is_one_that_is_set() =>
        Assert.DoesNotContain(
            "PULUMI_CONFIG_PASSPHRASE", (await EnvironmentAsync(new() { ["PULUMI_CONFIG_PASSPHRASE_FILE"] = "/own" })).Keys);

    [Fact]
    public async Task What_pulumi_knows_of_an_account_that_is_kept_is_kept_beside_it()
    {
        var state = Path.Combine(Project.Path, "account.json");

        var first = await CommandLine.RunAsync(
            "account", "run", "prod", "--state", state, "--", "sh", "-c", "touch ${PULUMI_BACKEND_URL#file://}/known");
        var second = await CommandLine.RunAsync(
            "account", "run", "prod", "--state", state, "--", "test", "-f", $"{state}.pulumi/known");

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.True(File.Exists(state));
    }

    [Fact]
    public async Task The_certificate_stands_behind_those_that_are_trusted_here()
    {
        var own = Project.Write("own.pem", "-----BEGIN CERTIFICATE-----\nown\n-----END CERTIFICATE-----\n");
        var file = Path.Combine(Project.Path, "trusted.pem");

        var result = await CommandLine.RunAsync(
            new Dictionary<string, string> { ["SSL_CERT_FILE"] = own },
            "account", "run", "prod", "--", "sh", "-c", $"cat $SSL_CERT_FILE > {file}");

        Assert.Equal(0, result.ExitCode);
        var trusted = await File.ReadAllTextAsync(file);
        Assert.StartsWith(await File.ReadAllTextAsync(own), trusted, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(trusted, "BEGIN CERTIFICATE"));
    }

    [Theory]
    [InlineData("sh -c exit\u00a07", 7)]
    [InlineData("true", 0)]
    public async Task The_exit_code_is_the_command_s(string command, int exitCode) =>
        Assert.Equal(exitCode, (await CommandLine.RunAsync(
            ["account", "run", "prod", "--", .. command.Split(' ').Select(part => part.Replace('\u00a0', ' '))])).ExitCode);

    // The command ends what runs it, and goes on until it is told so itself.
    [Fact]
    public async Task What_ends_the_tool_is_passed_on_and_the_account_stays_until_the_command_has_ended()
    {
        var result = (await CommandLine.RunProcessAsync(
            new() { ["MINE"] = "6" },
            "account", "run", "prod", "--ignore-credentials", "--", "bash", "-c",
            "trap 'exit $MINE' TERM; kill -TERM $PPID; while :; do :; done")).Clean();

        Assert.Equal(6, result.ExitCode);
        Assert.Contains("1 VPC", CommandLine.OneLine(result.Error), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ALICLOUD_CREDENTIALS_URI", "http://real")]
    [InlineData("ALIBABA_CLOUD_OIDC_TOKEN_FILE", "/real")]
    [InlineData("VPC_ENDPOINT", "vpc.aliyuncs.com")]
    public async Task Whatever_names_a_real_account_is_refused_and_never_inherited(string name, string value)
    {
        var variables = new Dictionary<string, string> { [name] = value };

        Assert.Equal(2, (await CommandLine.RunAsync(variables, "account", "run", "prod", "--", "true")).ExitCode);
        Assert.DoesNotContain(name, (await EnvironmentAsync(variables, "--ignore-credentials")).Keys);
    }

    [Fact]
    public async Task What_an_account_that_is_served_here_told_to_export_is_no_real_account()
    {
        var environment = await EnvironmentAsync(
            new() { ["ALIBABA_CLOUD_ENDPOINT_VPC"] = "127.0.0.1:1", ["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "LTAI-emulated-account" });

        Assert.NotEqual("127.0.0.1:1", environment["ALIBABA_CLOUD_ENDPOINT_VPC"]);
    }

    [Theory]
    [InlineData("prod", "1 VPC, 1 vSwitch")]
    [InlineData("dev", "Nothing is in the account")]
    public async Task The_account_holds_what_the_stack_takes_for_granted(string stack, string holds)
    {
        var result = (await CommandLine.RunAsync("account", "run", stack, "--", "true")).Clean();

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(holds, CommandLine.OneLine(result.Error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_s_own_gateway_package_and_eips_are_in_the_account()
    {
        Project.Write("Pulumi.own.yaml", """
            config:
              alicloud:region: cn-shanghai
              shared-bandwidth:network: { vpcId: vpc-1, vswitchId: vsw-1 }
              shared-bandwidth:gateway: { id: ngw-1 }
              shared-bandwidth:bandwidth: { packageId: cbwp-1 }
              shared-bandwidth:addresses: { web: { eipId: eip-1 } }
              shared-bandwidth:apps:
                web: { privateIp: 192.168.0.100, ports: { http: 80 }, demand: { baseMbps: 5 } }
            """);
        var state = Path.Combine(Project.Path, "account.json");

        var result = (await CommandLine.RunAsync("account", "run", "own", "--cwd", Project.Path, "--state", state, "--", "true"))
            .Clean();

        Assert.Equal((0, ""), (result.ExitCode, result.Output));
        Assert.Contains(
            "1 EIP, 1 NAT gateway, 1 VPC, 1 common bandwidth package, 1 vSwitch",
            CommandLine.OneLine(result.Error),
            StringComparison.Ordinal);
        Assert.DoesNotContain("would bill", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_is_kept_gets_what_the_stack_names_later()
    {
        var state = Path.Combine(Project.Path, "account.json");
        Write("");
        await RunAsync();
        Write("shared-bandwidth:addresses: { web: { eipId: eip-1 } }");
        var result = (await RunAsync()).Clean();

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("1 EIP, 1 VPC, 1 vSwitch", CommandLine.OneLine(result.Error), StringComparison.Ordinal);

        Task<CommandResult> RunAsync() =>
            CommandLine.RunAsync("account", "run", "own", "--cwd", Project.Path, "--state", state, "--", "true");

        void Write(string more) => Project.Write("Pulumi.own.yaml", $$"""
            config:
              alicloud:region: cn-shanghai
              shared-bandwidth:network: { vpcId: vpc-1, vswitchId: vsw-1 }
              {{more}}
              shared-bandwidth:apps:
                web: { privateIp: 192.168.0.100, ports: { http: 80 }, demand: { baseMbps: 5 } }
            """);
    }

    // 30.0.0.0/8 is a block that a VPC may have; the VPC's own is that of the first app.
    [Fact]
    public void Every_app_s_private_IP_is_in_the_VPC()
    {
        var plan = StackPlanner.Plan(Specs.DocumentStack with
        {
            Exposure = Specs.Document.Change("ecs2", app => app with { PrivateIp = "30.0.0.5" }),
        });
        var cloud = new CloudAccount(ServiceTimes.None, () => TimeSpan.Zero, new ServiceIds("seed"));

        SeededAccount.Fill(cloud, plan, "us-east-1");

        var vpc = Assert.Single(cloud.Objects, o => o.Kind == CloudAccount.Vpc);
        Assert.Equal("192.168.0.0/16", vpc.Text("CidrBlock"));
        Assert.Equal(["30.0.0.0/16"], CloudAccount.SecondaryBlocksOf(vpc));
        var vswitch = Assert.Single(cloud.Objects, o => o.Kind == CloudAccount.Vswitch);
        Assert.Equal(("192.168.255.0/24", "us-east-1a"), (vswitch.Text("CidrBlock"), vswitch.Text("ZoneId")));
    }

    [Fact]
    public async Task All_errors_of_the_stack_are_said()
    {
        var stack = Project.Write("Pulumi.bad.yaml",
            "config: { alicloud:region: cn-shanghai, shared-bandwidth:network: { vpcId: vpc-1 }, shared-bandwidth:apps: { web: { ports: "
                + "{ http: 0 } } } }");

        var result = (await CommandLine.RunAsync("account", "run", "bad", "--config", stack, "--", "true")).Clean();

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.All(
            ["SB003 network.vswitchId", "SB004 apps.web.ports.http"],
            error => Assert.Contains(error, result.Error, StringComparison.Ordinal));
    }

    public static TheoryData<string, string?, string, string> Unusable => new()
    {
        { "account run prod -- true", "ALIBABA_CLOUD_ACCESS_KEY_ID", "LTAI5tReal", "ALIBABA_CLOUD_ACCESS_KEY_ID is set here" },
        { "account run prod -- true", "ALIBABA_CLOUD_ENDPOINT_VPC", "vpc.aliyuncs.com", "ALIBABA_CLOUD_ENDPOINT_VPC is set here" },
        { "account run prod -- no-such-command-here", null, "", "no-such-command-here cannot be run" },
        { "account run nowhere -- true", null, "", "There is no stack 'nowhere'" },
        { "account run prod --delays some -- true", null, "", "--delays 'some' is not known; write none or model." },
        { "account run prod --fail Create:1:2:3 -- true", null, "", "--fail 'Create:1:2:3'" },
        { "account run prod --fail CreateRocket -- true", null, "", "names no action" },
        { "account run prod --fail CreateVpc:0 -- true", null, "", "is not an action with a code and a number" },
        { "account serve --port 70000", null, "", "--port 70000" },
        {
            "account serve --port x", null, "",
            "--port x: this is not a whole number; give a number from 0 to 65535, or leave it out for a free one."
        },
        { "account serve --for nowhere", null, "", "There is no stack 'nowhere'" },
        { $"account serve --state {Path.Combine(Repository.Root, "Pulumi.yaml")}", null, "", "is not the state of an emulated account" },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task What_cannot_be_run_is_said_before_anything_starts(string arguments, string? variable, string value, string says)
    {
        var variables = variable is null ? [] : new Dictionary<string, string> { [variable] = value };

        var result = (await CommandLine.RunAsync(variables, arguments.Split(' '))).Clean();

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(says, CommandLine.OneLine(result.Error), StringComparison.Ordinal);
    }

    // As a command finds it that is run in an account for prod.
    private async Task<Dictionary<string, string>> EnvironmentAsync(Dictionary<string, string> variables, params string[] options)
    {
        var file = Path.Combine(Project.Path, "environment.txt");

        var result = await CommandLine.RunAsync(
            variables, ["account", "run", "prod", .. options, "--", "sh", "-c", $"env > {file}"]);

        Assert.Equal((0, ""), (result.ExitCode, result.Output));
        return (await File.ReadAllLinesAsync(file)).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
    }
}
