using Pulumi;
using Pulumi.AliCloud.Vpc;

namespace SharedBandwidth.Components;

/// <summary>
/// The forward entries of one app. What its address's use depends on belongs into the options' <c>DependsOn</c>: the entries get the
/// same edges, so that they come after it and go before it.
/// </summary>
public sealed class ExposedApp : ComponentResource
{
    // Writes to one gateway's table queue up, about 6 seconds each, and a table has up to 100 entries: the provider's 5 minutes
    // are too short for a large table.
    private static readonly CustomTimeouts _timeouts = new()
    {
        Create = TimeSpan.FromMinutes(15),
        Update = TimeSpan.FromMinutes(15),
        Delete = TimeSpan.FromMinutes(15),
    };

    public ExposedApp(string name, ExposedAppArgs args, ComponentResourceOptions? options = null)
        : base("shared-bandwidth:index:ExposedApp", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);

        foreach (var (key, port) in args.Ports.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            // With the app's name of today: where the app was renamed too, the engine puts its former name in front.
            var former = port.FormerKey is null ? null : $"{name}-{port.FormerKey}";
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
                new CustomResourceOptions { Parent = this, DependsOn = options?.DependsOn ?? [], CustomTimeouts = _timeouts, Aliases = FormerNames.Alias(former) });
        }

        RegisterOutputs();
    }
}
