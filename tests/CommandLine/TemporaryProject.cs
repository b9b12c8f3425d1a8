using System.Diagnostics;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine;

/// <summary>A project folder of its own, removed at the end.</summary>
internal sealed class TemporaryProject : IDisposable
{
    /// <summary>A project that declares nothing.</summary>
    public const string BareProjectFile = "name: shared-bandwidth\nruntime: dotnet\n";

    /// <summary>A project that declares some of its configuration.</summary>
    public const string ProjectFile = """
        name: shared-bandwidth
        runtime: dotnet
        config:
          apps: { type: object, description: the apps }
          gateway: { type: object, default: {} }
          accountSite: { type: string, default: China }
          protect: { type: boolean, default: false }
          alicloud:region: { value: cn-default }
          plain: as it is
        """;

    public TemporaryProject(string? projectFile = ProjectFile)
    {
        Directory.CreateDirectory(Path);
        if (projectFile is not null)
        {
            Write("Pulumi.yaml", projectFile);
        }
    }

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"shared-bandwidth-{Guid.NewGuid():N}");

    public string Write(string name, string content)
    {
        var file = System.IO.Path.Combine(Path, name);
        // Writing over a file waits for the disk, and laws write one a thousand times.
        File.Delete(file);
        File.WriteAllText(file, content);
        return file;
    }

    /// <summary>Makes a git repository of the folder, with all that is in it in one commit on main.</summary>
    public void Commit()
    {
        Git("init", "--quiet", "--initial-branch", "main");
        Git("add", ".");
        Git("-c", "user.name=test", "-c", "user.email=test@example.org", "commit", "--quiet", "--message", "first");
    }

    public void Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", Path, .. arguments]) { RedirectStandardError = true })!;
        var error = git.StandardError.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, error);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
