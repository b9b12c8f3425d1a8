package shop;

import com.pulumi.Pulumi;
import com.pulumi.sharedbandwidth.SharedBandwidthExposure;
import com.pulumi.sharedbandwidth.SharedBandwidthExposureArgs;
import com.pulumi.sharedbandwidth.inputs.AppArgs;
import com.pulumi.sharedbandwidth.inputs.DemandArgs;
import com.pulumi.sharedbandwidth.inputs.DemandWindowArgs;
import com.pulumi.sharedbandwidth.inputs.PortArgs;
import java.util.Map;

public final class App {
    public static void main(String[] args) {
        Pulumi.run(ctx -> {
            var exposure = new SharedBandwidthExposure("shop", SharedBandwidthExposureArgs.builder()
                .vpcId("vpc-uf68wppzf839896z70001")
                .vswitchId("vsw-uf6gnat6e5tk0gnbm0001")
                .apps(Map.of("web", AppArgs.builder()
                    .privateIp("192.168.0.100") // or the output of another resource
                    .ports(Map.of("https", PortArgs.builder().external("443").internal("8443").build()))
                    .demand(DemandArgs.builder()
                        .baseMbps(50)
                        .windows(DemandWindowArgs.builder().from("09:00").to("18:00").mbps(200).build())
                        .build())
                    .build()))
                .build());

            ctx.export("endpoints", exposure.endpoints());
        });
    }
}
