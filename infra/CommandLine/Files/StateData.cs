using System.Text.Json;
using System.Text.Json.Serialization;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>What <c>pulumi stack export</c> writes, as far as it is read.</summary>
/// <remarks>https://github.com/pulumi/pulumi/blob/master/sdk/go/common/apitype/core.go: UntypedDeployment.</remarks>
/// <param name="Features">Of version 4: what a reader has to know.</param>
/// <param name="Deployment">null: nothing was ever deployed.</param>
internal sealed record StateData(IReadOnlyList<string>? Features, DeploymentData? Deployment);

/// <summary>DeploymentV3 there.</summary>
internal sealed record DeploymentData(
    IReadOnlyList<StateResourceData?>? Resources,
    [property: JsonPropertyName("pending_operations")] IReadOnlyList<PendingOperationData?>? PendingOperations,
    StateMetadata? Metadata);

/// <summary>SnapshotMetadataV1 there.</summary>
internal sealed record StateMetadata([property: JsonPropertyName("integrity_error")] JsonElement? IntegrityError);

/// <summary>OperationV2 there.</summary>
internal sealed record PendingOperationData
{
    public required StateResourceData Resource { get; init; }

    public required string Type { get; init; }
}

/// <summary>ResourceV3 there.</summary>
internal sealed record StateResourceData
{
    public required string Urn { get; init; }

    public required string Type { get; init; }

    /// <summary>Whether a provider manages it; a component has none.</summary>
    public bool Custom { get; init; }

    public string? Id { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? Inputs { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? Outputs { get; init; }

    public string? Parent { get; init; }

    public IReadOnlyList<string>? Dependencies { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? PropertyDependencies { get; init; }

    public IReadOnlyList<string>? Aliases { get; init; }

    public bool Delete { get; init; }

    public bool External { get; init; }

    public bool PendingReplacement { get; init; }

    public bool Protect { get; init; }

    public bool RetainOnDelete { get; init; }

    public bool Taint { get; init; }

    public IReadOnlyList<string>? InitErrors { get; init; }

    public string? DeletedWith { get; init; }

    public StateTimeouts? CustomTimeouts { get; init; }

    public IReadOnlyList<string>? IgnoreChanges { get; init; }

    public IReadOnlyList<string>? ReplaceOnChanges { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? ResourceHooks { get; init; }
}

/// <summary>In seconds; 0: the provider's own.</summary>
internal sealed record StateTimeouts(double Create, double Update, double Delete);
