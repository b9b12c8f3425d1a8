using Pulumi;
using SharedBandwidth.Components;

namespace SharedBandwidth.Tests;

/// <summary>Arguments to start from.</summary>
internal static class Exposures
{
    public const string Name = "nx";

    /// <summary>The document's two apps and their demand, on an existing network.</summary>
    public static SharedBandwidthExposureArgs TwoApps() => new()
    {
        VpcId = "vpc-1",
        VswitchId = "vsw-1",
        Apps =
        {
            ["ecs1"] = App("192.168.0.100", Demand("13:00", "18:00")),
            ["ecs2"] = App("192.168.0.101", Demand("19:00", "23:00")),
        },
    };

    public static SharedBandwidthExposureArgs OneApp(Action<SharedBandwidthExposureArgs>? change = null)
    {
        var args = new SharedBandwidthExposureArgs
        {
            VpcId = "vpc-1",
            VswitchId = "vsw-1",
            Apps = { ["ecs1"] = App("192.168.0.100", new DemandArgs { BaseMbps = 100 }) },
        };
        change?.Invoke(args);
        return args;
    }

    /// <summary>An app with the port http: 80.</summary>
    public static AppArgs App(Input<string> privateIp, DemandArgs? demand = null) =>
        new()
        {
            PrivateIp = privateIp,
            Ports = { ["http"] = new PortArgs { External = "80" } },
            Demand = demand ?? new DemandArgs { BaseMbps = 10 },
        };

    public static Task<Ran<SharedBandwidthExposure>> RunAsync(SharedBandwidthExposureArgs args, bool isPreview = false) =>
        TestProgram.RunAsync(() => new SharedBandwidthExposure(Name, args), isPreview);

    private static DemandArgs Demand(string from, string to) =>
        new() { BaseMbps = 500, Windows = [new DemandWindowArgs { From = from, To = to, Mbps = 1000 }] };
}
