namespace Pulumi;

internal static class Dependencies
{
    /// <summary>
    /// A local component stands for the resources below it, as far as they are registered: it is nothing on its own
    /// that another resource could wait for.
    /// </summary>
    public static IReadOnlyList<Resource> Expand(IEnumerable<Resource> resources)
    {
        var expanded = new List<Resource>();
        var seen = new HashSet<Resource>();
        var open = new Stack<Resource>(resources);
        while (open.TryPop(out var resource))
        {
            if (!seen.Add(resource))
            {
                continue;
            }

            if (resource is CustomResource || resource.IsRemote)
            {
                expanded.Add(resource);
            }

            if (resource is ComponentResource)
            {
                foreach (var child in resource.ChildrenSoFar())
                {
                    open.Push(child);
                }
            }
        }

        return expanded;
    }
}
