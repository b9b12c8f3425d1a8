namespace SharedBandwidth.Tests.CommandLine.Adopt;

/// <summary>Terraform states, in the form that Terraform writes them.</summary>
internal static class TerraformStates
{
    /// <summary>One app behind a gateway, with internet access for a vSwitch by the same EIP.</summary>
    public const string Document = """
        {
          "version": 4,
          "terraform_version": "1.11.4",
          "serial": 9,
          "resources": [
            { "mode": "data", "type": "alicloud_zones", "name": "z", "instances": [{ "attributes": { "id": "1" } }] },
            { "mode": "managed", "type": "alicloud_nat_gateway", "name": "gw", "instances": [{ "attributes": {
              "id": "ngw-1", "nat_gateway_name": "edge", "vpc_id": "vpc-1", "vswitch_id": "vsw-1", "nat_type": "Enhanced", "network_type": "internet",
              "internet_charge_type": "PayByLcu", "payment_type": "PayAsYouGo", "specification": "", "eip_bind_mode": "MULTI_BINDED",
              "icmp_reply_enabled": true, "deletion_protection": false, "forward_table_ids": "ftb-1", "snat_table_ids": "stb-1", "description": "",
              "tags": { "team": "net" } } }] },
            { "mode": "managed", "type": "alicloud_eip_address", "name": "eip", "instances": [{ "attributes": {
              "id": "eip-1", "ip_address": "203.0.113.1", "address_name": "edge-web", "bandwidth": "5", "isp": "BGP", "internet_charge_type": "PayByTraffic",
              "payment_type": "PayAsYouGo", "deletion_protection": false, "tags": { "team": "net" } } }] },
            { "mode": "managed", "type": "alicloud_eip_association", "name": "a", "instances": [{ "attributes": {
              "id": "eip-1:ngw-1", "allocation_id": "eip-1", "instance_id": "ngw-1", "instance_type": "Nat" } }] },
            { "mode": "managed", "type": "alicloud_common_bandwidth_package", "name": "p", "instances": [{ "attributes": {
              "id": "cbwp-1", "bandwidth_package_name": "edge", "bandwidth": "200", "isp": "BGP", "internet_charge_type": "PayByBandwidth", "ratio": 100,
              "deletion_protection": false, "tags": { "team": "net" } } }] },
            { "mode": "managed", "type": "alicloud_common_bandwidth_package_attachment", "name": "pa", "instances": [{ "attributes": {
              "id": "cbwp-1:eip-1", "bandwidth_package_id": "cbwp-1", "instance_id": "eip-1" } }] },
            { "mode": "managed", "type": "alicloud_forward_entry", "name": "f", "instances": [{ "attributes": {
              "id": "ftb-1:fwd-1", "forward_entry_id": "fwd-1", "forward_entry_name": "edge-web-https", "forward_table_id": "ftb-1",
              "external_ip": "203.0.113.1", "external_port": "443", "internal_ip": "192.168.0.10", "internal_port": "8443", "ip_protocol": "tcp" } }] },
            { "mode": "managed", "type": "alicloud_snat_entry", "name": "s", "instances": [{ "attributes": {
              "id": "stb-1:snat-1", "snat_entry_id": "snat-1", "snat_entry_name": "edge-outbound-app", "snat_table_id": "stb-1", "snat_ip": "203.0.113.1",
              "source_vswitch_id": "vsw-1", "source_cidr": "192.168.0.0/24" } }] }
          ]
        }
        """;
}
