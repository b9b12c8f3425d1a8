using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using SharedBandwidth.CommandLine.Files.Yaml;
using SharedBandwidth.Configuration;
using SharedBandwidth.Planning.Findings;
using YamlDotNet.RepresentationModel;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>
/// Reads a stack file as Pulumi's command line does, and says what that reads otherwise than people do, or passes over without a word
/// (https://github.com/pulumi/pulumi/blob/master/pkg/workspace/config.go).
/// </summary>
internal sealed class StackFileReader
{
    private static readonly string[] _topKeys = ["config", "secretsprovider", "encryptedkey", "encryptionsalt", "environment"];

    // Of the providers that the program uses, and Pulumi's own.
    private static readonly string[] _otherNamespaces = ["alicloud", "random", "pulumi"];

    private readonly YamlFile _file;
    private readonly string _project;
    private readonly YamlConversion _conversion;
    private readonly FindingList _findings = [];
    private readonly Dictionary<string, YamlEntry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private bool _hasEnvironment;

    private StackFileReader(YamlFile file, string project)
    {
        _file = file;
        _project = project;
        _conversion = new YamlConversion(
            file.Name, (path, line, sentence) => _findings.Add(FindingCodes.ReadOtherwise, SubjectOf(path), $"{Line(line)}: {sentence}"));
    }

    /// <param name="file">The stack file.</param>
    /// <param name="project">The project's name, which is the namespace of its keys.</param>
    /// <param name="declarations">What the project declares.</param>
    /// <exception cref="UsageError">The file is none that Pulumi reads.</exception>
    public static StackConfiguration Read(YamlFile file, string project, ConfigDeclarations declarations)
    {
        var reader = new StackFileReader(file, project);
        if (reader.ReadTop() is { } config)
        {
            reader.ReadConfig(config);
        }

        foreach (var declared in declarations.All)
        {
            reader.Complete(declared);
        }

        // No key is called secret: what is in the file for all to read needs no hiding, and what is encrypted stays so.
        return new StackConfiguration(reader._values) { Findings = reader._findings.ToOrdered() };
    }

    // null: there is no configuration.
    private YamlMappingNode? ReadTop()
    {
        if (_file.SecondDocumentLine is { } second)
        {
            _findings.Add(
                FindingCodes.PassedOver,
                "---",
                $"A second document begins in line {Text(second)}, and Pulumi reads only the first; put everything into one.");
        }

        YamlMappingNode? config = null;
        foreach (var entry in _file.Root is null ? [] : _conversion.EntriesOf(_file.Root))
        {
            if (!_topKeys.Contains(entry.Key))
            {
                _findings.Add(
                    FindingCodes.PassedOver,
                    entry.Key,
                    $"{Line(entry.Line)}: Pulumi passes over the key '{entry.Key}' at the top; the keys there are " +
                    $"{Sentence.And(_topKeys)}.{DidYouMean.For(entry.Key, _topKeys)}");
            }
            else if (entry.Key == "environment" && !IsNothing(entry.Value))
            {
                _hasEnvironment = true;
                _findings.Add(
                    FindingCodes.EnvironmentNotRead,
                    "environment",
                    $"{Line(entry.Line)}: the values of environments are kept by Pulumi Cloud and not read here; what they set is " +
                    "missing below, and 'pulumi preview' shows the stack with it.");
            }
            else if (entry.Key == "config" && !IsNothing(entry.Value))
            {
                config = entry.Value as YamlMappingNode ?? throw new UsageError(
                    $"{_file.Name}, line {Text(entry.Value.Start.Line)}: config needs keys with values, and " +
                    $"{YamlFile.Describe(entry.Value)} is there; write the stack's keys, such as {_project}:apps, under it.");
            }
        }

        return config;
    }

    private void ReadConfig(YamlMappingNode config)
    {
        foreach (var entry in _conversion.EntriesOf(config))
        {
            var fullKey = FullKeyOf(entry);
            _conversion.RemarkOnKey(fullKey, entry);
            if (_entries.TryAdd(fullKey, entry))
            {
                CheckNamespace(fullKey, entry);
                ReadValue(fullKey, entry);
            }
            else
            {
                var first = _entries[fullKey];
                _findings.Add(
                    FindingCodes.Contradiction,
                    SubjectOf(fullKey),
                    $"'{first.Key}' in line {Text(first.Line)} and '{entry.Key}' in line {Text(entry.Line)} are one key, and which of " +
                    "them Pulumi takes is not fixed; remove one of them.");
            }
        }

        CheckProjectName();
    }

    private void ReadValue(string fullKey, YamlEntry entry)
    {
        if (IsEncrypted(entry.Value))
        {
            if (fullKey.StartsWith($"{_project}:", StringComparison.Ordinal) || fullKey == "alicloud:region")
            {
                _findings.Add(
                    FindingCodes.Encrypted,
                    SubjectOf(fullKey),
                    $"{Line(entry.Line)}: this is kept encrypted, and the rehearsal has no key to it, so that the stack cannot be " +
                    "rehearsed; 'pulumi preview' reads it.");
            }

            return;
        }

        _values[fullKey] = _conversion.ToText(fullKey, entry.Value);
    }

    // What the program gets of a key that the project declares, and whether Pulumi lets it pass.
    private void Complete(ConfigDeclaration declared)
    {
        var subject = SubjectOf(declared.Key);
        if (!_entries.TryGetValue(declared.Key, out var entry))
        {
            if (declared.Default is not null)
            {
                _values[declared.Key] = TextOf(declared.Default);
            }
            else if (declared.Key.StartsWith($"{_project}:", StringComparison.Ordinal) && !IsMisspelled(declared.Key))
            {
                _findings.Add(
                    FindingCodes.MissingValue,
                    subject,
                    $"{declared.Key} is missing, and {ProjectFolder.ProjectFile} makes it mandatory; write it under config in " +
                    $"{_file.Name}{InPlaceOf(declared.Key)}" +
                    (_hasEnvironment ? ", because what an environment sets is not read here." : "."));
            }

            return;
        }

        if (declared.Type is { } type && _values.TryGetValue(declared.Key, out var text))
        {
            var content = entry.Value is YamlScalarNode ? JsonValue.Create(text) : JsonNode.Parse(text);
            if (!ConfigDeclarations.Fits(type, declared.Items, content))
            {
                _findings.Add(FindingCodes.WrongType, subject, $"{Line(entry.Line)}: {Misfit(type, entry.Value, declared.Default)}");
            }
        }
    }

    private static string Misfit(string type, YamlNode value, JsonNode? byDefault)
    {
        var (needed, remedy) = type switch
        {
            "object" => ("keys with values are", "indent them under it, without quotes around all"),
            "array" => ("a list is", "start each item with '- '"),
            "boolean" => ("true or false is", "write one of the two"),
            "integer" => ("a whole number is", "write digits"),
            _ => ("a text is", "write one value"),
        };
        return IsNothing(value)
            ? $"Nothing is written here, which is an empty text to Pulumi and not the default, and {needed} needed; " +
                (byDefault is null ? $"{remedy}." : $"remove the key for the default, or {remedy}.")
            : $"{char.ToUpperInvariant(YamlFile.Describe(value)[0])}{YamlFile.Describe(value)[1..]} is written here, and {needed} " +
                $"needed; {remedy}.";
    }

    private string FullKeyOf(YamlEntry entry) => entry.Key.Split(':') switch
    {
        [{ Length: > 0 } name] => $"{_project}:{name}",
        [{ Length: > 0 } space, { Length: > 0 } name] => $"{space}:{name}",
        [{ Length: > 0 } space, "config", { Length: > 0 } name] => $"{space}:{name}",
        _ => throw new UsageError(
            $"{_file.Name}, line {Text(entry.Line)}: '{entry.Key}' is not a key of a configuration; write it as {_project}:apps is " +
            "written."),
    };

    private void CheckNamespace(string fullKey, YamlEntry entry)
    {
        var (space, _) = Parts(fullKey);
        if (Guess(space) is { Length: > 0 } guess)
        {
            _findings.Add(
                FindingCodes.PassedOver,
                fullKey,
                $"{Line(entry.Line)}: the program reads nothing of '{space}', so that this key does nothing; correct what stands before " +
                $"the colon.{guess}");
        }
    }

    // The keys of a project that has another name: its stack file is there, and the program finds none of it.
    private void CheckProjectName()
    {
        if (_entries.Keys.Any(key => Parts(key).Space == _project))
        {
            return;
        }

        var known = StackSettings.Keys();
        foreach (var space in _entries.Where(entry => known.Contains(Parts(entry.Key).Name)).GroupBy(entry => Parts(entry.Key).Space)
            .Where(space => !_otherNamespaces.Contains(space.Key) && Guess(space.Key).Length == 0))
        {
            var first = space.MinBy(entry => entry.Value.Line);
            var keys = Sentence.AndAtMost(space.Select(entry => entry.Value.Key), 4);
            _findings.Add(
                FindingCodes.PassedOver,
                first.Key,
                $"{Line(first.Value.Line)}: the program reads nothing of '{space.Key}', because the name in {ProjectFolder.ProjectFile} " +
                $"is {_project}, so that {keys} {(space.Count() == 1 ? "does" : "do")} nothing; write {_project} before the colon, or " +
                $"name: {space.Key} in {ProjectFolder.ProjectFile}.");
        }
    }

    // That is told where the program's keys are read, as one error.
    private bool IsMisspelled(string missing) => _entries.Keys.Any(key =>
        Parts(key).Space == _project && DidYouMean.Nearest(Parts(key).Name, StackSettings.Keys()) == Parts(missing).Name);

    // The key of another namespace that is perhaps meant for one that is missing.
    private string InPlaceOf(string missing) =>
        _entries.Keys.FirstOrDefault(key => Parts(key).Name == Parts(missing).Name && !_otherNamespaces.Contains(Parts(key).Space))
            is { } other ? $" in place of {other}" : "";

    private string Guess(string space)
    {
        string[] known = [_project, .. _otherNamespaces];
        return known.Contains(space) ? "" : DidYouMean.For(space, known);
    }

    private static (string Space, string Name) Parts(string fullKey)
    {
        var colon = fullKey.IndexOf(':', StringComparison.Ordinal);
        return (fullKey[..colon], fullKey[(colon + 1)..]);
    }

    // The shape in which Pulumi writes what it encrypted; with another key beside it, it is an object like any other.
    private bool IsEncrypted(YamlNode node) =>
        node is YamlMappingNode { Children.Count: 1 } mapping
        && _conversion.EntriesOf(mapping) is [{ Key: "secure", Value: YamlScalarNode }];

    // As findings name places: the project's own keys without its name.
    private string SubjectOf(string path) =>
        path.StartsWith($"{_project}:", StringComparison.Ordinal) ? path[(_project.Length + 1)..] : path;

    private static bool IsNothing(YamlNode node) =>
        node is YamlScalarNode { Value: "" or "~" or "null" or "Null" or "NULL", Style: YamlDotNet.Core.ScalarStyle.Plain };

    private static string TextOf(JsonNode value) =>
        value is JsonValue text && text.TryGetValue<string>(out var written) ? written : value.ToJsonString();

    private static string Line(long line) => $"Line {Text(line)}";

    private static string Text(long line) => line.ToString(CultureInfo.InvariantCulture);
}
