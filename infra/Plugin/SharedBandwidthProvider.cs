using System.Text.Json.Nodes;
using Pulumi.Experimental.Provider;
using SharedBandwidth.Components;
using SharedBandwidth.Plugin.Schema;

namespace SharedBandwidth.Plugin;

/// <summary>
/// Serves the components to programs in every language. Pulumi derives the types of their schema; descriptions, defaults and allowed
/// words, which it leaves out, come from the documentation and from planning.
/// </summary>
internal sealed class SharedBandwidthProvider()
    : ComponentProvider(
        typeof(SharedBandwidthExposure).Assembly,
        new Metadata(PackageFacts.Name, Namespace: null, PackageFacts.Version, PackageFacts.DisplayName))
{
    /// <inheritdoc/>
    public override async Task<GetSchemaResponse> GetSchema(GetSchemaRequest request, CancellationToken ct)
    {
        var derived = await base.GetSchema(request, ct).ConfigureAwait(false);
        var schema = JsonNode.Parse(derived.Schema!)!.AsObject();
        new PackageSchema(Documentation.Load()).Complete(schema);
        return new GetSchemaResponse { Schema = schema.ToJsonString() };
    }
}
