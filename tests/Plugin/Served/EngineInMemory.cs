using System.Collections.Concurrent;
using System.Net;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SharedBandwidth.Tests.Plugins.Rpc;

namespace SharedBandwidth.Tests.Plugins.Served;

/// <summary>
/// What of Pulumi's engine a component meets: it gives a URN to each resource, computes its values (in a preview they are unknown), calls
/// its hooks before it makes it, and takes messages.
/// </summary>
internal sealed class EngineInMemory : IAsyncDisposable
{
    private readonly WebApplication _server;

    private EngineInMemory(WebApplication server) => _server = server;

    /// <summary>Host and port.</summary>
    public string Address => new Uri(_server.Urls.Single()).Authority;

    public bool IsPreview { get; private init; }

    public ConcurrentQueue<RegisterResourceRequest> Resources { get; } = new();

    public ConcurrentQueue<LogRequest> Messages { get; } = new();

    /// <summary>Where the hooks are called, by name.</summary>
    public ConcurrentDictionary<string, Callback> Hooks { get; } = new();

    /// <summary>The hooks that were called, with what they answered.</summary>
    public ConcurrentQueue<string> Answers { get; } = new();

    public static async Task<EngineInMemory> StartAsync(bool isPreview = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(
            options => options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        EngineInMemory? engine = null;
        builder.Services.AddSingleton(_ => engine!);
        var server = builder.Build();
        server.MapGrpcService<MonitorService>();
        server.MapGrpcService<EngineService>();
        engine = new EngineInMemory(server) { IsPreview = isPreview };
        await server.StartAsync();
        return engine;
    }

    /// <summary>Asks for a component as the program of some language would.</summary>
    public ConstructRequest ToConstruct(string component, Struct inputs) => new()
    {
        Project = "shop",
        Stack = "dev",
        Organization = "organization",
        DryRun = IsPreview,
        Parallel = 4,
        MonitorEndpoint = Address,
        Type = $"shared-bandwidth:index:{component}",
        Name = "shop",
        Parent = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
        Inputs = inputs,
        AcceptsOutputValues = true,
    };

    /// <summary>The one registration of a type.</summary>
    public RegisterResourceRequest Only(string type) => Resources.Single(resource => resource.Type == type);

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync();
        await _server.DisposeAsync();
    }
}
