using System.Collections.Immutable;

namespace Pulumi.AliCloud.Ecs;

public static class GetImages
{
    public static Task<GetImagesResult> InvokeAsync(
        GetImagesArgs? args = null, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetImagesResult>(
            "alicloud:ecs/getImages:getImages",
            args ?? new GetImagesArgs(),
            options.WithDefaults());
}

public sealed class GetImagesArgs : InvokeArgs
{
    public static new GetImagesArgs Empty => new();

    [Input("mostRecent")]
    public bool? MostRecent { get; set; }

    [Input("nameRegex")]
    public string? NameRegex { get; set; }

    [Input("owners")]
    public string? Owners { get; set; }
}

[OutputType]
public sealed class GetImagesResult
{
    public readonly ImmutableArray<Outputs.GetImagesImageResult> Images;

    [OutputConstructor]
    internal GetImagesResult(ImmutableArray<Outputs.GetImagesImageResult> images)
    {
        Images = images;
    }
}
