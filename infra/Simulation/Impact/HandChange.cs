using System.Collections.Immutable;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Impact;

/// <summary>A deployed resource that is not in the account any more as the last update left it.</summary>
/// <param name="Key">The resource.</param>
/// <param name="Id">Its id in the account.</param>
/// <param name="IsGone">Whether it is not there at all; otherwise <paramref name="Properties"/> are other ones.</param>
/// <param name="Properties">What is other than it was, by property; a value that is not set is null.</param>
public sealed record HandChange(ResourceKey Key, string Id, bool IsGone, ImmutableArray<(string Name, object? Before, object? After)> Properties);

/// <summary>How an app is reached in the meantime.</summary>
public enum MeantimeReach
{
    /// <summary>Something that its ports work through is gone.</summary>
    NotReached,

    /// <summary>Its forward entry maps something else.</summary>
    OtherMapping,

    /// <summary>Its address is in no package, and has its own bandwidth.</summary>
    OutsidePackage,
}

/// <summary>A port of an app, and how it is reached until the next update.</summary>
public sealed record MeantimePort(string App, string Port, MeantimeReach Reach)
{
    private static readonly string[] _mapping = ["externalIp", "externalPort", "internalIp", "internalPort", "ipProtocol"];

    /// <summary>Ports that are not reached as they should be, in the order of the program.</summary>
    /// <param name="program">What the program registers.</param>
    /// <param name="changes">What was changed by hand.</param>
    public static ImmutableArray<MeantimePort> Of(IReadOnlyCollection<RecordedResource> program, IReadOnlyCollection<HandChange> changes)
    {
        var graph = new TargetGraph(program);
        var gone = changes.Where(change => change.IsGone).Select(change => change.Key).ToHashSet();
        var mapped = changes.Where(change => change.Properties.Any(property => _mapping.Contains(property.Name))).Select(change => change.Key).ToHashSet();
        return
        [
            .. from port in PublishedPort.Of(program)
               let missing = port.Needs(graph).Where(gone.Contains).ToArray()
               let reach = Array.Exists(missing, key => key.Type is not (TypeTokens.PackageAttachment or TypeTokens.Package)) ? MeantimeReach.NotReached
                   : mapped.Contains(port.Entry.Key) ? MeantimeReach.OtherMapping
                   : missing.Length > 0 ? MeantimeReach.OutsidePackage
                   : (MeantimeReach?)null
               where reach is not null
               select new MeantimePort(port.App, port.Port, reach.Value),
        ];
    }
}
