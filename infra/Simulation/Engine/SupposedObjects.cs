using System.Collections.Immutable;
using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Engine;

/// <summary>
/// The objects that a program takes for existing: those that it reads, and those that its inputs name and no resource makes.
/// </summary>
public static class SupposedObjects
{
    private static readonly Dictionary<string, string> _kindByInput = new(StringComparer.Ordinal)
    {
        ["vpcId"] = CloudAccount.Vpc,
        ["vswitchId"] = CloudAccount.Vswitch,
        ["sourceVswitchId"] = CloudAccount.Vswitch,
        ["securityGroupId"] = CloudAccount.SecurityGroup,
    };

    private static readonly ImmutableSortedDictionary<string, string> _nothing = ImmutableSortedDictionary<string, string>.Empty;

    public static void AddTo(CloudAccount account, IEnumerable<RecordedResource> resources)
    {
        foreach (var resource in resources)
        {
            foreach (var (name, value) in resource.Inputs)
            {
                if (value is string id && _kindByInput.TryGetValue(name, out var kind) && !resource.PropertyDependencies.ContainsKey(name))
                {
                    account.Suppose(Plain(kind, id));
                }
            }

            if (resource.ReadId is { } readId)
            {
                account.Suppose(resource.Key.Type switch
                {
                    TypeTokens.EipAddress => new Eip
                    {
                        Kind = CloudAccount.ElasticIp,
                        Id = readId,
                        IpAddress = (string)resource.Outputs["ipAddress"],
                        Attributes = _nothing,
                    },
                    TypeTokens.NatGateway => GatewayOf(resource),
                    _ => Plain(resource.Key.ShortType, readId),
                });
            }

            // An existing package is used by its id; no resource reads it.
            if (resource.Inputs.TryGetValue("bandwidthPackageId", out var package)
                && !resource.PropertyDependencies.ContainsKey("bandwidthPackageId"))
            {
                account.Suppose(Plain(CloudAccount.Package, (string)package));
            }
        }
    }

    private static CloudObject Plain(string kind, string id) => new() { Kind = kind, Id = id, Attributes = _nothing };

    private static Gateway GatewayOf(RecordedResource resource) => new()
    {
        Kind = CloudAccount.NatGateway,
        Id = (string)resource.Outputs["id"],
        ForwardTableId = (string)resource.Outputs["forwardTableIds"],
        SnatTableId = (string)resource.Outputs["snatTableIds"],
        Attributes = _nothing,
    };
}
