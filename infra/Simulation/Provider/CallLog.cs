using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Provider;

/// <summary>One call that the provider made.</summary>
/// <param name="At">When its answer came.</param>
/// <param name="Action">The API action.</param>
/// <param name="Request">What it says beside the action; of a call that only asks, what it asks about.</param>
/// <param name="Resource">For which resource.</param>
/// <param name="Refusal">null: it was carried out.</param>
/// <param name="IsRetried">Whether it was refused and tried again.</param>
public sealed record ServiceCall(TimeSpan At, string Action, Parameters Request, ResourceKey Resource, Refusal? Refusal, bool IsRetried)
{
    /// <summary>Whether the action only asks.</summary>
    public bool IsRead => ActionName.IsRead(Action);
}

/// <summary>A failure to be injected: the next call of this action for a resource of this name is refused.</summary>
/// <param name="Action">API action, such as <c>CreateForwardEntry</c>.</param>
/// <param name="ResourceName">Logical name.</param>
/// <param name="Code">The service's error code; some make the provider try again.</param>
public sealed record Fault(string Action, string ResourceName, string Code);

/// <summary>The calls of a run, and the failures that are still to be injected.</summary>
public sealed class CallLog(IEnumerable<Fault> faults)
{
    private readonly List<Fault> _pending = [.. faults];

    public List<ServiceCall> Calls { get; } = [];

    /// <summary>Failures that no call has met yet.</summary>
    public IReadOnlyList<Fault> Pending => _pending;

    public Refusal? TakeFault(string action, ResourceKey resource)
    {
        var index = _pending.FindIndex(fault => fault.Action == action && fault.ResourceName == resource.Name);
        if (index < 0)
        {
            return null;
        }

        var refusal = new Refusal(_pending[index].Code, "This failure was asked for.");
        _pending.RemoveAt(index);
        return refusal;
    }
}
