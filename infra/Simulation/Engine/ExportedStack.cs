using System.Collections.Immutable;
using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Engine;

/// <summary>What a state export says, as the engine needs it to go on from there with a program.</summary>
public static class ExportedStack
{
    // Without these, nothing can be done with a resource, and no genuine one lacks them.
    private static readonly Dictionary<string, string[]> _needed = new(StringComparer.Ordinal)
    {
        [TypeTokens.EipAssociation] = ["allocationId", "instanceId"],
        [TypeTokens.PackageAttachment] = ["bandwidthPackageId", "instanceId"],
        [TypeTokens.ForwardEntry] = ["forwardTableId", "externalIp", "externalPort", "internalIp", "internalPort", "ipProtocol"],
        [TypeTokens.SnatEntry] = ["snatTableId", "snatIp"],
        [TypeTokens.SecurityGroupRule] = ["securityGroupId"],
    };

    /// <summary>The state, with what only the program knows of it.</summary>
    /// <param name="export">What was exported.</param>
    /// <param name="program">What the program registers.</param>
    /// <exception cref="NotSimulatedException">The state holds something that cannot be rehearsed.</exception>
    public static StackState Of(StateExport export, IReadOnlyCollection<RecordedResource> program)
    {
        ArgumentNullException.ThrowIfNull(export);
        ArgumentNullException.ThrowIfNull(program);
        var there = export.Resources.Where(resource => !resource.IsPendingReplacement).ToList();
        var target = new TargetGraph(program);
        CheckKeys(there.Where(resource => !resource.IsPendingDelete), target);
        var byKey = target.Resources
            .SelectMany(resource => target.FormerKeysOf(resource).Prepend(resource.Key).Select(key => (Key: key, Resource: resource)))
            .DistinctBy(known => known.Key)
            .ToDictionary(known => known.Key, known => known.Resource);
        var exposure = program.FirstOrDefault(resource => resource.Key.Type == TypeTokens.Exposure)?.Key.Name ?? "";
        return new StackState([.. there.Select(resource => StateOf(resource, byKey.GetValueOrDefault(resource.Recorded.Key), exposure))]);
    }

    private static void CheckKeys(IEnumerable<ExportedResource> there, TargetGraph target)
    {
        foreach (var same in there.GroupBy(resource => resource.Recorded.Key))
        {
            if (same.Skip(1).Any())
            {
                throw new NotSimulatedException(
                    $"The state has {same.Count()} resources {same.Key.ShortType} {same.Key.Name}, in different components; a rehearsal "
                    + "knows a resource by its type and its name alone. Ask 'pulumi preview' itself.");
            }

            var before = same.Single().QualifiedType;
            if (target.ByKey.TryGetValue(same.Key, out var registered) && target.QualifiedTypeOf(registered) is var now && before != now)
            {
                throw new NotSimulatedException(
                    $"{same.Key.ShortType} {same.Key.Name} is in another component in the state ({before}) than in this program ({now}): "
                    + "Pulumi takes it for another resource, which cannot be rehearsed. Ask 'pulumi preview' itself.");
            }
        }
    }

    private static ResourceState StateOf(ExportedResource exported, RecordedResource? program, string exposure)
    {
        var recorded = exported.Recorded;
        var key = recorded.Key;
        var missing = _needed.GetValueOrDefault(key.Type, []).Where(name => recorded.Inputs.GetValueOrDefault(name) is not string).ToList();
        if (missing.Count > 0 && recorded.ReadId is null)
        {
            throw new NotSimulatedException(
                $"The state has no text for {string.Join(", ", missing)} among the inputs of {key.ShortType} {key.Name}; "
                + "export the state anew, with 'pulumi stack export'.");
        }

        // The entry of a table has an id of its own behind the table's.
        var id = key.Type is TypeTokens.ForwardEntry or TypeTokens.SnatEntry
            ? exported.Id[(exported.Id.LastIndexOf(':') + 1)..]
            : exported.Id;
        var outputs = (program?.Outputs ?? PropertyMap.Empty.WithComparers(StringComparer.Ordinal))
            .SetItems(StandIns(key, id)).SetItems(recorded.Outputs).SetItem("id", id);
        return new ResourceState
        {
            Recorded = recorded with { Outputs = outputs, Publishes = program?.Publishes ?? KeysOf(recorded, exposure) },
            Inputs = recorded.Inputs,
            Outputs = outputs,
            Exported = exported.Inputs,
            IsPendingDelete = exported.IsPendingDelete,
            KeepsFailure = exported.KeepsFailure,
            IsTainted = exported.IsTainted,
            RetainsOnDelete = exported.RetainsOnDelete,
        };
    }

    // What the service computed, where the state does not say it: its creation broke off.
    private static IEnumerable<KeyValuePair<string, object>> StandIns(ResourceKey key, string id) => key.Type switch
    {
        TypeTokens.NatGateway => [new("forwardTableIds", $"ftb-of-{id}"), new("snatTableIds", $"stb-of-{id}")],
        TypeTokens.EipAddress => [new("allocationId", id), new("ipAddress", StandInAddresses.PublicIpOf(id))],
        _ => [],
    };

    // Of a port that the program does not have any more: its app's component is named by the exposure and the app, the entry by the app's
    // component and the port.
    private static PublishedKeys? KeysOf(RecordedResource recorded, string exposure)
    {
        if (recorded.Key.Type != TypeTokens.ForwardEntry)
        {
            return null;
        }

        var app = recorded.Parent is { Type: TypeTokens.ExposedApp } parent ? parent.Name : null;
        return app is not null && app.StartsWith($"{exposure}-", StringComparison.Ordinal)
            && recorded.Key.Name.StartsWith($"{app}-", StringComparison.Ordinal)
                ? new PublishedKeys(app[(exposure.Length + 1)..], recorded.Key.Name[(app.Length + 1)..])
                : new PublishedKeys(recorded.Key.Name, "");
    }
}
