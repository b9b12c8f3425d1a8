using System.Collections.Immutable;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Configuration;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Tests;

/// <summary>Configurations by full key, as the engine hands them to the program.</summary>
internal static class StackConfig
{
    public const string Project = "shared-bandwidth";

    public const string OneApp = """{ "ecs1": { "privateIp": "192.168.0.100", "ports": { "http": 80 }, "demand": { "baseMbps": 100 } } }""";

    /// <summary>One app on an existing network, with some keys set otherwise or removed (null).</summary>
    public static Dictionary<string, string> With(params ReadOnlySpan<(string Key, string? Json)> keys)
    {
        var config = new Dictionary<string, string>
        {
            ["alicloud:region"] = "cn-shanghai",
            [$"{Project}:network"] = """{ "vpcId": "vpc-1", "vswitchId": "vsw-1" }""",
            [$"{Project}:apps"] = OneApp,
        };
        foreach (var (key, json) in keys)
        {
            var fullKey = key.Contains(':', StringComparison.Ordinal) ? key : $"{Project}:{key}";
            config.Remove(fullKey);
            if (json is not null)
            {
                config.Add(fullKey, json);
            }
        }

        return config;
    }

    public static (StackSpec Spec, ImmutableArray<Finding> Findings) Read(StackConfiguration config, string stack = "test")
    {
        var findings = new FindingList();
        var spec = StackSettings.Read(config, Project, stack, findings);
        return (spec, [.. findings]);
    }

    /// <summary>A stack file of this project, read as the rehearsal reads it.</summary>
    public static StackConfiguration OfStack(string stack)
    {
        var project = ProjectFolder.Open(Repository.Root);
        return project.ReadConfig(project.StackFile(stack, null));
    }
}
