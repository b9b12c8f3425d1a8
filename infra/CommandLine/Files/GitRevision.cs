using System.ComponentModel;
using System.Diagnostics;
using SharedBandwidth.Configuration;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>A stack's configuration as it was at a revision of the project's git repository, read by git itself.</summary>
internal static class GitRevision
{
    /// <summary>The full id of the commit.</summary>
    /// <exception cref="UsageError">There is no git, no repository, or no such revision.</exception>
    public static string CommitOf(string folder, string revision)
    {
        var (exitCode, output) = Run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", $"{revision}^{{commit}}");
        if (exitCode == 0)
        {
            return output.Trim();
        }

        // As in most jobs of a CI service.
        var isShallow = Run(folder, "rev-parse", "--is-shallow-repository").Output.Trim() == "true";
        throw new UsageError(
            $"--against {revision}: there is no such file, and no such revision in a git repository around {folder}; " +
            (isShallow
                ? "this clone is shallow and may lack it; fetch the history with 'git fetch --unshallow'."
                : "give a saved plan, an exported state, a branch, a tag or a commit."));
    }

    /// <summary>
    /// The configuration of then, from the file of the same name, or else from the stack's own; null: neither was there yet.
    /// </summary>
    /// <exception cref="UsageError">A file of then cannot be used.</exception>
    public static StackThen? Read(GivenStack stack, string commit)
    {
        var file = Path.GetFullPath(stack.File);
        var own = stack.Folder.OwnStackFile(stack.Name);
        if (Show(stack.Folder.FolderPath, commit, ProjectFolder.ProjectFile) is not { } project)
        {
            return null;
        }

        var name = Path.GetFileName(file);
        var config = Show(Path.GetDirectoryName(file)!, commit, name);
        if (config is null && Path.GetFileName(own) != name)
        {
            (name, config) = (Path.GetFileName(own), Show(stack.Folder.FolderPath, commit, Path.GetFileName(own)));
        }

        if (config is null)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("rehearsal-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, ProjectFolder.ProjectFile), project);
            var stackFile = Path.Combine(folder.FullName, name);
            File.WriteAllText(stackFile, config);
            var then = ProjectFolder.Open(folder.FullName);
            return new StackThen(then.Name, name, then.ReadConfig(stackFile));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // null: the file was not there.
    private static string? Show(string folder, string commit, string file)
    {
        var (exitCode, output) = Run(folder, "show", $"{commit}:./{file}");
        return exitCode == 0 ? output : null;
    }

    private static (int ExitCode, string Output) Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", folder, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        try
        {
            using var git = Process.Start(start)!;
            git.StandardInput.Close();
            var errors = git.StandardError.ReadToEndAsync();
            var output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            errors.GetAwaiter().GetResult();
            return (git.ExitCode, output);
        }
        catch (Win32Exception)
        {
            throw new UsageError(
                "--against needs git to read an earlier revision, and there is no git on the path; install it, or compare with a plan " +
                "that was saved by --save.");
        }
    }
}

/// <summary>A stack at a revision.</summary>
/// <param name="Project">The project's name of then.</param>
/// <param name="FileName">The name of the file that the configuration was in.</param>
/// <param name="Config">The configuration of then.</param>
internal sealed record StackThen(string Project, string FileName, StackConfiguration Config);
