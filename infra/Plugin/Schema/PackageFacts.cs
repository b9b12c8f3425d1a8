using System.Reflection;
using SharedBandwidth.Components;

namespace SharedBandwidth.Plugin.Schema;

/// <summary>What the components' project says about its package, as the build wrote it into the assembly.</summary>
internal static class PackageFacts
{
    /// <summary>The package's name; also the first part of every type token.</summary>
    public const string Name = "shared-bandwidth";

    public const string DisplayName = "Shared bandwidth for Alibaba Cloud";

    private const string GitHub = "https://github.com/";

    private static readonly Assembly _assembly = typeof(SharedBandwidthExposure).Assembly;

    private static readonly Dictionary<string, string?> _metadata =
        _assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(data => data.Key, data => data.Value);

    /// <summary>Without the commit that the build adds.</summary>
    public static string Version =>
        _assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static string Description => _assembly.GetCustomAttribute<AssemblyDescriptionAttribute>()!.Description;

    public static string Publisher => _assembly.GetCustomAttribute<AssemblyCompanyAttribute>()!.Company;

    public static string License => _metadata["PackageLicenseExpression"]!;

    /// <summary>The tags of the NuGet package, and by which Pulumi's registry sorts packages.</summary>
    public static IEnumerable<string> Keywords => [.. _metadata["PackageTags"]!.Split(';'), "kind/component", "category/network"];

    /// <summary>Where a released plugin comes from; null in any other build.</summary>
    public static string? Repository => _metadata.GetValueOrDefault("RepositoryUrl");

    /// <summary>Where Pulumi gets a released executable from; null unless it is on GitHub.</summary>
    public static string? PluginDownloadUrl => Repository?.StartsWith(GitHub, StringComparison.Ordinal) == true
        ? $"github://api.github.com/{Repository[GitHub.Length..].TrimEnd('/')}"
        : null;
}
