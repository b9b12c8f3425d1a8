using System.Collections.Immutable;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Tests;

/// <summary>
/// Which resource of an earlier update each resource goes on with, by the rule of Pulumi's engine
/// (https://github.com/pulumi/pulumi/blob/master/pkg/resource/deploy/step_generator.go, generateAliases): its own name, then its aliases,
/// then both with the parent's name in front replaced by the one under which the parent was found.
/// </summary>
internal static class Takeover
{
    /// <summary>By resource the name that it had before; what is new is absent.</summary>
    public static Dictionary<ResourceKey, string> Of<T>(IEnumerable<ResourceKey> before, Ran<T> after)
    {
        var state = before.ToHashSet();
        var found = new Dictionary<ResourceKey, string>();
        foreach (var resource in after.Resources)
        {
            string[] own = [resource.Key.Name, .. after.Aliases.GetValueOrDefault(resource.Key, [])];
            var names = resource.Parent is { } parent && found.TryGetValue(parent, out var former) && former != parent.Name
                ? own.Concat(
                    own.Select(name => name.StartsWith(parent.Name, StringComparison.Ordinal) ? former + name[parent.Name.Length..] : name))
                : own;
            if (names.FirstOrDefault(name => state.Contains(resource.Key with { Name = name })) is { } match)
            {
                found.Add(resource.Key, match);
            }
        }

        return found;
    }
}
