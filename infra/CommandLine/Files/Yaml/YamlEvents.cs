using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SharedBandwidth.CommandLine.Files.Yaml;

/// <summary>
/// A look at a text's events before the library loads it by recursion and compares keys by their whole content: neither a stack that
/// overflows nor a comparison that takes for ever can be caught.
/// </summary>
internal sealed class YamlEvents
{
    // Stream and document are levels too. Far more than any stack file has; a reader of JSON gives up at 64.
    private const int DeepestLevel = 34;

    private readonly string _name;
    private readonly HashSet<string> _anchors = new(StringComparer.Ordinal);

    // Of every open collection whether it is a mapping, and whether a key comes next.
    private readonly Stack<(bool IsMapping, bool IsKeyNext)> _open = new();

    private YamlEvents(string name) => _name = name;

    /// <summary>Where the first document ends in the text, and the line that the second begins in; null: there is no second.</summary>
    /// <exception cref="UsageError">It is nested too deeply, a key is no text, or an alias names nothing.</exception>
    /// <exception cref="YamlException">It is not YAML.</exception>
    public static (int End, long SecondLine)? Check(string text, string name)
    {
        var events = new YamlEvents(name);
        var parser = new Parser(new StringReader(text));
        var documents = 0;
        for (var depth = 0; parser.MoveNext();)
        {
            var current = parser.Current!;
            if (current is DocumentStart && ++documents == 2)
            {
                return ((int)current.Start.Index, current.Start.Line);
            }

            depth += current.NestingIncrease;
            if (depth > DeepestLevel)
            {
                throw events.Fault(current, "this is nested too deeply to be a stack file; write it flatter.");
            }

            events.Take(current);
        }

        return null;
    }

    private void Take(ParsingEvent current)
    {
        if (current is MappingEnd or SequenceEnd)
        {
            _open.Pop();
            return;
        }

        if (current is not (NodeEvent or AnchorAlias))
        {
            return;
        }

        if (_open.TryPop(out var outer))
        {
            if (outer.IsKeyNext && current is not Scalar)
            {
                throw Fault(current, "a key must be a text, and something else is there; write it out.");
            }

            _open.Push(outer with { IsKeyNext = outer.IsMapping && !outer.IsKeyNext });
        }

        switch (current)
        {
            case AnchorAlias { Value.Value: var alias } when !_anchors.Contains(alias):
                throw Fault(current, $"*{alias} repeats what &{alias} names, and nothing above is named so; write it out.");
            case MappingStart:
                _open.Push((true, true));
                break;
            case SequenceStart:
                _open.Push((false, false));
                break;
        }

        if (current is NodeEvent { Anchor: { IsEmpty: false, Value: var anchor } })
        {
            _anchors.Add(anchor);
        }
    }

    private UsageError Fault(ParsingEvent at, string what) => new(string.Create(
        CultureInfo.InvariantCulture, $"{_name}, line {at.Start.Line}, column {at.Start.Column}: {what}"));
}
