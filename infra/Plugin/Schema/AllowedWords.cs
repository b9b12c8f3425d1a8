using System.Reflection;
using System.Text.Json.Nodes;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Plugin.Schema;

/// <summary>A kind of value that is one of a few words, as a type of the schema.</summary>
/// <param name="Kind">The kind of value.</param>
/// <param name="Default">What a setting of that kind is when it is left out.</param>
/// <param name="Words">Every word with the name of its constant.</param>
internal sealed record AllowedWords(Type Kind, string Default, IReadOnlyList<(string Text, FieldInfo Constant)> Words)
{
    /// <summary>Token of the schema's type.</summary>
    public string Token => $"{PackageFacts.Name}:index:{Kind.Name}";

    /// <summary>The words of a kind of value, in the order in which people are told them.</summary>
    public static AllowedWords Of<T>()
        where T : Term<T>, ITerm<T>
    {
        var constants = typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.FieldType == typeof(T))
            .ToDictionary(field => ((T)field.GetValue(null)!).Text);
        return new AllowedWords(typeof(T), T.All[0].Text, [.. Term<T>.Texts.Select(text => (text, constants[text]))]);
    }

    /// <summary>The schema's type.</summary>
    /// <param name="documentation">Where its descriptions are.</param>
    public JsonObject ToSchema(Documentation documentation)
    {
        var values = new JsonArray();
        foreach (var (text, constant) in Words)
        {
            var value = new JsonObject { ["name"] = constant.Name, ["value"] = text };
            if (documentation.Of(constant) is { } description)
            {
                value["description"] = description;
            }

            values.Add(value);
        }

        return new JsonObject { ["type"] = "string", ["description"] = documentation.Of(Kind), ["enum"] = values };
    }
}
