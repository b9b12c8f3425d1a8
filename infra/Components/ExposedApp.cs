using Pulumi;
using Pulumi.AliCloud.Vpc;

namespace SharedBandwidth.Components;

/// <summary>
/// The forward entries of one app, created, changed and deleted one after another. What its address's use depends on belongs into the
/// options' <c>DependsOn</c>: the entries get the same edges, so that they come after it and go before it. So does another app on the
/// same gateway, because the service takes one write to a table at a time.
/// </summary>
public sealed class ExposedApp : ComponentResource
{
    /// <summary>Makes one forward entry for each port.</summary>
    /// <param name="name">First part of every entry's name.</param>
    /// <param name="args">What to forward.</param>
    /// <param name="options">The usual options; absent: none.</param>
    public ExposedApp(string name, ExposedAppArgs args, ComponentResourceOptions? options = null)
        : this(name, args, previous: null, options)
    {
    }

    /// <param name="name">First part of every entry's name.</param>
    /// <param name="args">What to forward.</param>
    /// <param name="previous">The entry of the same table after which this app's come; null: these are the first.</param>
    /// <param name="options">The usual options.</param>
    internal ExposedApp(string name, ExposedAppArgs args, ForwardEntry? previous, ComponentResourceOptions? options)
        : base("shared-bandwidth:index:ExposedApp", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);

        LastEntry = previous;
        foreach (var (key, port) in args.Ports.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            // With the app's name of today: where the app was renamed too, the engine puts its former name in front.
            var former = port.FormerKey is null ? null : $"{name}-{port.FormerKey}";
            LastEntry = new ForwardEntry(
                $"{name}-{key}",
                new ForwardEntryArgs
                {
                    ForwardTableId = args.ForwardTableId,
                    ForwardEntryName = port.DisplayName ?? $"{name}-{key}",
                    ExternalIp = args.ExternalIp,
                    ExternalPort = port.External,
                    InternalIp = args.PrivateIp,
                    InternalPort = port.Internal,
                    IpProtocol = port.Protocol,
                },
                new CustomResourceOptions
                {
                    Parent = this,
                    DependsOn = After(options?.DependsOn ?? [], LastEntry),
                    Aliases = FormerNames.Alias(former),
                });
        }

        RegisterOutputs();
    }

    /// <summary>Where the next app of the table goes on: the last of the entries, or what came before when there are none.</summary>
    internal ForwardEntry? LastEntry { get; }

    // The service takes one write to a table at a time. Of two at once it refuses one with OperationConflict, and the provider tries
    // again when it creates or deletes an entry, but not when it changes one. One after another, about 6 seconds each, no entry comes
    // near the provider's limit of 5 minutes.
    private static InputList<Resource> After(InputList<Resource> others, ForwardEntry? previous) =>
        previous is null ? others : others.Concat(previous);
}
