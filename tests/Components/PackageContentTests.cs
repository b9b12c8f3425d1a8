using System.Diagnostics;
using System.Reflection;
using Xunit;
#if !OFFLINE
using System.IO.Compression;
using System.Xml.Linq;
#endif

namespace SharedBandwidth.Tests.Components;

/// <summary>The package that <c>dotnet pack infra/Components</c> makes of what was built for these tests.</summary>
public sealed class PackageContentTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

#if OFFLINE
    [Fact]
    public async Task A_build_with_the_stand_ins_makes_none_and_says_why()
    {
        var (exitCode, output) = await PackAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("error : The components cannot be packed from a build with the stand-ins: ", output, StringComparison.Ordinal);
        Assert.Empty(_folder.GetFiles());
    }
#else
    [Fact]
    public async Task It_has_the_components_and_planning_and_asks_for_the_official_packages_only()
    {
        var (exitCode, output) = await PackAsync();
        Assert.True(exitCode == 0, output);
        using var package = await ZipFile.OpenReadAsync(Assert.Single(_folder.GetFiles("*.nupkg")).FullName);

        Assert.Equal(
            [
                "SharedBandwidth.Components.dll", "SharedBandwidth.Components.xml",
                "SharedBandwidth.Planning.dll", "SharedBandwidth.Planning.xml",
            ],
            package.Entries.Where(entry => entry.FullName.StartsWith("lib/", StringComparison.Ordinal)).Select(entry => entry.Name)
                .Order(StringComparer.Ordinal));
        using var nuspec = package.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        var dependencies = XDocument.Load(nuspec).Descendants().Where(element => element.Name.LocalName == "dependency")
            .Select(dependency => dependency.Attribute("id")!.Value).Order(StringComparer.Ordinal);

        var licence = Assert.Single(package.Entries, entry => entry.FullName == "LICENSE");
        using var reader = new StreamReader(licence.Open());
        Assert.StartsWith(
            "Apache License Version 2.0,",
            string.Join(' ', (await reader.ReadToEndAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);

        // OpenTelemetry comes with Pulumi; the package asks for newer versions of it.
        Assert.Equal(
            ["Pulumi", "Pulumi.AliCloud", "Pulumi.Random"],
            dependencies.Where(id => !id.StartsWith("OpenTelemetry", StringComparison.Ordinal)));
    }
#endif

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<(int ExitCode, string Output)> PackAsync()
    {
        var built = typeof(PackageContentTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .ToDictionary(data => data.Key, data => data.Value);
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
        [
            "pack", Path.Combine(Repository.Root, "infra", "Components"), "--no-build", "--configuration", built["Configuration"]!,
            $"-p:PulumiPackages={built["PulumiPackages"]}", "-p:BuildProjectReferences=false", "--output", _folder.FullName,

            // A node that waits for the next build would hold the output open for a quarter of an hour.
            "-nodeReuse:false",
        ])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
