using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Provider;
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

    public static void AddTo(CloudAccount account, IEnumerable<RecordedResource> resources)
    {
        foreach (var resource in resources)
        {
            foreach (var (name, value) in resource.Inputs)
            {
                if (value is string id && _kindByInput.TryGetValue(name, out var kind) && !resource.PropertyDependencies.ContainsKey(name))
                {
                    account.Suppose(new CloudObject { Kind = kind, Id = id, Attributes = PropertyMap.Empty });
                }
            }

            if (resource.ReadId is { } readId)
            {
                account.Suppose(resource.Key.Type switch
                {
                    TypeTokens.EipAddress => CloudAccount.NewEip(readId, (string)resource.Outputs["ipAddress"], PropertyMap.Empty),
                    TypeTokens.NatGateway => CloudAccount.NewGateway(NatGatewayType.IdsOf(resource), PropertyMap.Empty),
                    _ => new CloudObject { Kind = resource.Key.ShortType, Id = readId, Attributes = PropertyMap.Empty },
                });
            }

            // An existing package is used by its id; no resource reads it.
            if (resource.Inputs.TryGetValue("bandwidthPackageId", out var package)
                && !resource.PropertyDependencies.ContainsKey("bandwidthPackageId"))
            {
                account.Suppose(new CloudObject { Kind = CloudAccount.Package, Id = (string)package, Attributes = PropertyMap.Empty });
            }
        }
    }
}
