using Pulumi;
using Pulumi.AliCloud.Ecs;
using Pulumi.AliCloud.Vpc;
using SharedBandwidth.Components;

namespace SharedBandwidth.Tests.Stacks;

/// <summary>
/// The stack of another team: its own network and servers, published with the component. It knows nothing of this project's own
/// stack, and no value of its network is known before deploying.
/// </summary>
public sealed class ConsumerStack : Pulumi.Stack
{
    public ConsumerStack()
    {
        var vpc = new Network("shop", new NetworkArgs { VpcName = "shop", CidrBlock = "172.16.0.0/16" });
        var vswitch = new Switch("shop", new SwitchArgs { VpcId = vpc.Id, CidrBlock = "172.16.0.0/24", ZoneId = "cn-hangzhou-h" });
        var group = new SecurityGroup("shop", new SecurityGroupArgs { VpcId = vpc.Id });
        var web = Server("web", vswitch, group);
        var api = Server("api", vswitch, group);

        var exposure = new SharedBandwidthExposure("shop", new SharedBandwidthExposureArgs
        {
            VpcId = vpc.Id,
            VswitchId = vswitch.Id,
            VpcCidrBlock = "172.16.0.0/16",
            NamePrefix = "shop",
            Bandwidth = new BandwidthArgs { HeadroomPercent = 10 },
            Addresses = new() { ["front"] = new AddressArgs { Description = "of web and api" } },
            SecurityGroups = new() { ["servers"] = new OpenSecurityGroupArgs { Id = group.Id } },
            Outbound = new OutboundArgs { Vswitches = { ["shop"] = new OutboundVswitchArgs { Id = vswitch.Id } } },
            Apps =
            {
                ["web"] = new AppArgs
                {
                    PrivateIp = web.PrivateIp,
                    Address = "front",
                    SecurityGroup = "servers",
                    Ports = { ["https"] = new PortArgs { External = "443", Internal = "8443" } },
                    Demand = new DemandArgs
                    {
                        BaseMbps = 100,
                        Windows = [new DemandWindowArgs { From = "20:00", To = "02:00", Mbps = 400 }],
                    },
                },
                ["api"] = new AppArgs
                {
                    PrivateIp = api.PrivateIp,
                    Address = "front",
                    SecurityGroup = "servers",
                    Ports = { ["grpc"] = new PortArgs { External = "9000/9003", Internal = "9000/9003" } },
                    Demand = new DemandArgs { BaseMbps = 200 },
                },
            },
            Tags = new() { ["team"] = "shop" },
        });

        GatewayId = exposure.GatewayId;
        FrontIp = exposure.Addresses.Apply(addresses => addresses["front"]);
        PackageMbps = exposure.Bandwidth.Apply(figures => figures["packageMbps"]);
        WebEndpoint = exposure.Endpoints.Apply(endpoints =>
            $"{endpoints["web"]["https"].Address}:{endpoints["web"]["https"].External} > {endpoints["web"]["https"].Internal}");
    }

    [Output("gatewayId")]
    public Output<string> GatewayId { get; private set; }

    [Output("frontIp")]
    public Output<string> FrontIp { get; private set; }

    [Output("packageMbps")]
    public Output<double> PackageMbps { get; private set; }

    [Output("webEndpoint")]
    public Output<string> WebEndpoint { get; private set; }

    private static Instance Server(string name, Switch vswitch, SecurityGroup group) => new(name, new InstanceArgs
    {
        InstanceType = "ecs.u1-c1m2.large",
        ImageId = "image-1",
        VswitchId = vswitch.Id,
        SecurityGroups = { group.Id },
    });
}
