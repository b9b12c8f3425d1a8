using System.Collections.Immutable;
using System.Globalization;
using Pulumi.Testing;

namespace SharedBandwidth.Simulation.Recording;

/// <summary>
/// A model of the provider: gives new resources their ids and computed values. Ids are made of the resources' names, which makes them
/// readable and the same in every run.
/// </summary>
public sealed class ProviderModel(SupposedAccount account, Recorder recorder) : IMocks
{
    private static readonly Dictionary<string, string> _idPrefixes = new(StringComparer.Ordinal)
    {
        [TypeTokens.NatGateway] = "ngw",
        [TypeTokens.Package] = "cbwp",
        [TypeTokens.Network] = "vpc",
        [TypeTokens.Switch] = "vsw",
        [TypeTokens.ForwardEntry] = "fwd",
        [TypeTokens.SnatEntry] = "snat",
        [TypeTokens.EipAddress] = "eip",
        [TypeTokens.Instance] = "i",
        [TypeTokens.SecurityGroup] = "sg",
    };

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        var id = string.IsNullOrEmpty(args.Id) ? IdOf(args) : args.Id;
        var computed = Computed(args, id);
        recorder.Take(new ResourceKey(args.Type!, args.Name!), args.Inputs, Visible(computed).SetItem("id", id));
        return Task.FromResult<(string?, object)>((id, args.Inputs.SetItems(computed)));
    }

    // The program asks its account, which is supposed here; nothing asks the provider.
    public Task<object> CallAsync(MockCallArgs args) =>
        throw new NotSupportedException($"The rehearsal's model has no answer to the look-up {args.Token}.");

    private static string IdOf(MockResourceArgs args) => args.Type switch
    {
        // The provider's own composite ids.
        TypeTokens.EipAssociation => $"{args.Inputs["allocationId"]}:{args.Inputs["instanceId"]}",
        TypeTokens.PackageAttachment => $"{args.Inputs["bandwidthPackageId"]}:{args.Inputs["instanceId"]}",
        _ => _idPrefixes.TryGetValue(args.Type!, out var prefix) ? $"{prefix}-{args.Name}" : args.Name!,
    };

    private Dictionary<string, object> Computed(MockResourceArgs args, string id) => args.Type switch
    {
        TypeTokens.NatGateway => Tables(args),
        TypeTokens.EipAddress => Values(
            ("allocationId", id),
            ("ipAddress", account.Addresses!.PublicIp(string.IsNullOrEmpty(args.Id) ? args.Name! : id))),
        TypeTokens.Instance when !args.Inputs.ContainsKey("privateIp") => Values(("privateIp", account.Addresses!.PrivateIp(args.Name!))),
        TypeTokens.RandomString => Values(("result", new string('0', Length(args)))),
        TypeTokens.RandomPassword => Values(("result", Pulumi.Output.CreateSecret(new string('*', Length(args))))),
        _ => [],
    };

    // A made gateway's tables are named as it is. Those of a gateway that is only read are supposed, and so that each gateway has its own.
    private static Dictionary<string, object> Tables(MockResourceArgs args)
    {
        var name = string.IsNullOrEmpty(args.Id)
            ? args.Name
            : args.Id.Replace($"{_idPrefixes[TypeTokens.NatGateway]}-", "", StringComparison.Ordinal);
        return Values(("forwardTableIds", $"ftb-{name}"), ("snatTableIds", $"stb-{name}"));
    }

    private static ImmutableSortedDictionary<string, object> Visible(Dictionary<string, object> outputs) =>
        outputs.ToImmutableSortedDictionary(o => o.Key, o => o.Value is string ? o.Value : Recorder.Hidden, StringComparer.Ordinal);

    private static int Length(MockResourceArgs args) => Convert.ToInt32(args.Inputs["length"], CultureInfo.InvariantCulture);

    private static Dictionary<string, object> Values(params ReadOnlySpan<(string Key, object Value)> values)
    {
        var map = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (key, value) in values)
        {
            map.Add(key, value);
        }

        return map;
    }
}
