using Pulumi;
using SharedBandwidth.Planning.Exposure.Plan;

namespace SharedBandwidth.Components;

/// <summary>Says to Pulumi what a resource was named before, so that it goes on with that one.</summary>
internal static class FormerNames
{
    /// <param name="former">The names from before; none: it had no other.</param>
    public static List<Input<Alias>> Aliases(IEnumerable<FormerName> former) => [.. former.SelectMany(name => Alias(name.Name))];

    /// <summary>Of what is named after the component that it is in.</summary>
    /// <remarks>
    /// The engine hands a component's former name on only in the update that finds the component by it; what that update does not get to
    /// has to be found by a later one, too (generateAliases in
    /// https://github.com/pulumi/pulumi/blob/master/pkg/resource/deploy/step_generator.go).
    /// </remarks>
    /// <param name="name">The component's name.</param>
    /// <param name="former">Its name from before; null: it had no other.</param>
    /// <param name="key">What comes behind it.</param>
    /// <param name="formerKey">What came behind it before; null: nothing else.</param>
    public static List<Input<Alias>> Within(string name, string? former, string key, string? formerKey) =>
    [
        .. from first in new[] { name, former }.OfType<string>()
           from last in new[] { key, formerKey }.OfType<string>()
           where (first, last) != (name, key)
           from alias in Alias($"{first}-{last}")
           select alias,
    ];

    /// <param name="name">The logical name from before; null: it had no other.</param>
    public static List<Input<Alias>> Alias(string? name) => name is null ? [] : [new Alias { Name = name }];
}
