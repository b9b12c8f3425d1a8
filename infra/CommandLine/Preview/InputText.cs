using System.Globalization;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Preview;

/// <summary>Inputs of one resource as text; null for those that are not set.</summary>
internal readonly struct InputText(RecordedResource resource)
{
    public string? Of(string input, string before = "", string unit = "") =>
        resource.Inputs.GetValueOrDefault(input) is { } value
            ? $"{before}{Convert.ToString(value, CultureInfo.InvariantCulture)}{unit}"
            : null;

    /// <summary>The other resource that an input takes its id from, by name; an id that was written down, as it is.</summary>
    public string? Reference(string noun, string input, string type)
    {
        var created = resource.DependsOn.FirstOrDefault(key => key.Type == type);
        return created.Name is { } name ? $"{noun}{Format.FixedSpace}{name}" : Of(input, $"{noun}{Format.FixedSpace}");
    }
}
