using System.CommandLine;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Configuration;

namespace SharedBandwidth.CommandLine;

/// <summary>How every verb is told its stack.</summary>
internal sealed class StackArguments
{
    private readonly Argument<string> _stack = new("stack") { Description = "Name of the stack, such as prod" };
    private readonly Option<string?> _config = new("--config")
    {
        Description = "Stack file to use instead of Pulumi.STACK.yaml",
        HelpName = "FILE",
    };
    private readonly Option<string?> _folder = new("--cwd")
    {
        Description = "Project folder; otherwise the nearest one with a Pulumi.yaml",
        HelpName = "DIR",
    };

    public void AddTo(Command command)
    {
        command.Add(_stack);
        command.Add(_config);
        command.Add(_folder);
    }

    /// <exception cref="UsageError">There is no such project or stack, or a file cannot be used.</exception>
    public GivenStack Read(ParseResult parsed)
    {
        var project = ProjectFolder.Open(parsed.GetValue(_folder));
        var stack = parsed.GetRequiredValue(_stack);
        var file = project.StackFile(stack, parsed.GetValue(_config));
        return new GivenStack(project, stack, file, project.ReadConfig(file));
    }

    /// <summary>The same, where the stack may have no file yet.</summary>
    /// <exception cref="UsageError">There is no such project, or a file cannot be used.</exception>
    public StackToBe ReadOrNew(ParseResult parsed)
    {
        var project = ProjectFolder.Open(parsed.GetValue(_folder));
        var stack = parsed.GetRequiredValue(_stack);
        var own = project.OwnStackFile(stack);
        if (parsed.GetValue(_config) is null && !File.Exists(own))
        {
            return new StackToBe(project, stack, Path.GetFileName(own), null);
        }

        var given = Read(parsed);
        return new StackToBe(project, stack, given.FileName, given.Config);
    }
}

/// <summary>A stack that may have no file yet.</summary>
/// <param name="Folder">The project's folder.</param>
/// <param name="Name">The stack's name.</param>
/// <param name="FileName">Name of its file, there or not.</param>
/// <param name="Config">Its configuration; null: it has no file.</param>
internal sealed record StackToBe(ProjectFolder Folder, string Name, string FileName, StackConfiguration? Config)
{
    /// <summary>The project's name.</summary>
    public string Project => Folder.Name;
}

/// <summary>The stack that the command line names.</summary>
/// <param name="Folder">The project's folder.</param>
/// <param name="Name">The stack's name.</param>
/// <param name="File">Path of the file that its configuration is in.</param>
/// <param name="Config">Its configuration.</param>
internal sealed record GivenStack(ProjectFolder Folder, string Name, string File, StackConfiguration Config)
{
    /// <summary>The project's name.</summary>
    public string Project => Folder.Name;

    public string FileName => Path.GetFileName(File);
}
