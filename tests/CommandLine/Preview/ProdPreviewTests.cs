using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Preview;

/// <summary>The whole text, once for each width, as a reviewer sees it.</summary>
public class ProdPreviewTests
{
    [Fact]
    public async Task The_documents_scenario_at_80_columns()
    {
        Assert.Equal(
            """
            shared-bandwidth / prod in cn-shanghai, account site China
            Rehearsal: no account is asked, nothing is changed.

            Buy 1500 Mbit/s (declared demand) instead of 2000: 25 % less bandwidth; gateway
            and addresses cost the same.
              The joint peak is 1500 Mbit/s:
                13:00 to 18:00  ecs1 1000 and ecs2 500
                19:00 to 23:00  ecs2 1000 and ecs1 500
              Bought separately, the apps' own peaks add up to 2000 Mbit/s. The mean over
              the day is 1187.5 Mbit/s, 79.2 % of the package.

            Demand over the day, in Mbit/s (highest of every 30 minutes)
              2000 ┼╌╌ bought separately ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
                   │
                   │
                   │
              1500 ┼── package ─────────────────────────────────────
                   │                          ░░░░░░░░░░  ░░░░░░░░
                   │                          ░░░░░░░░░░  ░░░░░░░░
                   │                          ░░░░░░░░░░  ░░░░░░░░
              1000 ┤░░░░░░░░░░░░░░░░░░░░░░░░░░██████████░░░░░░░░░░░░
                   │░░░░░░░░░░░░░░░░░░░░░░░░░░██████████░░░░░░░░░░░░
                   │░░░░░░░░░░░░░░░░░░░░░░░░░░██████████░░░░░░░░░░░░
               500 ┤████████████████████████████████████████████████
                   │████████████████████████████████████████████████
                   │████████████████████████████████████████████████
                 0 └┴─────┴─────┴─────┴─────┴─────┴─────┴─────┴─────┴
                    00    03    06    09    12    15    18    21    24
              █ ecs1 (peak 1000)   ░ ecs2 (peak 1000)

            Endpoints
              ecs1  http  tcp  198.18.221.162:80 -> 192.168.0.100:80
              ecs2  http  tcp  198.19.52.253:80  -> 192.168.0.101:80
              Addresses from 198.18.0.0/15 stand for those that are assigned at deployment.

            Resources: 10 to create
              1 NatGateway, 1 CommonBandwithPackage, 2 EipAddress, 2 EipAssociation,
              2 CommonBandwithPackageAttachment, 2 ForwardEntry

              shared-bandwidth (SharedBandwidthExposure)
              ├─ NatGateway shared-bandwidth: Enhanced, PayAsYouGo, PayByLcu,
              │     vSwitch vsw-uf6 [protected, deleted before replaced]
              ├─ CommonBandwithPackage shared-bandwidth: 1500 Mbit/s, BGP, PayByBandwidth
              │     [protected]
              ├─ shared-bandwidth-ecs1 (SharedAddress)
              │  ├─ EipAddress shared-bandwidth-ecs1: 5 Mbit/s, BGP, PayByTraffic
              │  │     [protected]
              │  ├─ EipAssociation shared-bandwidth-ecs1: gateway shared-bandwidth
              │  │     [protected]
              │  └─ CommonBandwithPackageAttachment shared-bandwidth-ecs1:
              │        package shared-bandwidth [protected, deleted before replaced]
              ├─ shared-bandwidth-ecs2 (SharedAddress)
              │  ├─ EipAddress shared-bandwidth-ecs2: 5 Mbit/s, BGP, PayByTraffic
              │  │     [protected]
              │  ├─ EipAssociation shared-bandwidth-ecs2: gateway shared-bandwidth
              │  │     [protected]
              │  └─ CommonBandwithPackageAttachment shared-bandwidth-ecs2:
              │        package shared-bandwidth [protected, deleted before replaced]
              ├─ shared-bandwidth-ecs1 (ExposedApp)
              │  └─ ForwardEntry shared-bandwidth-ecs1-http: 80 -> 192.168.0.100:80 tcp
              │        [protected]
              └─ shared-bandwidth-ecs2 (ExposedApp)
                 └─ ForwardEntry shared-bandwidth-ecs2-http: 80 -> 192.168.0.101:80 tcp
                       [protected]

            Taken on trust: 'pulumi preview' checks these in your account
              - The vSwitch vsw-uf6 is in vpc-uf68, in a zone with enhanced NAT gateways,
                with 3 free private IPs.
              - No app's server has an EIP of its own.

            Findings: 4 notes
              note SB106 bandwidth: 1500 Mbit/s are above 1 Gbit/s, where the limit is
                   spread over servers and one connection gets only a share; test with many
                   connections.
              note SB206 gateway: Creating the gateway adds the route 0.0.0.0/0 to the VPC's
                   route table, so that private servers without another way out will use it.
              note SB109 apps: The apps share the package without limits of their own:
                   behind a NAT gateway the service ignores per-address caps, so one app's
                   burst can slow the others.
              note SB306 addresses: Every EIP pays its instance fee beside the package,
                   because it is on a NAT gateway (EIPs: 2).

            """,
            Rendered.Plain(await Runs.ProdAsync(), 80));
    }

    [Fact]
    public async Task The_documents_scenario_at_160_columns()
    {
        Assert.Equal(
            """
            shared-bandwidth / prod in cn-shanghai, account site China
            Rehearsal: no account is asked, nothing is changed.

            Buy 1500 Mbit/s (declared demand) instead of 2000: 25 % less bandwidth; gateway and addresses cost the same.
              The joint peak is 1500 Mbit/s:
                13:00 to 18:00  ecs1 1000 and ecs2 500
                19:00 to 23:00  ecs2 1000 and ecs1 500
              Bought separately, the apps' own peaks add up to 2000 Mbit/s. The mean over the day is 1187.5 Mbit/s, 79.2 % of the package.

            Demand over the day, in Mbit/s (highest of every 10 minutes)
              2000 ┼╌╌ bought separately ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
                   │
                   │
                   │
              1500 ┼── package ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
                   │                                                                              ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░      ░░░░░░░░░░░░░░░░░░░░░░░░
                   │                                                                              ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░      ░░░░░░░░░░░░░░░░░░░░░░░░
                   │                                                                              ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░      ░░░░░░░░░░░░░░░░░░░░░░░░
              1000 ┤░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░██████████████████████████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
                   │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░██████████████████████████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
                   │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░██████████████████████████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
               500 ┤████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████
                   │████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████
                   │████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████
                 0 └┴─────┴─────┴─────┴─────┴─────┴─────┴─────┴─────┴─────┴─────┴─────┴─────┴─────┴─────┴─────┴─────┴─────┴─────┴─────┴─────┴─────┴─────┴─────┴─────┴
                    00    01    02    03    04    05    06    07    08    09    10    11    12    13    14    15    16    17    18    19    20    21    22    23    24
              █ ecs1 (peak 1000)   ░ ecs2 (peak 1000)

            Endpoints
              ecs1  http  tcp  198.18.221.162:80 -> 192.168.0.100:80
              ecs2  http  tcp  198.19.52.253:80  -> 192.168.0.101:80
              Addresses from 198.18.0.0/15 stand for those that are assigned at deployment.

            Resources: 10 to create
              1 NatGateway, 1 CommonBandwithPackage, 2 EipAddress, 2 EipAssociation, 2 CommonBandwithPackageAttachment, 2 ForwardEntry

              shared-bandwidth (SharedBandwidthExposure)
              ├─ NatGateway shared-bandwidth: Enhanced, PayAsYouGo, PayByLcu, vSwitch vsw-uf6 [protected, deleted before replaced]
              ├─ CommonBandwithPackage shared-bandwidth: 1500 Mbit/s, BGP, PayByBandwidth [protected]
              ├─ shared-bandwidth-ecs1 (SharedAddress)
              │  ├─ EipAddress shared-bandwidth-ecs1: 5 Mbit/s, BGP, PayByTraffic [protected]
              │  ├─ EipAssociation shared-bandwidth-ecs1: gateway shared-bandwidth [protected]
              │  └─ CommonBandwithPackageAttachment shared-bandwidth-ecs1: package shared-bandwidth [protected, deleted before replaced]
              ├─ shared-bandwidth-ecs2 (SharedAddress)
              │  ├─ EipAddress shared-bandwidth-ecs2: 5 Mbit/s, BGP, PayByTraffic [protected]
              │  ├─ EipAssociation shared-bandwidth-ecs2: gateway shared-bandwidth [protected]
              │  └─ CommonBandwithPackageAttachment shared-bandwidth-ecs2: package shared-bandwidth [protected, deleted before replaced]
              ├─ shared-bandwidth-ecs1 (ExposedApp)
              │  └─ ForwardEntry shared-bandwidth-ecs1-http: 80 -> 192.168.0.100:80 tcp [protected]
              └─ shared-bandwidth-ecs2 (ExposedApp)
                 └─ ForwardEntry shared-bandwidth-ecs2-http: 80 -> 192.168.0.101:80 tcp [protected]

            Taken on trust: 'pulumi preview' checks these in your account
              - The vSwitch vsw-uf6 is in vpc-uf68, in a zone with enhanced NAT gateways, with 3 free private IPs.
              - No app's server has an EIP of its own.

            Findings: 4 notes
              note SB106 bandwidth: 1500 Mbit/s are above 1 Gbit/s, where the limit is spread over servers and one connection gets only a share; test with many connections.
              note SB206 gateway: Creating the gateway adds the route 0.0.0.0/0 to the VPC's route table, so that private servers without another way out will use it.
              note SB109 apps: The apps share the package without limits of their own: behind a NAT gateway the service ignores per-address caps, so one app's burst can
                   slow the others.
              note SB306 addresses: Every EIP pays its instance fee beside the package, because it is on a NAT gateway (EIPs: 2).

            """,
            Rendered.Plain(await Runs.ProdAsync(), 160));
    }
}
