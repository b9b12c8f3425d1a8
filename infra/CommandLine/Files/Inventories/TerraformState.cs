using System.Text.Json;
using SharedBandwidth.Adoption;

namespace SharedBandwidth.CommandLine.Files.Inventories;

/// <summary>A Terraform state of version 4 (<c>terraform state pull</c>); resources of other kinds are passed over.</summary>
internal static class TerraformState
{
    private const int Version = 4;

    /// <summary>Takes one; false: it is none.</summary>
    public static bool TryTake(string file, JsonElement state, InventoryBuilder found)
    {
        if (state.Member("terraform_version") is null || state.Member("resources") is not { ValueKind: JsonValueKind.Array })
        {
            return false;
        }

        if (state.NumberOf("version") is not Version)
        {
            found.Problems.Add(
                $"--from {file}: this Terraform state is of version {state.TextOf("version")}, and version {Version} can be read; bring " +
                "it up by 'terraform state pull'.");
            return true;
        }

        var instances = state.ListOf("resources").Where(resource => resource.TextOf("mode") == "managed")
            .SelectMany(resource =>
                resource.ListOf("instances")
                    .Select(instance => (Type: resource.TextOf("type"), Values: instance.Member("attributes") ?? default)))
            .ToLookup(instance => instance.Type, instance => instance.Values);
        var gatewayByEip = instances["alicloud_eip_association"]
            .ToLookup(one => one.TextOf("allocation_id"), one => one.TextOf("instance_id"));
        var packageByEip = instances["alicloud_common_bandwidth_package_attachment"]
            .ToLookup(one => one.TextOf("instance_id"), one => one.TextOf("bandwidth_package_id"));
        foreach (var (type, values) in instances.SelectMany(type => type.Select(values => (type.Key, values))))
        {
            if (Read(type, values, gatewayByEip, packageByEip) is { } one)
            {
                found.Add(IdOf(one), one, values.GetRawText());
            }
        }

        return true;
    }

    private static string IdOf(object found) => found switch
    {
        FoundObject one => one.Id,
        FoundForwardEntry entry => entry.Id,
        FoundSnatEntry entry => entry.Id,
        _ => throw new InvalidOperationException($"{found.GetType().Name} has no id."),
    };

    private static object? Read(string type, JsonElement values, ILookup<string, string> gatewayByEip, ILookup<string, string> packageByEip)
    {
        var id = values.TextOf("id");
        return type switch
        {
            "alicloud_nat_gateway" => Common(new FoundGateway(id, values.TextOf("nat_gateway_name"))
            {
                VpcId = values.TextOf("vpc_id"),
                VswitchId = values.TextOf("vswitch_id"),
                NatType = values.TextOf("nat_type"),
                NetworkType = values.TextOf("network_type"),
                InternetChargeType = values.TextOf("internet_charge_type"),
                PaymentType = values.TextOf("payment_type"),
                Specification = values.TextOf("specification"),
                EipBindMode = values.TextOf("eip_bind_mode"),
                IcmpReplyEnabled = values.FlagOf("icmp_reply_enabled"),
                ForwardTableId = values.TextOf("forward_table_ids"),
                SnatTableId = values.TextOf("snat_table_ids"),
                PeriodMonths = values.NumberOf("period"),
                IsPrivateLinkEnabled = values.FlagOf("private_link_enabled") ?? false,
            }, values),
            "alicloud_eip_address" or "alicloud_eip" => Common(new FoundEip(id, values.TextOf("address_name"))
            {
                IpAddress = values.TextOf("ip_address"),
                InstanceId = gatewayByEip[id].FirstOrDefault() ?? "",
                PackageId = packageByEip[id].FirstOrDefault() ?? "",
                BandwidthMbps = values.NumberOf("bandwidth"),
                InternetChargeType = values.TextOf("internet_charge_type"),
                PaymentType = values.TextOf("payment_type"),
                Isp = values.TextOf("isp"),
                ResourceGroupId = values.TextOf("resource_group_id"),
                SecurityProtectionTypes = [.. values.TextsOf("security_protection_types")],
                AddressPoolId = values.TextOf("public_ip_address_pool_id"),
            }, values),
            "alicloud_common_bandwidth_package" => Common(new FoundPackage(id, values.TextOf("bandwidth_package_name"))
            {
                BandwidthMbps = values.NumberOf("bandwidth"),
                InternetChargeType = values.TextOf("internet_charge_type"),
                Isp = values.TextOf("isp"),
                RatioPercent = values.NumberOf("ratio"),
                ResourceGroupId = values.TextOf("resource_group_id"),
                SecurityProtectionTypes = [.. values.TextsOf("security_protection_types")],
            }, values),
            "alicloud_forward_entry" => new FoundForwardEntry(
                values.TextOf("forward_entry_id"), values.TextOf("forward_entry_name"), values.TextOf("forward_table_id"),
                values.TextOf("external_ip"),
                values.TextOf("external_port"), values.TextOf("internal_ip"), values.TextOf("internal_port"), values.TextOf("ip_protocol")),
            "alicloud_snat_entry" => new FoundSnatEntry(
                values.TextOf("snat_entry_id"), values.TextOf("snat_entry_name"), values.TextOf("snat_table_id"),
                values.TextOf("source_vswitch_id"), values.TextOf("source_cidr"), values.TextOf("snat_ip")),
            _ => null,
        };
    }

    private static FoundObject Common(FoundObject found, JsonElement values) => found with
    {
        Description = values.TextOf("description"),
        DeletionProtection = values.FlagOf("deletion_protection"),
        Tags = values.MapOf("tags"),
    };
}
