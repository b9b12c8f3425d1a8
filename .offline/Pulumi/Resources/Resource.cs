using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly bool? _protect;
    private readonly ImmutableArray<ResourceTransformation> _transformations;

    private protected Resource(string type, string name, ResourceArgs args, ResourceOptions options, bool remote = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentException.ThrowIfNullOrEmpty(name);

        _type = type;
        _name = name;
        IsRemote = remote;
        PendingOutputs = new PendingOutputs(this, remote || options.Urn is not null);

        _transformations = [.. options.OwnTransformations, .. TransformingParent(options)?._transformations ?? []];
        (args, options) = Transform(args, options);

        // From here on the options are the deployment's own: what the program wrote stays as it was written.
        options = options.Clone();
        if (options.Parent is { } parent)
        {
            parent.AddChild(this);
            options.Protect ??= parent._protect;
        }

        _protect = options.Protect;
        Deployment.Required.Registrar.Start(this, args, options);
    }

    [Output(PendingOutputs.Urn)]
    public Output<string> Urn { get; private protected set; } = null!;

    internal PendingOutputs PendingOutputs { get; }

    internal bool IsRemote { get; }

    /// <summary>The children registered so far; to depend on a component means to depend on these.</summary>
    private List<Resource> Children { get; } = [];

    public string GetResourceType() => _type;

    public string GetResourceName() => _name;

    internal ImmutableArray<Resource> ChildrenSoFar()
    {
        lock (Children)
        {
            return [.. Children];
        }
    }

    private void AddChild(Resource child)
    {
        lock (Children)
        {
            Children.Add(child);
        }
    }

    // Resources without a parent in their options belong to the stack, whose transformations they inherit.
    private Resource? TransformingParent(ResourceOptions options) =>
        _type == Stack.TypeName ? null : options.Parent ?? (options.Urn is null ? Deployment.Required.Stack : null);

    private (ResourceArgs Args, ResourceOptions Options) Transform(ResourceArgs args, ResourceOptions options)
    {
        foreach (var transformation in _transformations)
        {
            if (transformation(new ResourceTransformationArgs(this, args, options)) is { } result)
            {
                if (result.Options.Parent != options.Parent)
                {
                    throw new ArgumentException("A transformation changed the 'parent' of a resource, which is not possible.");
                }

                (args, options) = (result.Args, result.Options);
            }
        }

        return (args, options);
    }
}
