import { SharedBandwidthExposure } from "@pulumi/shared-bandwidth";

const exposure = new SharedBandwidthExposure("shop", {
    vpcId: "vpc-uf68wppzf839896z70001",
    vswitchId: "vsw-uf6gnat6e5tk0gnbm0001",
    apps: {
        web: {
            privateIp: "192.168.0.100", // or the output of another resource
            ports: { https: { external: "443", internal: "8443" } },
            demand: { baseMbps: 50, windows: [{ from: "09:00", to: "18:00", mbps: 200 }] },
        },
    },
});

export const endpoints = exposure.endpoints;
