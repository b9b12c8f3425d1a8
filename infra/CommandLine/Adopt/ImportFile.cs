using System.Text.Json.Serialization;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Adopt;

/// <summary>
/// What <c>pulumi import --file</c> takes: components without ids, parents first, and every resource with its id
/// (pulumi/pulumi, pkg/cmd/pulumi/operations/import.go).
/// </summary>
/// <param name="Resources">All of it, in the order of the program.</param>
internal sealed record ImportFile(IReadOnlyList<ImportedResource> Resources)
{
    public static ImportFile Of(AdoptedStack stack) => new(
    [
        .. stack.Components.Select(component => ImportedResource.Of(component) with { Component = true }),
        .. stack.Resources.Select(adopted => ImportedResource.Of(adopted.Resource) with
        {
            Id = adopted.Id,
            Version = ProviderVersions.Of(adopted.Resource.Key.Type.Split(':')[0]),
        }),
    ]);

    /// <exception cref="UsageError">The file cannot be written.</exception>
    public void Write(string path)
    {
        using var bytes = new MemoryStream();
        Reports.JsonOutput.Write(bytes, this, ReportJsonContext.Default.ImportFile);
        AtomicFile.Write("--import-out", path, bytes.ToArray());
    }
}

/// <summary>A resource to be imported.</summary>
/// <param name="Type">Its type token.</param>
/// <param name="Name">What it is called inside the file, which is nobody else's.</param>
/// <param name="LogicalName">Its name in the program.</param>
internal sealed record ImportedResource(string Type, string Name, string LogicalName)
{
    /// <summary>Its parent's name inside the file; null: the stack itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Parent { get; init; }

    /// <summary>null: it is a component.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }

    /// <summary>Of the provider; null: it is a component.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Version { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Component { get; init; }

    public static ImportedResource Of(RecordedResource resource) => new(resource.Key.Type, NameOf(resource.Key), resource.Key.Name)
    {
        Parent = resource.Parent is { } parent ? NameOf(parent) : null,
    };

    private static string NameOf(ResourceKey key) => $"{key.ShortType}-{key.Name}";
}
