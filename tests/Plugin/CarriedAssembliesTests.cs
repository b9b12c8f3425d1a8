using System.Text.Json;
using Xunit;

namespace SharedBandwidth.Tests.Plugins;

public sealed class CarriedAssembliesTests
{
    [Fact]
    public void The_plugin_carries_the_components_and_planning_and_nothing_else_of_this_repository()
    {
        using var dependencies = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "pulumi-resource-shared-bandwidth.deps.json")));
        var target = dependencies.RootElement.GetProperty("runtimeTarget").GetProperty("name").GetString()!;

        var assemblies = dependencies.RootElement.GetProperty("targets").GetProperty(target).EnumerateObject()
            .Where(library => library.Value.TryGetProperty("runtime", out _))
            .SelectMany(library => library.Value.GetProperty("runtime").EnumerateObject())
            .Select(file => Path.GetFileNameWithoutExtension(file.Name))
            .ToList();

        Assert.Equal(
            ["SharedBandwidth.Components", "SharedBandwidth.Planning"],
            assemblies.Where(name => name.StartsWith("SharedBandwidth", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Empty(assemblies.Intersect(
            ["Riok.Mapperly.Abstractions", "ScottPlot", "Spectre.Console", "Sylvan.Data.Csv", "System.CommandLine", "YamlDotNet"]));
    }
}
