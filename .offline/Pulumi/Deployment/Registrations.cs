using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>What the mocks answered to the registration of one resource.</summary>
internal sealed record Registration(string Urn, string Id, List<SerializedProperty> State);

/// <summary>
/// The resources of a run in the order in which they reached the mocks, and their states by URN. As with the official
/// mocks, of two resources with one URN the later hides the earlier; the real engine refuses the second.
/// </summary>
internal sealed class Registrations
{
    private readonly Lock _gate = new();
    private readonly List<Resource> _resources = [];
    private readonly Dictionary<string, Registration> _byUrn = [];

    public ImmutableArray<Resource> Resources()
    {
        lock (_gate)
        {
            return [.. _resources];
        }
    }

    public void Add(Resource resource)
    {
        lock (_gate)
        {
            _resources.Add(resource);
        }
    }

    public Registration Remember(Registration registration)
    {
        lock (_gate)
        {
            return _byUrn[registration.Urn] = registration;
        }
    }

    public Registration Find(string urn)
    {
        lock (_gate)
        {
            return _byUrn.TryGetValue(urn, out var registration)
                ? registration
                : throw new InvalidOperationException($"Unknown resource {urn}");
        }
    }
}
