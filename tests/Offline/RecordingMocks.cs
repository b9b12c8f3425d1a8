using System.Collections.Concurrent;
using Pulumi.Testing;
using Xunit;

namespace SharedBandwidth.Tests.Offline;

/// <summary>Keeps every request. Unless told otherwise, a resource gets its name as id and its inputs as outputs.</summary>
internal sealed class RecordingMocks : IMocks
{
    private readonly ConcurrentQueue<MockResourceArgs> _resources = [];
    private readonly ConcurrentQueue<MockCallArgs> _calls = [];
    private readonly ConcurrentQueue<MockRegisterResourceOutputsRequest> _outputs = [];

    public Func<MockResourceArgs, Task<(string? Id, object State)>> NewResource { get; init; } =
        args => Task.FromResult<(string?, object)>((args.Name, args.Inputs));

    public Func<MockCallArgs, object> Call { get; init; } = _ => new Dictionary<string, object>();

    public IReadOnlyCollection<MockResourceArgs> Resources => _resources;

    public IReadOnlyCollection<MockCallArgs> Calls => _calls;

    public IReadOnlyCollection<MockRegisterResourceOutputsRequest> Outputs => _outputs;

    /// <summary>Mocks whose resources have these outputs and no others.</summary>
    public static RecordingMocks Answering(string? id, object state) => new() { NewResource = _ => Task.FromResult((id, state)) };

    public MockResourceArgs Resource(string name) => Assert.Single(_resources, resource => resource.Name == name);

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        _resources.Enqueue(args);
        return await NewResource(args);
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        _calls.Enqueue(args);
        return Task.FromResult(Call(args));
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        _outputs.Enqueue(args);
        return Task.CompletedTask;
    }
}
