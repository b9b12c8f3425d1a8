using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Provider;

/// <summary>What a stack's state holds and this program never makes: it can only be deleted, by calls that nobody here knows.</summary>
public sealed class ForeignType : ResourceType
{
    // Nobody looks.
    public override bool IsThere(CloudAccount account, string id, PropertyMap inputs) => true;

    public override IEnumerable<TimeSpan> Create(ProviderCall call, NewResource resource) => throw Unknown();

    public override IEnumerable<TimeSpan> Update(ProviderCall call, ChangedResource resource) => throw Unknown();

    public override IEnumerable<TimeSpan> Delete(ProviderCall call, string id, PropertyMap inputs) => [];

    private static NotSimulatedException Unknown() => new("What this program does not make can only be deleted.");
}
