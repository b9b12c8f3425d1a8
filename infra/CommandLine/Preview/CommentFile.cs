using System.Text;
using System.Text.RegularExpressions;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.CommandLine.Words;

namespace SharedBandwidth.CommandLine.Preview;

/// <summary>What a comment says of one stack.</summary>
/// <param name="Stack">Project and stack, as <c>project/stack</c>.</param>
/// <param name="Head">What is never cut.</param>
/// <param name="Folds">What is folded, the most important first: each a heading and lines.</param>
internal sealed record CommentSection(string Stack, string Head, IReadOnlyList<CommentFold> Folds);

/// <summary>A part that is opened by a click.</summary>
/// <param name="Heading">Its heading, without anything that has to be escaped.</param>
/// <param name="Lines">Its lines, as they are to be read.</param>
internal sealed record CommentFold(string Heading, IReadOnlyList<string> Lines);

/// <summary>
/// The comment on a pull request, in a file: a section for each stack, each written by a command of its own. Never more than fits into a
/// comment: what is folded is cut from its end, the least important of all stacks first, and it says so.
/// </summary>
internal static class CommentFile
{
    // GitHub takes 65,536 characters (https://github.com/runatlantis/atlantis/blob/main/server/events/vcs/github/client.go); bytes are
    // never fewer.
    private const int MostBytes = 60_000;
    private const string Begin = "<!-- shared-bandwidth:comment v1 -->";

    private static readonly Regex _section = new(
        @"^<!-- stack (?<stack>\S+) -->\n(?<head>.*?)" +
        @"(?<folds>(\n<details><summary>[^\n]*</summary>\n\n<pre>\n.*?\n</pre>\n\n</details>\n)*)(?=<!-- stack |<!-- end -->)",
        RegexOptions.Singleline | RegexOptions.Multiline);

    private static readonly Regex _fold = new(
        @"<details><summary>(?<heading>[^\n]*)</summary>\n\n<pre>\n(?<lines>.*?)\n</pre>", RegexOptions.Singleline);

    /// <summary>Writes the section of a stack, in place of the one that the file has of it; other stacks' stay.</summary>
    /// <exception cref="UsageError">The file is something else, cannot be written, or has no room for the heads of all stacks.</exception>
    public static void Write(string path, CommentSection section)
    {
        var others = Read(path).Where(other => other.Stack != section.Stack);
        CommentSection[] all = [.. others.Append(section).OrderBy(one => one.Stack, StringComparer.Ordinal)];
        AtomicFile.Write("--comment", path, Encoding.UTF8.GetBytes(Compose(all)));
    }

    /// <summary>The sections together, cut to what a comment takes.</summary>
    public static string Compose(IReadOnlyList<CommentSection> sections)
    {
        var left = MostBytes - Size(Text(sections, [.. sections.Select(_ => new List<CommentFold>())]));
        if (left < 0)
        {
            throw new UsageError(
                $"--comment: {Format.Count(sections.Count, "stack")} do not fit into one comment, even without what is folded; write " +
                "some into another file.");
        }

        var kept = sections.Select(_ => new List<CommentFold>()).ToList();
        foreach (var rank in Enumerable.Range(0, sections.Max(section => section.Folds.Count)))
        {
            foreach (var (section, folds) in sections.Zip(kept).Where(pair => rank < pair.First.Folds.Count))
            {
                var fold = Cut(section.Folds[rank], left);
                folds.Add(fold);
                left -= Size(Text(fold));
            }
        }

        return Text(sections, kept);
    }

    // A fold of which nothing fits still says that it was cut: room for that is kept for each.
    private static CommentFold Cut(CommentFold fold, int room)
    {
        const int Reserve = 1_500;
        var available = room - Reserve;
        if (Size(Text(fold)) <= available)
        {
            return fold;
        }

        var lines = fold.Lines.ToList();
        var size = Size(Text(fold with { Lines = [Note(lines.Count)] }));
        var kept = 0;
        while (kept < lines.Count && size + Size(CommentText.Pre([lines[kept]])) <= available)
        {
            size += Size(CommentText.Pre([lines[kept]])) - Size(CommentText.Pre([""])) + 2;
            kept++;
        }

        return fold with { Lines = [.. lines.Take(kept), Note(lines.Count - kept)] };

        static string Note(int count) =>
            $"... {Format.Count(count, "line")} cut, so that the comment fits; the job's summary has all of it";
    }

    private static string Text(IReadOnlyList<CommentSection> sections, IReadOnlyList<IReadOnlyList<CommentFold>> folds)
    {
        var text = new StringBuilder(Begin).Append('\n');
        foreach (var (section, kept) in sections.Zip(folds))
        {
            text.Append("<!-- stack ").Append(section.Stack).Append(" -->\n").Append(section.Head.TrimEnd()).Append('\n');
            foreach (var fold in kept)
            {
                text.Append(Text(fold));
            }
        }

        return text.Append("<!-- end -->\n").ToString();
    }

    private static string Text(CommentFold fold) =>
        $"\n<details><summary>{fold.Heading}</summary>\n\n{CommentText.Pre(fold.Lines)}\n\n</details>\n";

    private static int Size(string text) => Encoding.UTF8.GetByteCount(text);

    // The sections of a file that was written before; what was cut then is not there any more.
    private static IEnumerable<CommentSection> Read(string path)
    {
        string text;
        try
        {
            text = File.Exists(path) ? File.ReadAllText(path) : "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageError($"--comment {path} cannot be read: {exception.Message.TrimEnd('.')}. Name another file.");
        }

        if (text.Length == 0)
        {
            return [];
        }

        if (!text.StartsWith(Begin, StringComparison.Ordinal) || !text.EndsWith("<!-- end -->\n", StringComparison.Ordinal))
        {
            throw new UsageError(
                $"--comment {path}: this is not a comment that was written by --comment; name another file, or delete it.");
        }

        return _section.Matches(text).Select(section => new CommentSection(
            section.Groups["stack"].Value,
            section.Groups["head"].Value,
            [
                .. _fold.Matches(section.Groups["folds"].Value).Select(fold => new CommentFold(
                    fold.Groups["heading"].Value,
                    [.. fold.Groups["lines"].Value.Split('\n').Select(System.Net.WebUtility.HtmlDecode).Select(line => line ?? "")])),
            ]));
    }
}
