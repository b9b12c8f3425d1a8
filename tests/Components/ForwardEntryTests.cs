using Pulumi;
using SharedBandwidth.Components;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Components;

public sealed class ForwardEntryTests
{
    [Theory]
    [InlineData("80", null, null, "80", "80", "tcp")]
    [InlineData("80", "8080", null, "80", "8080", "tcp")]
    [InlineData("53", "5353", "udp", "53", "5353", "udp")]
    [InlineData("53", null, "UDP", "53", "53", "udp")]
    [InlineData("443", null, "TCP", "443", "443", "tcp")]
    [InlineData("10000/10010", null, null, "10000/10010", "10000/10010", "tcp")]
    [InlineData("10000/10010", "20000/20010", "udp", "10000/10010", "20000/20010", "udp")]
    [InlineData("7/7", null, null, "7", "7", "tcp")]
    [InlineData("any", null, null, "any", "any", "any")]
    [InlineData("Any", "ANY", "Any", "any", "any", "any")]
    public async Task A_port_becomes_an_entry_in_the_services_spelling(
        string external, string? @internal, string? protocol, string externalPort, string internalPort, string ipProtocol)
    {
        var args = Exposures.OneApp();
        args.Apps["ecs1"].Ports = new() { ["p"] = new PortArgs { External = external, Internal = @internal, Protocol = protocol } };

        var run = await Exposures.RunAsync(args);

        var entry = Assert.Single(run.OfType(TypeTokens.ForwardEntry));
        Assert.Equal(
            $"""
            externalIp = "ip of EipAddress/nx-ecs1"
            externalPort = "{externalPort}"
            forwardEntryName = "nx-ecs1-p"
            forwardTableId = "ftb of NatGateway/nx"
            internalIp = "192.168.0.100"
            internalPort = "{internalPort}"
            ipProtocol = "{ipProtocol}"
            """,
            ResourceText.InputsOf(entry));
    }

    [Fact]
    public async Task An_app_with_several_ports_has_an_entry_for_each_in_the_order_of_their_keys()
    {
        var args = Exposures.OneApp();
        args.Apps["ecs1"].Ports = new()
        {
            ["web"] = new PortArgs { External = "80" },
            ["Z"] = new PortArgs { External = "8443" },
            ["dns"] = new PortArgs { External = "53", Protocol = "udp" },
        };

        var run = await Exposures.RunAsync(args);

        Assert.Equal(["nx-ecs1-Z", "nx-ecs1-dns", "nx-ecs1-web"], run.OfType(TypeTokens.ForwardEntry).Select(entry => entry.Key.Name));
        Assert.Single(run.OfType(TypeTokens.EipAddress));
    }

    [Fact]
    public async Task No_entry_waits_for_another()
    {
        var args = Exposures.TwoApps();
        args.Apps["ecs1"].Ports.Add("dns", new PortArgs { External = "53", Protocol = "udp" });

        var run = await Exposures.RunAsync(args);

        var entries = run.OfType(TypeTokens.ForwardEntry).ToArray();
        Assert.Equal(["nx-ecs1-dns", "nx-ecs1-http", "nx-ecs2-http"], entries.Select(entry => entry.Key.Name));
        Assert.All(entries, entry => Assert.DoesNotContain(entry.DependsOn, key => key.Type == TypeTokens.ForwardEntry));
    }

    [Theory]
    [InlineData("81", "8081")]
    [InlineData("81", null)]
    [InlineData("80", "8081")]
    public async Task Changing_a_ports_numbers_changes_its_entry_in_place(string external, string? @internal)
    {
        var args = Exposures.OneApp();
        args.Apps["ecs1"].Ports["http"] = new PortArgs { External = external, Internal = @internal };

        var before = (await Exposures.RunAsync(Exposures.OneApp())).Resource(TypeTokens.ForwardEntry, "nx-ecs1-http");
        var after = (await Exposures.RunAsync(args)).Resource(TypeTokens.ForwardEntry, "nx-ecs1-http");

        string[] changed = [.. before.Inputs.Keys.Where(key => !Equals(before.Inputs[key], after.Inputs[key]))];
        Assert.NotEmpty(changed);
        Assert.Empty(changed.Except(["externalPort", "internalPort"]));
    }

    [Fact]
    public async Task An_app_by_itself_gives_its_own_edges_to_its_entries()
    {
        var run = await TestProgram.RunAsync(
            () =>
            {
                var other = new Pulumi.AliCloud.Ecs.EipAssociation("other", new() { AllocationId = "eip-1", InstanceId = "ngw-1" });
                var args = new ExposedAppArgs
                {
                    ForwardTableId = "ftb-1",
                    ExternalIp = "203.0.113.1",
                    PrivateIp = "10.0.0.1",
                    Ports =
                    {
                        ["http"] = new ForwardedPortArgs { External = "80", Internal = "8080", Protocol = "tcp" },
                        ["dns"] = new ForwardedPortArgs { External = "53", Internal = "53", Protocol = "udp" },
                    },
                };
                return new ExposedApp("web", args, new ComponentResourceOptions { DependsOn = { other } });
            });

        Assert.Equal(
            "EipAssociation other < stack\nExposedApp web < stack\nForwardEntry web-dns < ExposedApp web\n"
                + "ForwardEntry web-http < ExposedApp web",
            ResourceText.TreeOf(run.Resources));
        Assert.All(run.OfType(TypeTokens.ForwardEntry), entry =>
        {
            Assert.Equal("EipAssociation other", ResourceText.DependenciesOf(entry));
            Assert.Equal(entry.Key.Name, entry.Inputs["forwardEntryName"]);
            Assert.Equal(
                "customTimeouts = \"00:30:00, 00:30:00, 00:30:00\", beforeCreate = \"web.app.turn\", beforeUpdate = \"web.app.turn\", "
                    + "onError = \"web.app.retry\"",
                ResourceText.OptionsOf(entry));
        });
    }

    [Fact]
    public async Task An_app_by_itself_needs_no_options()
    {
        var run = await TestProgram.RunAsync(() => new ExposedApp("web", new ExposedAppArgs
        {
            ForwardTableId = "ftb-1",
            ExternalIp = "203.0.113.1",
            PrivateIp = "10.0.0.1",
            Ports = { ["http"] = new ForwardedPortArgs { External = "80", Internal = "8080", Protocol = "tcp", DisplayName = "shown" } },
        }));

        var entry = run.Resource(TypeTokens.ForwardEntry, "web-http");
        Assert.Equal(("", "shown"), (ResourceText.DependenciesOf(entry), entry.Inputs["forwardEntryName"]));
    }
}
