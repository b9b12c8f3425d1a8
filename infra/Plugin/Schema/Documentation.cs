using System.Reflection;
using System.Xml.Linq;
using SharedBandwidth.Components;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Plugin.Schema;

/// <summary>The summaries that the compiler wrote beside the assemblies, as Markdown.</summary>
/// <param name="summaries">By the id that the compiler gives to a type or member.</param>
internal sealed class Documentation(IReadOnlyDictionary<string, XElement> summaries)
{
    /// <summary>Reads what is documented of the components and of planning.</summary>
    /// <exception cref="FileNotFoundException">A documentation file is not beside its assembly.</exception>
    public static Documentation Load() => new(
        new[] { typeof(SharedBandwidthExposure).Assembly, typeof(LineType).Assembly }
            .SelectMany(
                assembly => XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml")).Descendants("member"))
            .Where(member => member.Element("summary") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")!));

    /// <summary>Null where nothing is documented.</summary>
    public string? Of(Type type) => Find($"T:{type.FullName}", type);

    /// <summary>Null where nothing is documented.</summary>
    public string? Of(PropertyInfo property) => Find($"P:{property.DeclaringType!.FullName}.{property.Name}", property.DeclaringType);

    /// <summary>Null where nothing is documented.</summary>
    public string? Of(FieldInfo field) => Find($"F:{field.DeclaringType!.FullName}.{field.Name}", field.DeclaringType);

    private string? Find(string id, Type home) =>
        summaries.TryGetValue(id, out var summary) ? new Markdown(home.FullName!).Of(summary) : null;
}
