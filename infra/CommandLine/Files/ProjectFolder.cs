using System.Text.Json.Nodes;
using SharedBandwidth.CommandLine.Files.Yaml;
using SharedBandwidth.Configuration;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>A folder with a Pulumi.yaml, read as Pulumi's command line reads it.</summary>
public sealed class ProjectFolder
{
    /// <summary>Name of the file that makes a folder a project.</summary>
    public const string ProjectFile = "Pulumi.yaml";

    private readonly ConfigDeclarations _declarations;

    private ProjectFolder(string path)
    {
        FolderPath = path;
        var project = YamlFile.Read(Path.Combine(path, ProjectFile)).ToJson();
        Name = project["name"] is JsonValue name && name.TryGetValue<string>(out var text)
            ? text
            : throw new UsageError($"{ProjectFile} has no name; write, for example, name: shared-bandwidth.");
        _declarations = ConfigDeclarations.Read(project["config"] as JsonObject, Name, ProjectFile);
    }

    /// <summary>The folder.</summary>
    public string FolderPath { get; }

    /// <summary>The project's name, which is the namespace of its configuration keys.</summary>
    public string Name { get; }

    /// <summary>Opens a folder, or the nearest one above the current folder.</summary>
    /// <exception cref="UsageError">There is no project, or its file cannot be used.</exception>
    public static ProjectFolder Open(string? path)
    {
        if (path is not null)
        {
            return File.Exists(Path.Combine(path, ProjectFile))
                ? new ProjectFolder(path)
                : throw new UsageError($"There is no {ProjectFile} in {path}; give --cwd the folder that has it.");
        }

        for (var folder = new DirectoryInfo(CurrentFolder()); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, ProjectFile)))
            {
                return new ProjectFolder(folder.FullName);
            }
        }

        throw new UsageError($"There is no {ProjectFile} here or in a folder above; go to the project's folder, or name it with --cwd.");
    }

    private static string CurrentFolder()
    {
        try
        {
            return Directory.GetCurrentDirectory();
        }
        catch (IOException)
        {
            throw new UsageError(
                "The folder in which this was started is gone; go to one that is there, or name the project's with --cwd.");
        }
    }

    /// <summary>The file of a stack: <paramref name="configFile"/> when given, otherwise Pulumi.STACK.yaml.</summary>
    /// <exception cref="UsageError">There is no such file.</exception>
    public string StackFile(string stack, string? configFile)
    {
        if (configFile is not null)
        {
            return File.Exists(configFile)
                ? configFile
                : throw new UsageError($"There is no file {configFile}; give --config the stack file to use.");
        }

        var file = OwnStackFile(stack);
        if (File.Exists(file))
        {
            return file;
        }

        string[] stacks =
        [
            .. Directory.EnumerateFiles(FolderPath, "Pulumi.*.yaml").Select(Path.GetFileName).OfType<string>()
                .Select(name => name["Pulumi.".Length..^".yaml".Length]).Order(StringComparer.Ordinal),
        ];
        var known = stacks.Length == 0 ? "there is none in this project" : $"the stacks here are {Sentence.And(stacks)}";
        throw new UsageError($"There is no stack '{stack}' ({Path.GetFileName(file)}); {known}.{DidYouMean.For(stack, stacks)}");
    }

    /// <summary>Path of Pulumi.STACK.yaml, there or not; a stack's full name may have an organisation and a project in front.</summary>
    public string OwnStackFile(string stack) => Path.Combine(FolderPath, $"Pulumi.{stack[(stack.LastIndexOf('/') + 1)..]}.yaml");

    /// <summary>The configuration of a stack file, completed by the project's defaults.</summary>
    /// <exception cref="UsageError">The file cannot be used.</exception>
    public StackConfiguration ReadConfig(string stackFile) => StackFileReader.Read(YamlFile.Read(stackFile), Name, _declarations);

    /// <summary>The same, of a stack file that is not written yet.</summary>
    /// <param name="text">What will be in it.</param>
    /// <param name="fileName">Its name.</param>
    public StackConfiguration ParseConfig(string text, string fileName) =>
        StackFileReader.Read(YamlFile.Parse(text, fileName), Name, _declarations);
}
