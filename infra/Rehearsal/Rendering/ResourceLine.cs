using SharedBandwidth.Rehearsal.Recording;

namespace SharedBandwidth.Rehearsal.Rendering;

/// <summary>One resource in words: type, name, what matters about it, and how it is kept.</summary>
internal static class ResourceLine
{
    public static Piece[] Of(RecordedResource resource)
    {
        if (resource.IsComponent)
        {
            return [Piece.Bold(resource.Key.Name), Piece.Dim($" ({resource.Key.ShortType})")];
        }

        var details = string.Join(", ", ResourceDetails.Of(resource));
        var flags = string.Join(", ", Flags(resource).Select(flag => flag.Replace(' ', Quantity.FixedSpace)));
        return
        [
            $"{resource.Key.ShortType} {resource.Key.Name}",
            Piece.Dim(details.Length > 0 ? $": {details}" : ""),
            Piece.Of(flags.Length > 0 ? $" [{flags}]" : "", Styles.Note),
        ];
    }

    private static IEnumerable<string> Flags(RecordedResource resource)
    {
        if (resource.ReadId is not null)
        {
            yield return "existing, only read";
        }

        if (resource.Options.Protect == true)
        {
            yield return "protected";
        }

        if (resource.Options.DeleteBeforeReplace == true)
        {
            yield return "deleted before replaced";
        }

        if (resource.Options.RetainOnDelete == true)
        {
            yield return "kept on delete";
        }
    }
}
