using System.Collections.Immutable;
using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Engine;

/// <summary>The objects that a state's resources are, put into an account as if they had always been there.</summary>
public static class DeployedObjects
{
    /// <exception cref="NotSimulatedException">The state does not fit together.</exception>
    public static void AddTo(CloudAccount account, StackState state, TimeSpan now)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(state);
        try
        {
            AddAll(account, state, now);
        }
        catch (RefusedException exception)
        {
            throw new NotSimulatedException(
                $"What the state says there is could not be: {exception.Refusal.Message} Export it anew, with 'pulumi stack export'.");
        }
    }

    private static void AddAll(CloudAccount account, StackState state, TimeSpan now)
    {
        SupposedObjects.AddTo(
            account, state.Resources.Select(resource => resource.Recorded).Where(recorded => ResourceTypes.IsKnown(recorded.Key.Type)));
        var own = state.Resources.Where(resource => !resource.IsExternal).ToList();
        foreach (var found in own.Select(ObjectOf).OfType<CloudObject>())
        {
            account.Suppose(found);
        }

        CheckTables(account);
        foreach (var entry in account.Objects.OfType<ForwardEntry>())
        {
            entry.Forwards.Set(now, entry.Tuple);
        }

        // What is still to be deleted comes first: what took its place holds now.
        foreach (var resource in own.OrderByDescending(resource => resource.IsPendingDelete))
        {
            Relate(account, resource, now);
        }
    }

    private static CloudObject? ObjectOf(ResourceState resource)
    {
        var (id, inputs) = (resource.Id, resource.Inputs);
        switch (resource.Key.Type)
        {
            case TypeTokens.NatGateway:
                return new Gateway
                {
                    Kind = CloudAccount.NatGateway,
                    Id = id,
                    ForwardTableId = (string)resource.Outputs["forwardTableIds"],
                    SnatTableId = (string)resource.Outputs["snatTableIds"],
                    Attributes = Requests.CreateNatGateway(inputs).Attributes,
                    Tags = TagsOf(inputs),
                    IsProtected = IsProtected(inputs),
                };
            case TypeTokens.EipAddress:
                return new Eip
                {
                    Kind = CloudAccount.ElasticIp,
                    Id = id,
                    IpAddress = (string)resource.Outputs["ipAddress"],
                    Attributes = Requests.AllocateEipAddress(inputs).Attributes,
                    Tags = TagsOf(inputs),
                    IsProtected = IsProtected(inputs),
                };
            case TypeTokens.ForwardEntry:
                var request = Requests.CreateForwardEntry(inputs);
                return new ForwardEntry
                {
                    Kind = CloudAccount.DnatEntry,
                    Id = id,
                    TableId = (string)inputs["forwardTableId"],
                    Tuple = ForwardTuple.Of(request),
                    Attributes = request.Attributes,
                };
            case TypeTokens.SnatEntry:
                return new SnatEntry
                {
                    Kind = CloudAccount.SourceNatEntry,
                    Id = id,
                    TableId = (string)inputs["snatTableId"],
                    Attributes = Requests.CreateSnatEntry(inputs).Attributes,
                };
            case TypeTokens.Package:
                return Plain(CloudAccount.Package, Requests.CreatePackage(inputs));
            case TypeTokens.Network:
                return Plain(CloudAccount.Vpc, Requests.CreateVpc(inputs));
            case TypeTokens.Switch:
                return Plain(CloudAccount.Vswitch, Requests.CreateVSwitch(inputs));
            case TypeTokens.SecurityGroup:
                return Plain(CloudAccount.SecurityGroup, Requests.CreateSecurityGroup(inputs));
            case TypeTokens.Instance:
                var privateIp = resource.Outputs.GetValueOrDefault("privateIp");
                return Plain(CloudAccount.Instance, Requests.RunInstances(inputs).With("PrivateIpAddress", privateIp));
            default:
                return null;
        }

        CloudObject Plain(string kind, Parameters request) =>
            new() { Kind = kind, Id = id, Attributes = request.Attributes, Tags = TagsOf(inputs), IsProtected = IsProtected(inputs) };
    }

    private static void Relate(CloudAccount account, ResourceState resource, TimeSpan now)
    {
        var inputs = resource.Inputs;
        switch (resource.Key.Type)
        {
            case TypeTokens.EipAssociation when account.Find((string)inputs["allocationId"]) is Eip eip:
                eip.GatewayId = (string)inputs["instanceId"];
                eip.Associated.Set(now, eip.GatewayId);
                break;
            case TypeTokens.PackageAttachment when account.Find((string)inputs["instanceId"]) is Eip eip:
                eip.PackageId = (string)inputs["bandwidthPackageId"];
                eip.InPackage.Set(now, eip.PackageId);
                break;
            case TypeTokens.SecurityGroupRule when account.Exists((string)inputs["securityGroupId"]):
                account.AuthorizeSecurityGroup(Requests.AuthorizeSecurityGroup(inputs));
                break;
        }
    }

    private static void CheckTables(CloudAccount account)
    {
        var gateways = account.Objects.OfType<Gateway>().ToList();
        var tables = gateways.Select(gateway => gateway.ForwardTableId).ToHashSet(StringComparer.Ordinal);
        if (tables.Count < gateways.Count)
        {
            throw new NotSimulatedException(
                "The state has two gateways with one DNAT table, which cannot be; export the state anew, with 'pulumi stack export'.");
        }

        if (account.Objects.OfType<ForwardEntry>().FirstOrDefault(entry => !tables.Contains(entry.TableId)) is { } entry)
        {
            throw new NotSimulatedException(
                $"The state has the DNAT entry {entry.Id} in the table {entry.TableId}, and no gateway with that table; "
                + "'pulumi refresh' brings the state to what is in the account, then export it anew.");
        }
    }

    private static ImmutableSortedDictionary<string, string> TagsOf(PropertyMap inputs) =>
        Requests.TagsOf(inputs).ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static bool IsProtected(PropertyMap inputs) => inputs.GetValueOrDefault("deletionProtection") is true;
}
