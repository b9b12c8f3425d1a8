using System.Collections.Immutable;
using Pulumi.Testing;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Tests;

/// <summary>
/// Gives every new resource an id made of its type and name, and the computed values that the components read. An instance gets a
/// private IP only when <see cref="PrivateIps"/> has one: in a preview it is unknown otherwise.
/// </summary>
internal sealed class ModelCloud(Recorder recorder) : IMocks
{
    /// <summary>Private IPs of instances by resource name.</summary>
    public Dictionary<string, string> PrivateIps { get; init; } = [];

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        recorder.Take(new ResourceKey(args.Type!, args.Name!), args.Inputs, ImmutableSortedDictionary<string, object>.Empty);
        var id = string.IsNullOrEmpty(args.Id) ? $"{args.Type![(args.Type!.LastIndexOf(':') + 1)..]}/{args.Name}" : args.Id;
        object state = args.Type switch
        {
            TypeTokens.NatGateway => args.Inputs.Add("forwardTableIds", $"ftb of {id}").Add("snatTableIds", $"stb of {id}"),
            TypeTokens.EipAddress => args.Inputs.Add("allocationId", id).Add("ipAddress", $"ip of {id}"),
            TypeTokens.Instance when PrivateIps.TryGetValue(args.Name!, out var ip) => args.Inputs.Add("privateIp", ip),
            TypeTokens.RandomString => args.Inputs.Add("result", "abc123"),
            TypeTokens.RandomPassword => args.Inputs.Add("result", Pulumi.Output.CreateSecret("pass")),
            _ => args.Inputs,
        };
        return Task.FromResult<(string?, object)>((id, state));
    }

    public Task<object> CallAsync(MockCallArgs args) =>
        throw new NotSupportedException($"A component looks nothing up, but asked {args.Token}.");
}
