using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Preview;

/// <summary>One resource in words: type, name, what matters about it, and how it is kept.</summary>
internal static class ResourceLine
{
    public static TextSpan[] Of(RecordedResource resource)
    {
        if (resource.IsComponent)
        {
            return [TextSpan.Bold(resource.Key.Name), TextSpan.Dim($" ({resource.Key.ShortType})")];
        }

        var details = string.Join(", ", ResourceDetails.Of(resource));
        var flags = string.Join(", ", Flags(resource).Select(flag => flag.Replace(' ', Format.FixedSpace)));
        return
        [
            $"{resource.Key.ShortType} {resource.Key.Name}",
            TextSpan.Dim(details.Length > 0 ? $": {details}" : ""),
            TextSpan.Of(flags.Length > 0 ? $" [{flags}]" : "", Styles.Note),
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
    }
}
