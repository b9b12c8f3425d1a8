using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Network;
using Xunit;

namespace SharedBandwidth.Tests.Stacks;

/// <summary>Where the keys of a configuration end up.</summary>
public sealed class StackSettingsTests
{
    [Fact]
    public void Keys_of_other_namespaces_are_not_this_projects_to_read()
    {
        var (spec, findings) = StackConfig.Read(StackConfig.With(("alicloud:accountType", "Domestic"), ("shared-bandwidth-2:apps", "1")));

        Assert.Empty(findings);
        Assert.Equal("cn-shanghai", spec.Region);
    }

    [Fact]
    public void An_empty_configuration_gives_an_empty_specification()
    {
        var (spec, findings) = StackConfig.Read(new Dictionary<string, string>());

        Assert.Empty(findings);
        Assert.Null(spec.Region);
        Assert.Empty(spec.Exposure.Apps);
        Assert.Null(spec.Exposure.Outbound);
        Assert.Equal(new NetworkSpec(), spec.Network);
        Assert.Equal(new QuotasSpec(), spec.Exposure.Quotas);
    }

    [Theory]
    [InlineData("prod", "shared-bandwidth-prod")]
    [InlineData("feature.x/y z", "shared-bandwidth-feature-x-y-z")]
    [InlineData("a-stack-with-a-name-that-goes-on-and-on-and-on", "shared-bandwidth-a-stack-with-a-name-tha")]
    public void Display_names_start_with_project_and_stack_unless_told_otherwise(string stack, string prefix)
    {
        Assert.Equal(prefix, StackConfig.Read(StackConfig.With(), stack).Spec.Exposure.NamePrefix);
        Assert.Equal(prefix, StackConfig.Read(StackConfig.With(("namePrefix", "")), stack).Spec.Exposure.NamePrefix);
        Assert.Equal("mine", StackConfig.Read(StackConfig.With(("namePrefix", "mine")), stack).Spec.Exposure.NamePrefix);
    }

    // The engine hands over bare words and numbers alike; these two are texts whatever they look like.
    [Theory]
    [InlineData("123")]
    [InlineData("true")]
    [InlineData("null")]
    public void Plain_texts_stay_texts_whatever_they_look_like(string text)
    {
        var (spec, findings) = StackConfig.Read(StackConfig.With(("namePrefix", text), ("accountSite", text)));

        Assert.Empty(findings);
        Assert.Equal((text, text), (spec.Exposure.NamePrefix, spec.Exposure.AccountSite));
    }

    [Theory]
    [InlineData("80", "80")]
    [InlineData("\"80\"", "80")]
    [InlineData("\"10000/10010\"", "10000/10010")]
    [InlineData("\"any\"", "any")]
    public void A_port_is_a_number_or_a_text(string json, string external)
    {
        var app = StackConfig.Read(StackConfig.With(("apps", $$$"""{ "a": { "ports": { "p": {{{json}}}, "q": { "external": {{{json}}},"""
            + $$$""" "internal": {{{json}}} } } } }"""))).Spec.Exposure.Apps["a"];

        Assert.Equal(new PortSpec { External = external }, app.Ports["p"]);
        Assert.Equal(new PortSpec { External = external, Internal = external }, app.Ports["q"]);
    }

    [Fact]
    public void Every_key_reaches_its_place()
    {
        var (spec, findings) = StackConfig.Read(StackConfig.With(
            ("network",
                """{ "vpcId": "vpc-1", "vswitchId": "vsw-1", "create": { "cidrBlock": "10.0.0.0/24", "zoneId": "z", "instanceType": "t","""
                    + """ "imageId": "i" } }"""),
            ("gateway",
                """{ "id": "ngw-1", "name": "g", "description": "gd", "paymentType": "gp", "periodMonths": 3, "internetChargeType": "gi","""
                    + """ "specification": "gs", "eipBindMode": "ge", "icmpReplyEnabled": false }"""),
            ("bandwidth",
                """{ "packageId": "cbwp-1", "name": "b", "description": "bd", "isp": "bi", "internetChargeType": "bc","""
                    + """ "ratioPercent": 20, "mbps": 100, "headroomPercent": 10, "oversubscribe": true, "resourceGroupId": "rg-1" }"""),
            ("addresses",
                """{ "front": { "formerKey": "edge", "eipId": "eip-1", "name": "a", "description": "ad", "internetChargeType": "ai","""
                    + """ "mbps": 6, "resourceGroupId": "rg-2" } }"""),
            ("securityGroups", """{ "web": { "id": "sg-1", "sourceCidr": "10.0.0.0/8" } }"""),
            ("outbound", """{ "vswitches": { "a": "vsw-2" }, "address": { "eipId": "eip-2" } }"""),
            ("apps",
                """{ "app": { "formerKey": "old", "privateIp": "10.0.0.1", "address": "front", "securityGroup": "web","""
                    + """ "ports": { "p": { "formerKey": "q", "external": "1", "internal": 2, "protocol": "udp", "check": { "http": "/h","""
                    + """ "https": "/s", "tls": true, "status": 204, "host": "a.example", "payload": "ping", "payloadHex": "0a" } } },"""
                    + """ "demand": { "baseMbps": 7, "windows": [ { "from": "01:00", "to": "02:00", "mbps": 8, "days": ["mon-fri","""
                    + """ "sun"] } ] } } }"""),
            ("tags", """{ "team": "net" }"""),
            ("quotas",
                """{ "gatewaysPerVpc": 1, "eipsPerGateway": 2, "eipsPerAccount": 3, "forwardEntriesPerGateway": 4,"""
                    + """ "snatEntriesPerGateway": 5, "eipsPerPackage": 6 }"""),
            ("accountSite", "International"),
            ("timeZone", "Asia/Shanghai"),
            ("protect", "true"),
            ("deletionProtection", "true")));

        Assert.Empty(findings);
        var exposure = spec.Exposure;
        Assert.Equal(
            new NetworkSpec
            {
                VpcId = "vpc-1",
                VswitchId = "vsw-1",
                Create = new CreateNetworkSpec { CidrBlock = "10.0.0.0/24", ZoneId = "z", InstanceType = "t", ImageId = "i" },
            },
            spec.Network);
        Assert.Equal(
            new GatewaySpec
            {
                Id = "ngw-1",
                Name = "g",
                Description = "gd",
                PaymentType = "gp",
                PeriodMonths = 3,
                InternetChargeType = "gi",
                Specification = "gs",
                EipBindMode = "ge",
                IcmpReplyEnabled = false,
            },
            exposure.Gateway);
        Assert.Equal(
            new BandwidthSpec
            {
                PackageId = "cbwp-1",
                Name = "b",
                Description = "bd",
                Isp = "bi",
                InternetChargeType = "bc",
                RatioPercent = 20,
                Mbps = 100,
                HeadroomPercent = 10,
                Oversubscribe = true,
                ResourceGroupId = "rg-1",
            },
            exposure.Bandwidth);
        Assert.Equal(
            new AddressSpec
            {
                FormerKey = "edge",
                EipId = "eip-1",
                Name = "a",
                Description = "ad",
                InternetChargeType = "ai",
                Mbps = 6,
                ResourceGroupId = "rg-2",
            },
            Assert.Single(exposure.Addresses, address => address.Key == "front").Value);
        Assert.Equal(
            ("sg-1", "10.0.0.0/8"),
            (exposure.SecurityGroups["web"].Id!.Text, Assert.Single(exposure.SecurityGroups["web"].SourceCidrs!.Value)));
        Assert.Equal("vsw-2", exposure.Outbound!.Vswitches["a"].Id!.Text);
        Assert.Equal(new AddressSpec { EipId = "eip-2" }, exposure.Outbound.Address);
        var app = exposure.Apps["app"];
        Assert.Equal(("old", "10.0.0.1", "front", "web"), (app.FormerKey, app.PrivateIp?.Text, app.Address, app.SecurityGroup));
        var check =
            new CheckSpec { Http = "/h", Https = "/s", Tls = true, Status = 204, Host = "a.example", Payload = "ping", PayloadHex = "0a" };
        Assert.Equal(new PortSpec { FormerKey = "q", External = "1", Internal = "2", Protocol = "udp", Check = check }, app.Ports["p"]);
        Assert.Equal(7, app.Demand!.BaseMbps);
        var window = Assert.Single(app.Demand.Windows);
        Assert.Equal(("01:00", "02:00", 8), (window.From, window.To, window.Mbps));
        Assert.Equal((string[])["mon-fri", "sun"], window.Days.ToArray());
        Assert.Equal("Asia/Shanghai", spec.TimeZone);
        Assert.Equal("net", exposure.Tags["team"]);
        Assert.Equal(
            new QuotasSpec
            {
                GatewaysPerVpc = 1,
                EipsPerGateway = 2,
                EipsPerAccount = 3,
                ForwardEntriesPerGateway = 4,
                SnatEntriesPerGateway = 5,
                EipsPerPackage = 6,
            },
            exposure.Quotas);
        Assert.Equal(("International", true, true), (exposure.AccountSite, exposure.Protect, exposure.DeletionProtection));
    }

    [Theory]
    [InlineData("protect")]
    [InlineData("deletionProtection")]
    public void Each_protection_is_read_from_its_own_key(string key)
    {
        var exposure = StackConfig.Read(StackConfig.With((key, "true"))).Spec.Exposure;

        Assert.Equal((key == "protect", key == "deletionProtection"), (exposure.Protect, exposure.DeletionProtection));
    }

    [Theory]
    [InlineData("5", "5")]
    [InlineData("1.5", "1.5")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("\"05\"", "05")]
    public void A_tag_without_quotes_is_taken_as_text(string json, string text)
    {
        var (spec, findings) = StackConfig.Read(StackConfig.With(("tags", $$"""{ "cost": {{json}} }""")));

        Assert.Empty(findings);
        Assert.Equal(text, spec.Exposure.Tags["cost"]);
    }
}
