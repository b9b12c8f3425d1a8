import pulumi
from pulumi_shared_bandwidth import (
    AppArgs,
    DemandArgs,
    DemandWindowArgs,
    PortArgs,
    SharedBandwidthExposure,
)

exposure = SharedBandwidthExposure(
    "shop",
    vpc_id="vpc-uf68wppzf839896z70001",
    vswitch_id="vsw-uf6gnat6e5tk0gnbm0001",
    apps={
        "web": AppArgs(
            private_ip="192.168.0.100",  # or the output of another resource
            ports={"https": PortArgs(external="443", internal="8443")},
            demand=DemandArgs(
                base_mbps=50,
                windows=[DemandWindowArgs(from_="09:00", to="18:00", mbps=200)],
            ),
        ),
    },
)

pulumi.export("endpoints", exposure.endpoints)
