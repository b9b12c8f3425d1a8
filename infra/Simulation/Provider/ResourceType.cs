using System.Collections.Frozen;
using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Provider;

/// <summary>The provider's handling of one type's resources: what forces a replacement, and which calls it makes.</summary>
/// <remarks>terraform-provider-alicloud 1.285.0, which Pulumi.AliCloud 3.105.0 is built on.</remarks>
public abstract class ResourceType
{
    /// <summary>Inputs whose change replaces the resource.</summary>
    public FrozenSet<string> Replacing { get; protected init; } = [];

    /// <summary>Inputs that the service fills in where they are not set: taking one away is no change.</summary>
    public FrozenSet<string> Computed { get; protected init; } = [];

    /// <summary>Those of them of which it is known what the service fills in: setting one to just that is no change.</summary>
    public PropertyMap ServiceDefaults { get; protected init; } = PropertyMap.Empty;

    public TimeSpan CreateTimeout { get; protected init; } = TimeSpan.FromMinutes(5);

    public TimeSpan UpdateTimeout { get; protected init; } = TimeSpan.FromMinutes(5);

    public TimeSpan DeleteTimeout { get; protected init; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether it is in the account: what a refresh finds.</summary>
    public virtual bool IsThere(CloudAccount account, string id, PropertyMap inputs) => account.Exists(id);

    /// <summary>Why a deletion ends well and deletes nothing; null: it deletes.</summary>
    public virtual string? KeptOnDelete(PropertyMap inputs) => null;

    /// <summary>Creates it; the id is known as soon as the service has answered, even where a later call fails.</summary>
    public abstract IEnumerable<TimeSpan> Create(ProviderCall call, NewResource resource);

    /// <summary>Reads it.</summary>
    /// <param name="call">Makes the calls.</param>
    /// <param name="id">Asked for when the calls are made: a new resource has none before.</param>
    public virtual IEnumerable<TimeSpan> Read(ProviderCall call, Func<string> id) => [];

    public abstract IEnumerable<TimeSpan> Update(ProviderCall call, ChangedResource resource);

    public abstract IEnumerable<TimeSpan> Delete(ProviderCall call, string id, PropertyMap inputs);

    protected static FrozenSet<string> Set(params string[] names) => names.ToFrozenSet(StringComparer.Ordinal);
}

/// <summary>A resource that is being created.</summary>
/// <param name="Recorded">What the program registered, with the model's answer: the id and IP that it would like to have.</param>
/// <param name="Inputs">The inputs with the values that are known by now.</param>
public sealed record NewResource(RecordedResource Recorded, PropertyMap Inputs)
{
    /// <summary>null until the service has answered.</summary>
    public string? Id { get; set; }

    /// <summary>What the service computed beside the id.</summary>
    public PropertyMap Computed { get; set; } = PropertyMap.Empty;

    public string WishedId => (string)Recorded.Outputs["id"];
}

/// <summary>A resource that is being updated in place.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Inputs">The new inputs.</param>
/// <param name="Changed">Names of the inputs that change.</param>
public sealed record ChangedResource(string Id, PropertyMap Inputs, IReadOnlySet<string> Changed)
{
    /// <summary>The new values of those of these inputs that change.</summary>
    public PropertyMap Of(params ReadOnlySpan<string> names)
    {
        var changes = PropertyMap.Empty;
        foreach (var name in names)
        {
            if (Changed.Contains(name))
            {
                changes = changes.SetItem(name, Inputs.GetValueOrDefault(name) ?? "");
            }
        }

        return changes;
    }
}
