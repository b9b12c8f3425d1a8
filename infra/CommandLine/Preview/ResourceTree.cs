using System.Collections.Immutable;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Preview;

/// <summary>The resources under their parents, in the order of the program, and how many there are of each kind.</summary>
internal sealed class ResourceTree
{
    private readonly Page _page;
    private readonly ILookup<ResourceKey?, RecordedResource> _children;

    private ResourceTree(Page page, ImmutableArray<RecordedResource> resources)
    {
        _page = page;
        _children = resources.ToLookup(resource => resource.Parent);
    }

    public static void Write(Page page, ImmutableArray<RecordedResource> resources)
    {
        if (resources.IsEmpty)
        {
            return;
        }

        var real = resources.Where(resource => !resource.IsComponent).ToList();
        var read = real.Count(resource => resource.ReadId is not null);
        page.Heading(TextSpan.Bold("Resources"),
            $": {Format.Number(real.Count - read)} to create{(read > 0 ? $", {Format.Number(read)} to read" : "")}");
        page.Wrapped(Indent.Body, TextSpan.Dim(string.Join(", ", real.CountBy(resource => resource.Key.ShortType)
            .Select(kind => $"{kind.Value}{Format.FixedSpace}{kind.Key}"))));
        page.Blank();

        var tree = new ResourceTree(page, resources);
        foreach (var root in tree._children[null])
        {
            tree.Draw(root, Indent.Body, Indent.Body.Rest);
        }
    }

    private void Draw(RecordedResource resource, Indent indent, string below)
    {
        var children = _children[resource.Key].ToList();

        // A wrapped line keeps the branch to the children that follow it.
        var continued = new Indent(indent.First, below + (children.Count > 0 ? "│  " : "   "));
        _page.Wrapped(continued, ResourceLine.Of(resource));
        for (var i = 0; i < children.Count; i++)
        {
            var isLast = i == children.Count - 1;
            Draw(children[i], new Indent($"{below}{(isLast ? "└─ " : "├─ ")}", ""), $"{below}{(isLast ? "   " : "│  ")}");
        }
    }
}
