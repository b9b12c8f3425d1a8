using System.Collections.Immutable;
using SharedBandwidth.Adoption;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Adopt;

/// <summary>A resource of the program that exists already.</summary>
/// <param name="Resource">As the program registers it.</param>
/// <param name="Id">The id under which it is imported.</param>
/// <param name="Found">Its inputs, as they are in the account.</param>
internal sealed record AdoptedResource(RecordedResource Resource, string Id, ImmutableSortedDictionary<string, object> Found);

/// <summary>The program's resources, and which of them exist.</summary>
internal sealed class AdoptedStack
{
    private readonly ProgramRun _run;
    private readonly Matches _matches;
    private readonly Dictionary<string, string> _addressByName;
    private readonly Dictionary<PublishedKeys, (AppPlan App, ForwardEntryPlan Entry)> _portByKeys;

    public AdoptedStack(ProgramRun run, Matches matches)
    {
        (_run, _matches) = (run, matches);
        _addressByName = run.Plan.Exposure.AllAddresses.ToDictionary(
            address => address.Name, address => address.Key, StringComparer.Ordinal);
        _portByKeys = run.Plan.Exposure.Apps.SelectMany(app => app.ForwardEntries.Select(entry => (app, entry)))
            .ToDictionary(port => new PublishedKeys(port.app.Key, port.entry.PortKey));
        Resources =
            [.. run.Resources.Where(resource => !resource.IsComponent && resource.ReadId is null).Select(Adopt).OfType<AdoptedResource>()];
    }

    /// <summary>Those that exist, in the order of the program.</summary>
    public ImmutableArray<AdoptedResource> Resources { get; }

    /// <summary>Components that have one of those below them, parents first.</summary>
    public IEnumerable<RecordedResource> Components
    {
        get
        {
            var byKey = _run.Resources.ToDictionary(resource => resource.Key);
            var needed = new HashSet<ResourceKey>();
            foreach (var adopted in Resources)
            {
                for (var parent = adopted.Resource.Parent; parent is { } key && needed.Add(key); parent = byKey[key].Parent)
                {
                }
            }

            return _run.Resources.Where(resource => needed.Contains(resource.Key));
        }
    }

    /// <summary>What the state holds after the import: what the program only reads is read then.</summary>
    public ImmutableArray<RecordedResource> State =>
    [
        .. Components,
        .. _run.Resources.Where(resource => resource.ReadId is not null),
        .. Resources.Select(adopted => adopted.Resource with { Inputs = adopted.Found }),
    ];

    private AdoptedResource? Adopt(RecordedResource resource) => resource.Key.Type switch
    {
        TypeTokens.NatGateway => _matches.Gateway is { } gateway ? new(resource, gateway.Id, FoundInputs.Of(resource, gateway)) : null,
        TypeTokens.Package => _matches.Package is { } package ? new(resource, package.Id, FoundInputs.Of(resource, package)) : null,
        TypeTokens.EipAddress => EipOf(resource) is { } eip ? new(resource, eip.Id, FoundInputs.Of(resource, eip)) : null,
        TypeTokens.EipAssociation => EipOf(resource) is { } eip && eip.InstanceId == _matches.Gateway?.Id
            ? new(resource, $"{eip.Id}:{eip.InstanceId}", resource.Inputs)
            : null,
        TypeTokens.PackageAttachment => EipOf(resource) is { } eip && eip.PackageId.Length > 0 && eip.PackageId == _matches.Package?.Id
            ? new(resource, $"{eip.PackageId}:{eip.Id}", resource.Inputs)
            : null,
        TypeTokens.ForwardEntry => ForwardEntry(resource),
        TypeTokens.SnatEntry => SnatEntry(resource),
        _ => null,
    };

    private FoundEip? EipOf(RecordedResource resource) =>
        _addressByName.TryGetValue(resource.Key.Name, out var address) ? _matches.Eips.GetValueOrDefault(address) : null;

    private AdoptedResource? ForwardEntry(RecordedResource resource)
    {
        var (app, planned) = _portByKeys[resource.Publishes!];
        return _matches.Adopted(app, planned) is { } entry
            ? new(resource, $"{entry.TableId}:{entry.Id}", FoundInputs.Of(resource, entry))
            : null;
    }

    private AdoptedResource? SnatEntry(RecordedResource resource)
    {
        var outbound = _run.Plan.Exposure.Outbound!;
        return _matches.Adopted(outbound, outbound.SnatEntries.Single(entry => entry.Name == resource.Key.Name)) is { } entry
            ? new(resource, $"{entry.TableId}:{entry.Id}", FoundInputs.Of(resource, entry))
            : null;
    }
}
