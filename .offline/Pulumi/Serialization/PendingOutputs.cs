using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>All unresolved outputs of one resource, by the provider's names.</summary>
internal sealed class PendingOutputs
{
    public const string Urn = "urn";
    public const string Id = "id";

    private readonly Dictionary<string, PendingOutput> _pending = [];

    public PendingOutputs(Resource resource, bool remote)
    {
        var owner = ImmutableHashSet.Create(resource);
        foreach (var slot in OutputSlot.FilledByDeployment(resource, remote))
        {
            _pending.Add(slot.Name, slot.Attach(resource, owner));
        }
    }

    public void Resolve(string urn, string id, IEnumerable<SerializedProperty> state)
    {
        _pending[Urn].Resolve(new Serialized(urn));
        if (_pending.TryGetValue(Id, out var pendingId))
        {
            pendingId.Resolve(new Serialized(id, IsKnown: id.Length > 0));
        }

        foreach (var (name, content) in state)
        {
            if (name is not (Urn or Id) && _pending.TryGetValue(name, out var output))
            {
                output.Resolve(content);
            }
        }
    }

    public void Fail(Exception exception)
    {
        foreach (var output in _pending.Values)
        {
            output.Fail(exception);
        }
    }

    /// <summary>For the outputs nobody gave a value: a preview cannot know them, an update knows they are absent.</summary>
    public void ResolveRest(bool isKnown)
    {
        foreach (var output in _pending.Values)
        {
            output.ResolveToDefault(isKnown);
        }
    }
}
