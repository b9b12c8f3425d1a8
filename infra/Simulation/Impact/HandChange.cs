using System.Collections.Immutable;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Impact;

/// <summary>A deployed resource that is not in the account any more as the last update left it.</summary>
/// <param name="Key">The resource.</param>
/// <param name="Id">Its id in the account.</param>
/// <param name="IsGone">Whether it is not there at all; otherwise <paramref name="Properties"/> are other ones.</param>
/// <param name="IsRead">Whether the program only reads it, so that no update makes it anew.</param>
/// <param name="Properties">
/// What is other than it was, by property; a value that is not set is null. Empty: Pulumi does not say what.
/// </param>
public sealed record HandChange(
    ResourceKey Key, string Id, bool IsGone, bool IsRead, ImmutableArray<(string Name, object? Before, object? After)> Properties);

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
/// <param name="App">The app's key.</param>
/// <param name="Port">The port's key.</param>
/// <param name="Reach">How it is reached.</param>
/// <param name="RightAfter">
/// From the beginning of the update until what the port works through is as it should be; null: the update does not come to it.
/// </param>
public sealed record MeantimePort(string App, string Port, MeantimeReach Reach, TimeSpan? RightAfter)
{
    private static readonly string[] _mapping = ["externalIp", "externalPort", "internalIp", "internalPort", "ipProtocol"];

    /// <summary>Ports that are not reached as they should be, in the order of the program.</summary>
    /// <param name="program">What the program registers.</param>
    /// <param name="changes">What was changed by hand.</param>
    /// <param name="update">The next update, played from what is in the account.</param>
    public static ImmutableArray<MeantimePort> Of(
        IReadOnlyCollection<RecordedResource> program, IReadOnlyCollection<HandChange> changes, UpdateResult update)
    {
        ArgumentNullException.ThrowIfNull(update);
        var steps = update.Steps.Where(step => step.Kind is not (StepKind.Same or StepKind.DeleteReplaced)).ToLookup(step => step.Key);
        var graph = new TargetGraph(program);
        var gone = changes.Where(change => change.IsGone).Select(change => change.Key).ToHashSet();
        var lost = changes.Where(change => change is { IsGone: true, IsRead: true }).Select(change => change.Key).ToHashSet();
        var mapped = changes.Where(change => change.Properties.Any(property => _mapping.Contains(property.Name)))
            .Select(change => change.Key).ToHashSet();
        return
        [
            .. from port in PublishedPort.Of(program)
               let needs = port.Needs(graph)
               let missing = needs.Where(gone.Contains).ToArray()
               let isCut = Array.Exists(missing, key => key.Type is not (TypeTokens.PackageAttachment or TypeTokens.Package))
               let reach = isCut ? MeantimeReach.NotReached
                   : mapped.Contains(port.Entry.Key) ? MeantimeReach.OtherMapping
                   : missing.Length > 0 ? MeantimeReach.OutsidePackage
                   : (MeantimeReach?)null
               where reach is not null
               select new MeantimePort(port.App, port.Port, reach.Value, RightAfter(needs, missing)),
        ];

        TimeSpan? RightAfter(IReadOnlySet<ResourceKey> needs, ResourceKey[] missing)
        {
            List<ResourceStep> own = [.. needs.SelectMany(key => steps[key])];
            var isRight = own.Count > 0 && own.TrueForAll(step => step.Failure is null)
                && Array.TrueForAll(missing, key => steps.Contains(key) && !lost.Contains(key));
            return isRight ? own.Max(step => step.End) : null;
        }
    }
}
