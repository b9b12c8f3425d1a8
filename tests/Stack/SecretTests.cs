using System.Text.Json;
using Pulumi;
using SharedBandwidth.Components;
using SharedBandwidth.Configuration;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Stacks;

/// <summary>What Pulumi keeps encrypted, the program keeps to itself; a rehearsal has no key to it and says what it cannot tell.</summary>
public sealed class SecretTests
{
    private const string TwoApps = """
        {
          "a": { "privateIp": "192.168.0.100", "ports": { "http": 80 }, "demand": { "baseMbps": 100 } },
          "b": { "privateIp": "192.168.0.101", "ports": { "http": 80 }, "demand": { "baseMbps": 100 } }
        }
        """;

    private const string EncryptedIps = """
        {
          "a": { "privateIp": { "secure": "v1:x" }, "ports": { "http": 80 }, "demand": { "baseMbps": 100 } },
          "b": { "privateIp": { "secure": "v1:y" }, "ports": { "http": 80 }, "demand": { "baseMbps": 100 } }
        }
        """;

    [Fact]
    public async Task Texts_of_a_secret_key_stay_secret_in_inputs_and_outputs()
    {
        var values = StackConfig.With(
            ("apps", TwoApps.Replace("\"ports\"", "\"securityGroup\": \"web\", \"ports\"", StringComparison.Ordinal)),
            ("securityGroups", """{ "web": { "id": "sg-hidden", "sourceCidr": ["203.0.113.0/24", "203.0.113.128/25"] } }"""),
            ("addresses", """{ "a": { "name": "hidden-name", "description": "hidden words", "resourceGroupId": "rg-1" } }"""),
            ("gateway", """{ "name": "hidden-gateway", "description": "hidden words" }"""),
            ("bandwidth", """{ "name": "hidden-package", "description": "hidden words" }"""),
            ("outbound", """{ "vswitches": { "a": "vsw-hidden" }, "address": { "description": "hidden words" } }"""),
            ("namePrefix", "hidden-prefix"),
            ("tags", """{ "owner": "hidden-owner" }"""));
        var config = new StackConfiguration(values) { SecretKeys = [.. values.Keys] };
        var recorder = new Recorder();

        var outputs = await TestProgram.RunAsync(
            () => SharedBandwidthStack.DeployAsync(Plan(config), new SupposedAccount(), WriteHooks.Unregistered("shared-bandwidth")),
            recorder, new ModelCloud(recorder), isPreview: true);

        Assert.True(await Output.IsSecretAsync((Output<Dictionary<string, Dictionary<string, Endpoint>>>)(await outputs)["endpoints"]!));
        var resources = await recorder.ToResourcesAsync();
        Assert.All(
            resources.Where(resource => resource.Key.Type == TypeTokens.ForwardEntry),
            entry => Assert.Equal("[secret]", entry.Inputs["internalIp"]));
        Assert.All(resources.Where(resource => resource.Key.Type == TypeTokens.SecurityGroupRule), rule =>
            Assert.Equal(("[secret]", "[secret]"), (rule.Inputs["securityGroupId"], rule.Inputs["cidrIp"])));
        var eip = Assert.Single(resources, resource => resource.Key is { Type: TypeTokens.EipAddress, Name: "shared-bandwidth-a" });
        Assert.Equal(
            ("[secret]", "[secret]", "[secret]"),
            (eip.Inputs["addressName"], eip.Inputs["description"], eip.Inputs["resourceGroupId"]));
        Assert.Contains("[secret]", JsonSerializer.Serialize(eip.Inputs["tags"]), StringComparison.Ordinal);
        Assert.Equal(2, resources.Count(resource => resource.Key.Type == TypeTokens.SecurityGroupRule));
        Assert.All(resources, resource => Assert.DoesNotMatch(
            @"hidden|192\.168\.0\.10[01]|203.0.113",
            string.Join(' ', [resource.Key.Name, JsonSerializer.Serialize(resource.Inputs), .. resource.Options.FormerNames])));
        var gateway = Assert.Single(resources, resource => resource.Key.Type == TypeTokens.NatGateway);
        Assert.Equal(("[secret]", "[secret]"), (gateway.Inputs["vpcId"], gateway.Inputs["vswitchId"]));
        Assert.Equal("BGP", Assert.Single(resources, resource => resource.Key.Type == TypeTokens.Package).Inputs["isp"]);
    }

    // Only these keys are secret, and what is named after the prefix is not.
    [Fact]
    public async Task Each_secret_key_hides_its_own_texts()
    {
        var values = StackConfig.With(
            ("apps", """{ "a": { "ports": { "http": { "external": 80, "name": "hidden-entry" } }, "demand": { "baseMbps": 100 } } }"""),
            ("network", """
                {
                  "create":
                  { "cidrBlock": "10.66.0.0/24", "zoneId": "cn-shanghai-h", "instanceType": "ecs.hidden", "imageId": "m-hidden" }
                }
                """));
        var config = new StackConfiguration(values) { SecretKeys = ["shared-bandwidth:apps", "shared-bandwidth:network"] };
        var recorder = new Recorder();

        await TestProgram.RunAsync(
            () => SharedBandwidthStack.DeployAsync(Plan(config), new SupposedAccount(), WriteHooks.Unregistered("shared-bandwidth")),
            recorder, new ModelCloud(recorder), isPreview: true);

        var resources = await recorder.ToResourcesAsync();
        Assert.Contains(resources, resource => resource.Key.Type == TypeTokens.Instance);
        Assert.All(resources, resource => Assert.DoesNotMatch(
            @"hidden|shanghai-h", $"{resource.Key.Name} {JsonSerializer.Serialize(resource.Inputs)}"));
    }

    [Fact]
    public void A_finding_about_a_secret_key_shows_none_of_its_values_and_neither_does_another()
    {
        var config = new StackConfiguration(StackConfig.With(
            ("apps", """{ "a": { "privateIp": "300.1.2.3", "ports": { "http": "eighty-one" }, "demand": { "baseMbps": 1 } } }"""),
            ("namePrefix", "300.1.2.3 and eighty-one")))
        {
            SecretKeys = ["shared-bandwidth:apps"],
        };

        var findings = StackSettings.Plan(config, StackConfig.Project, "test").Plan.Findings;

        Assert.Contains(findings, finding => finding.Subject == "apps.a.privateIp");
        Assert.Contains(
            findings,
            finding => finding.Subject == "namePrefix" && finding.Message.Contains("[secret] and [secret]", StringComparison.Ordinal));
        Assert.All(findings, finding => Assert.DoesNotMatch("300|eighty", finding.Message));
    }

    [Fact]
    public async Task A_rehearsal_takes_an_encrypted_private_IP_as_it_is_and_tells_apps_apart()
    {
        var run = await ProgramRunner.RunAsync(StackConfig.Project, "test", StackConfig.With(("apps", EncryptedIps)));

        Assert.False(run.HasErrors, string.Join('\n', run.Findings));
        Assert.Equal(
            ["[encrypted apps.a.privateIp]", "[encrypted apps.b.privateIp]"],
            run.Resources.Where(resource => resource.Key.Type == TypeTokens.ForwardEntry).Select(entry => entry.Inputs["internalIp"]));
        Assert.Contains(
            "What is kept encrypted is right, though the rehearsal has no key to it: apps.a.privateIp and apps.b.privateIp.",
            run.Assumptions);
    }

    [Fact]
    public async Task What_is_taken_on_trust_names_an_encrypted_id_by_its_place_in_the_file()
    {
        var config = StackConfig.With(
            ("network", """{ "vpcId": { "secure": "v1:x" }, "vswitchId": { "secure": "v1:y" } }"""),
            ("addresses", """{ "ecs1": { "eipId": { "secure": "v1:z" } } }"""));

        var run = await ProgramRunner.RunAsync(StackConfig.Project, "test", config);

        Assert.Equal(
            "The vSwitch of network.vswitchId is in the VPC of network.vpcId, in a zone with enhanced NAT gateways, with 2 free private "
                + "IPs.",
            run.Assumptions[0]);
        Assert.Equal("The EIP of addresses.ecs1.eipId is pay-as-you-go, of line type BGP, and used by nothing else.", run.Assumptions[1]);
    }

    [Fact]
    public async Task A_group_that_is_encrypted_later_keeps_its_rules_by_a_former_key()
    {
        const string App = """{ "a": { "privateIp": "192.168.0.100", "securityGroup": "web", "ports": { "http": 80 },"""
            + """ "demand": { "baseMbps": 5 } } }""";
        var plain = await RunAsync("""{ "web": { "id": "sg-1" } }""");
        var encrypted = await RunAsync("""{ "web": { "formerKey": "sg-1", "id": { "secure": "v1:x" } } }""");

        Assert.Contains(Rule(plain).Key.Name, Rule(encrypted).Options.FormerNames);

        static RecordedResource Rule(ProgramRun run) =>
            Assert.Single(run.Resources, resource => resource.Key.Type == TypeTokens.SecurityGroupRule);

        static async Task<ProgramRun> RunAsync(string groups) =>
            await ProgramRunner.RunAsync(StackConfig.Project, "test", StackConfig.With(("apps", App), ("securityGroups", groups)));
    }

    [Theory]
    [InlineData("addresses", """{ "ecs1": { "eipId": { "secure": "v1:x" } } }""")]
    [InlineData("gateway", """{ "id": { "secure": "v1:x" } }""")]
    [InlineData("bandwidth", """{ "packageId": { "secure": "v1:x" }, "mbps": 100 }""")]
    [InlineData("tags", """{ "owner": { "secure": "v1:x" } }""")]
    [InlineData("outbound", """{ "vswitches": { "a": { "secure": "v1:x" } } }""")]
    [InlineData("network", """{ "vpcId": { "secure": "v1:x" }, "vswitchId": { "secure": "v1:y" } }""")]
    [InlineData("network", """{ "vpcId": { "secure": "v1:x" }, "vswitchId": "vsw-1" }""")]
    [InlineData("network", """{ "vpcId": "vpc-1", "vswitchId": { "secure": "v1:y" } }""")]
    [InlineData("bandwidth", """{ "resourceGroupId": { "secure": "v1:x" } }""")]
    [InlineData("addresses", """{ "ecs1": { "resourceGroupId": { "secure": "v1:x" } } }""")]
    public async Task An_encrypted_id_or_tag_can_be_rehearsed(string key, string json)
    {
        var run = await ProgramRunner.RunAsync(StackConfig.Project, "test", StackConfig.With((key, json)));

        Assert.False(run.HasErrors, string.Join('\n', run.Findings));
        Assert.NotEmpty(run.Resources);
    }

    [Theory]
    [InlineData("apps.ecs1.ports", """{ "ecs1": { "privateIp": "192.168.0.1", "ports": { "secure": "v1:x" } } }""")]
    [InlineData("apps.ecs1.ports.http", """{ "ecs1": { "privateIp": "192.168.0.1", "ports": { "http": { "secure": "v1:x" } } } }""")]
    [InlineData("apps.ecs1.demand.baseMbps",
        """{ "ecs1": { "privateIp": "192.168.0.1", "ports": { "http": 80 }, "demand": { "baseMbps": { "secure": "v1:x" } } } }""")]
    [InlineData("apps.ecs1", """{ "ecs1": { "secure": "v1:x" } }""")]
    public void What_planning_must_know_cannot_be_rehearsed_and_a_sentence_says_so(string path, string json)
    {
        var finding = Assert.Single(StackConfig.Read(StackConfig.With(("apps", json))).Findings, finding => finding.Subject == path);

        Assert.Equal("SB015", finding.Code.Id);
        Assert.DoesNotContain("plain", finding.Message, StringComparison.Ordinal);
    }

    private static Planning.StackPlan Plan(StackConfiguration config)
    {
        var plan = StackSettings.Plan(config, StackConfig.Project, "test").Plan;
        Assert.False(plan.HasErrors, string.Join('\n', plan.Findings));
        return plan;
    }
}
