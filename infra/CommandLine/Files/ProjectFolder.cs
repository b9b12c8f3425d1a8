using System.Text.Json;
using System.Text.Json.Nodes;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>A folder with a Pulumi.yaml, read as Pulumi's command line reads it.</summary>
public sealed class ProjectFolder
{
    /// <summary>Name of the file that makes a folder a project.</summary>
    public const string ProjectFile = "Pulumi.yaml";

    private static readonly string[] _stackFileKeys = ["config", "secretsprovider", "encryptedkey", "encryptionsalt", "environment"];
    private static readonly string[] _declarationKeys = ["type", "items", "description", "secret", "default", "value"];

    private readonly JsonObject _project;

    private ProjectFolder(string path)
    {
        FolderPath = path;
        _project = YamlFile.Read(Path.Combine(path, ProjectFile));
        Name = _project["name"] is JsonValue name && name.TryGetValue<string>(out var text)
            ? text
            : throw new UsageError($"{ProjectFile} has no name; write, for example, name: shared-bandwidth.");
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
            throw new UsageError("The folder in which this was started is gone; go to one that is there, or name the project's with --cwd.");
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

        // A stack's full name may have an organisation and a project in front.
        var file = Path.Combine(FolderPath, $"Pulumi.{stack[(stack.LastIndexOf('/') + 1)..]}.yaml");
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

    /// <summary>
    /// The configuration of a stack file, completed by the project's defaults: values by full key, objects and lists as JSON texts.
    /// </summary>
    /// <exception cref="UsageError">The file cannot be used.</exception>
    public IReadOnlyDictionary<string, string> ReadConfig(string stackFile)
    {
        var name = Path.GetFileName(stackFile);
        var stack = YamlFile.Read(stackFile);
        foreach (var key in stack.Select(entry => entry.Key).Where(key => !_stackFileKeys.Contains(key)))
        {
            throw new UsageError(
                $"{name} has the key '{key}' at the top; the keys there are " +
                $"{Sentence.And(_stackFileKeys)}.{DidYouMean.For(key, _stackFileKeys)}");
        }

        if (stack["config"] is not JsonObject values)
        {
            throw new UsageError($"{name} has no config; write the stack's keys, such as {Name}:apps, under config.");
        }

        var config = Defaults();
        foreach (var (key, value) in values)
        {
            if (value is JsonObject secret && secret.Count == 1 && secret.ContainsKey("secure"))
            {
                throw new UsageError(
                    $"{name}: {key} is encrypted, and the rehearsal has no key to it; nothing this project reads needs to be secret, so " +
                    "write it in plain.");
            }

            config[FullKey(key)] = ToText(value);
        }

        return config;
    }

    private Dictionary<string, string> Defaults()
    {
        var defaults = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, declaration) in _project["config"] as JsonObject ?? [])
        {
            // A declaration that is not an object, or has none of these keys, is itself the value.
            var value = declaration is JsonObject declared && declared.Any(entry => _declarationKeys.Contains(entry.Key))
                ? declared["value"] ?? declared["default"]
                : declaration;
            if (value is not null)
            {
                defaults[FullKey(key)] = ToText(value);
            }
        }

        return defaults;
    }

    private string FullKey(string key) => key.Contains(':', StringComparison.Ordinal) ? key : $"{Name}:{key}";

    private static string ToText(JsonNode? value) => value switch
    {
        null => "null",
        JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
        _ => value.ToJsonString(),
    };
}
