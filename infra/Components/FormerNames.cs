using Pulumi;
using SharedBandwidth.Planning.Exposure.Plan;

namespace SharedBandwidth.Components;

/// <summary>Says to Pulumi what a resource was named before, so that it goes on with that one.</summary>
internal static class FormerNames
{
    /// <param name="former">The names from before; none: it had no other.</param>
    public static List<Input<Alias>> Aliases(IEnumerable<FormerName> former) => [.. former.SelectMany(name => Alias(name.Name))];

    /// <param name="name">The logical name from before; null: it had no other.</param>
    public static List<Input<Alias>> Alias(string? name) => name is null ? [] : [new Alias { Name = name }];
}
