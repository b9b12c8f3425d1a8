using System.Text.Json;
using Xunit;

namespace SharedBandwidth.Tests.Stack;

public sealed class CarriedAssembliesTests
{
    [Fact]
    public void An_update_carries_the_program_its_components_and_planning_and_nothing_else_of_this_repository()
    {
        using var dependencies = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "SharedBandwidthStack.deps.json")));
        var target = dependencies.RootElement.GetProperty("runtimeTarget").GetProperty("name").GetString()!;

        var assemblies = dependencies.RootElement.GetProperty("targets").GetProperty(target).EnumerateObject()
            .Where(library => library.Value.TryGetProperty("runtime", out _))
            .SelectMany(library => library.Value.GetProperty("runtime").EnumerateObject())
            .Select(file => Path.GetFileNameWithoutExtension(file.Name))
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.Equal(
            ["SharedBandwidth.Components", "SharedBandwidth.Planning", "SharedBandwidthStack"],
            assemblies.Where(name => name.StartsWith("SharedBandwidth", StringComparison.Ordinal)));
        Assert.Superset(new HashSet<string> { "Pulumi", "Pulumi.AliCloud", "Pulumi.Random" }, assemblies.ToHashSet());
#if OFFLINE
        Assert.Equal(6, assemblies.Count);
#else
        // What comes with Pulumi, and nothing of what the command line draws, reads and prints with.
        string[] tools =
        [
            "Riok.Mapperly.Abstractions",
            "ScottPlot",
            "SkiaSharp",
            "Spectre.Console",
            "Sylvan.Data.Csv",
            "System.CommandLine",
            "YamlDotNet",
        ];
        Assert.Empty(assemblies.Intersect(tools));
#endif
    }
}
