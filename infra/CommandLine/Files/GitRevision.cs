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
        return exitCode == 0
            ? output.Trim()
            : throw new UsageError(
                $"--against {revision}: there is no such file, and no such revision in a git repository around {folder}; give a saved " +
                "plan, a branch, a tag or a commit.");
    }

    /// <summary>
    /// The configuration of then, with the project's name of then; null: the stack was not there yet.
    /// </summary>
    /// <exception cref="UsageError">A file of then cannot be used.</exception>
    public static (string Project, StackConfiguration Config)? Read(GivenStack stack, string commit)
    {
        var file = Path.GetFullPath(stack.File);
        var project = Show(stack.Folder.FolderPath, commit, ProjectFolder.ProjectFile);
        var config = Show(Path.GetDirectoryName(file)!, commit, Path.GetFileName(file));
        if (project is null || config is null)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("rehearsal-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, ProjectFolder.ProjectFile), project);
            var stackFile = Path.Combine(folder.FullName, stack.FileName);
            File.WriteAllText(stackFile, config);
            var then = ProjectFolder.Open(folder.FullName);
            return (then.Name, then.ReadConfig(stackFile));
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
