using Pulumi;
using Pulumi.SharedBandwidth;
using Pulumi.SharedBandwidth.Inputs;

return await Deployment.RunAsync(() =>
{
    var exposure = new SharedBandwidthExposure("shop", new SharedBandwidthExposureArgs
    {
        VpcId = "vpc-uf68wppzf839896z70001",
        VswitchId = "vsw-uf6gnat6e5tk0gnbm0001",
        Apps =
        {
            ["web"] = new AppArgs
            {
                PrivateIp = "192.168.0.100", // or the output of another resource
                Ports = { ["https"] = new PortArgs { External = "443", Internal = "8443" } },
                Demand = new DemandArgs { BaseMbps = 50, Windows = { new DemandWindowArgs { From = "09:00", To = "18:00", Mbps = 200 } } },
            },
        },
    });
    return new Dictionary<string, object?> { ["endpoints"] = exposure.Endpoints };
});
