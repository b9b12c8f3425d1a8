#if OFFLINE
Console.Error.WriteLine(
    "The plugin is not in this build: the stand-ins cannot serve components; build with -p:PulumiPackages=nuget, from a feed that has " +
    "Pulumi's packages.");
return 1;
#else
using Pulumi.Experimental.Provider;
using SharedBandwidth.Plugin;
using SharedBandwidth.Plugin.Schema;

// The port must be the first that is written: Pulumi's engine reads it from the standard output.
await Provider.Serve(args, PackageFacts.Version, _ => new SharedBandwidthProvider(), CancellationToken.None).ConfigureAwait(false);
return 0;
#endif
