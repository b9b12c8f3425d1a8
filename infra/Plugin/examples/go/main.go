package main

import (
	"example.com/pulumi-shared-bandwidth/sdk/go/sharedbandwidth"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		exposure, err := sharedbandwidth.NewSharedBandwidthExposure(ctx, "shop", &sharedbandwidth.SharedBandwidthExposureArgs{
			VpcId:     pulumi.String("vpc-uf68wppzf839896z70001"),
			VswitchId: pulumi.String("vsw-uf6gnat6e5tk0gnbm0001"),
			Apps: sharedbandwidth.AppMap{
				"web": sharedbandwidth.AppArgs{
					PrivateIp: pulumi.String("192.168.0.100"), // or the output of another resource
					Ports: sharedbandwidth.PortMap{
						"https": sharedbandwidth.PortArgs{External: "443", Internal: pulumi.StringRef("8443")},
					},
					Demand: &sharedbandwidth.DemandArgs{
						BaseMbps: 50,
						Windows: sharedbandwidth.DemandWindowArray{
							sharedbandwidth.DemandWindowArgs{From: "09:00", To: "18:00", Mbps: 200},
						},
					},
				},
			},
		})
		if err != nil {
			return err
		}

		ctx.Export("endpoints", exposure.Endpoints)
		return nil
	})
}
