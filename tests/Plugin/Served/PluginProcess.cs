using System.Diagnostics;
using System.Globalization;
using Grpc.Net.Client;
using SharedBandwidth.Tests.Plugins.Rpc;

namespace SharedBandwidth.Tests.Plugins.Served;

/// <summary>The plugin, started as Pulumi's engine starts it: the engine's address is its argument, its first line is its port.</summary>
internal sealed class PluginProcess : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly GrpcChannel _channel;

    private PluginProcess(Process process, int port)
    {
        _process = process;
        _channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}");
        Provider = new ResourceProvider.ResourceProviderClient(_channel);
    }

    public ResourceProvider.ResourceProviderClient Provider { get; }

    public static async Task<PluginProcess> StartAsync(string engineAddress)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "pulumi-resource-shared-bandwidth.dll"), engineAddress])
        {
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(_patience);
        try
        {
            return new PluginProcess(
                process, int.Parse((await process.StandardOutput.ReadLineAsync(patience.Token))!, CultureInfo.InvariantCulture));
        }
        catch
        {
            Kill(process);
            throw;
        }
    }

    public void Dispose()
    {
        _channel.Dispose();
        Kill(_process);
    }

    private static void Kill(Process process)
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }
}
