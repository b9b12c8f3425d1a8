using Pulumi;
using Pulumi.AliCloud.Vpc;
using SharedBandwidth.Planning.Exposure.Writes;

namespace SharedBandwidth.Components;

/// <summary>
/// The forward entries of one app. They take turns with all other entries of their table, because the service takes one write to a table at
/// a time. What its address's use depends on belongs among the dependencies in the options: the entries get the same, so that they come
/// after it and go before it.
/// </summary>
public sealed class ExposedApp : ComponentResource
{
    /// <summary>Makes one forward entry for each port.</summary>
    /// <param name="name">First part of every entry's name.</param>
    /// <param name="args">What to forward.</param>
    /// <param name="options">The usual options; absent: none.</param>
    public ExposedApp(string name, ExposedAppArgs args, ComponentResourceOptions? options = null)
        : this(name, formerName: null, args, WriteHooks.Register($"{name}.app"), EntryTimeout.Default, options)
    {
    }

    /// <param name="name">First part of every entry's name.</param>
    /// <param name="formerName">The name from before; null: it had no other.</param>
    /// <param name="args">What to forward.</param>
    /// <param name="hooks">Whose turns the entries take.</param>
    /// <param name="timeout">How long the provider may try to write one entry.</param>
    /// <param name="options">The usual options.</param>
    internal ExposedApp(
        string name, string? formerName, ExposedAppArgs args, WriteHooks hooks, TimeSpan timeout, ComponentResourceOptions? options)
        : base("shared-bandwidth:index:ExposedApp", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);

        foreach (var (key, port) in args.Ports.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            _ = new ForwardEntry(
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
                    Protect = args.Protect,
                    DependsOn = options?.DependsOn ?? [],
                    Aliases = FormerNames.Within(name, formerName, key, port.FormerKey),
                    Hooks = hooks.ForEntry,
                    CustomTimeouts = WriteHooks.Timeouts(timeout),
                });
        }

        RegisterOutputs();
    }
}
