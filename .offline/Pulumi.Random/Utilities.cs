namespace Pulumi.Random;

internal static class Utilities
{
    /// <summary>The official package this one stands in for; it is sent along with every request.</summary>
    public const string Version = "4.21.1";

    /// <summary>An id means that the resource exists and is to be read; an empty one that it is to be made.</summary>
    public static CustomResourceOptions MakeOptions(CustomResourceOptions? options, Input<string> id, params string[] secretOutputs)
    {
        var defaults = new CustomResourceOptions { Version = Version, AdditionalSecretOutputs = [.. secretOutputs] };
        var merged = CustomResourceOptions.Merge(defaults, options);
        merged.Id = id;
        return merged;
    }
}
