using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using SharedBandwidth.Simulation.Recording;
using SharedBandwidth.Tests.Plugins.Rpc;

namespace SharedBandwidth.Tests.Plugins.Served;

/// <summary>Takes messages.</summary>
internal sealed class EngineService(EngineInMemory engine) : Engine.EngineBase
{
    public override Task<Empty> Log(LogRequest request, ServerCallContext context)
    {
        engine.Messages.Enqueue(request);
        return Task.FromResult(new Empty());
    }
}

/// <summary>Takes resources and hooks.</summary>
internal sealed class MonitorService(EngineInMemory engine) : ResourceMonitor.ResourceMonitorBase
{
    public override Task<SupportsFeatureResponse> SupportsFeature(SupportsFeatureRequest request, ServerCallContext context) =>
        Task.FromResult(new SupportsFeatureResponse { HasSupport = true });

    public override Task<RegisterPackageResponse> RegisterPackage(Empty request, ServerCallContext context) =>
        Task.FromResult(new RegisterPackageResponse { Ref = "package" });

    public override Task<Empty> RegisterResourceOutputs(Empty request, ServerCallContext context) => Task.FromResult(request);

    public override Task<Empty> RegisterResourceHook(RegisterHookRequest request, ServerCallContext context) => TakeHook(request);

    public override Task<Empty> RegisterErrorHook(RegisterHookRequest request, ServerCallContext context) => TakeHook(request);

    public override async Task<RegisterResourceResponse> RegisterResource(RegisterResourceRequest request, ServerCallContext context)
    {
        engine.Resources.Enqueue(request);
        if (!engine.IsPreview)
        {
            await CallHooksAsync(request);
        }

        var state = request.Object?.Clone() ?? new Struct();
        foreach (var (name, value) in Computed(request.Type, request.Name))
        {
            state.Fields[name] = Value.ForString(engine.IsPreview ? Wire.Unknown : value);
        }

        return new RegisterResourceResponse
        {
            Urn = $"urn:pulumi:dev::shop::{request.Type}::{request.Name}",
            Id = request.Custom && !engine.IsPreview ? $"{request.Name}-id" : "",
            Object = state,
        };
    }

    private static IEnumerable<(string Name, string Value)> Computed(string type, string name) => type switch
    {
        TypeTokens.NatGateway => [("forwardTableIds", $"ftb-{name}"), ("snatTableIds", $"stb-{name}")],
        TypeTokens.EipAddress => [("allocationId", $"{name}-id"), ("ipAddress", "203.0.113.1")],
        _ => [],
    };

    private Task<Empty> TakeHook(RegisterHookRequest request)
    {
        engine.Hooks[request.Name] = request.Callback;
        return Task.FromResult(new Empty());
    }

    // Those of a resource that is made, and its error hook as if that had failed for good.
    private async Task CallHooksAsync(RegisterResourceRequest request)
    {
        foreach (var name in request.Hooks?.BeforeCreate ?? [])
        {
            var call = new ResourceHookRequest { Name = request.Name, Type = request.Type, NewInputs = request.Object };
            var answer = ResourceHookResponse.Parser.ParseFrom(await CallAsync(name, call));
            engine.Answers.Enqueue($"{name} of {request.Name}: '{answer.Error}'");
        }

        foreach (var name in request.Hooks?.OnError ?? [])
        {
            var call = new ErrorHookRequest
            {
                Name = request.Name,
                Type = request.Type,
                NewInputs = request.Object,
                FailedOperation = "create",
                Errors = { "Code: QuotaExceeded" },
            };
            var answer = ErrorHookResponse.Parser.ParseFrom(await CallAsync(name, call));
            engine.Answers.Enqueue($"{name} of {request.Name}: '{answer.Error}', again: {answer.Retry}");
        }
    }

    private async Task<ByteString> CallAsync(string hook, IMessage request)
    {
        var callback = engine.Hooks[hook];
        using var channel = GrpcChannel.ForAddress($"http://{callback.Target}");
        var client = new Callbacks.CallbacksClient(channel);
        return (await client.InvokeAsync(new CallbackInvokeRequest { Token = callback.Token, Request = request.ToByteString() })).Response;
    }
}
