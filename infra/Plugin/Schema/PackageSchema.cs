using System.Reflection;
using System.Text.Json.Nodes;
using SharedBandwidth.Components;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Plugin.Schema;

/// <summary>Adds to the schema that Pulumi derives from the components what it does not look at.</summary>
/// <param name="documentation">Where descriptions are.</param>
internal sealed class PackageSchema(Documentation documentation)
{
    private static readonly Assembly _components = typeof(SharedBandwidthExposure).Assembly;

    /// <summary>The inputs that take only some words, by the schema's type and property.</summary>
    private static readonly Dictionary<(string Type, string Property), AllowedWords> _allowed = new()
    {
        [("SharedBandwidthExposure", "accountSite")] = AllowedWords.Of<AccountSite>(),
        [("SharedAddress", "isp")] = AllowedWords.Of<LineType>(),
        [("SharedAddress", "internetChargeType")] = AllowedWords.Of<EipChargeType>(),
        [("Address", "internetChargeType")] = AllowedWords.Of<EipChargeType>(),
        [("Bandwidth", "isp")] = AllowedWords.Of<LineType>(),
        [("Bandwidth", "internetChargeType")] = AllowedWords.Of<PackageChargeType>(),
        [("Gateway", "paymentType")] = AllowedWords.Of<PaymentType>(),
        [("Gateway", "internetChargeType")] = AllowedWords.Of<GatewayChargeType>(),
        [("Gateway", "specification")] = AllowedWords.Of<GatewaySpecification>(),
        [("Gateway", "eipBindMode")] = AllowedWords.Of<EipBindMode>(),
        [("Port", "protocol")] = AllowedWords.Of<Protocol>(),
        [("ForwardedPort", "protocol")] = AllowedWords.Of<Protocol>(),
    };

    /// <summary>
    /// The specifications whose plain values are defaults. Only these: a program in another language sends a default as if its user had
    /// written it, and elsewhere a written value means more than an absent one, such as a contradiction beside the id of what exists.
    /// </summary>
    private static readonly Dictionary<string, object> _defaults = new()
    {
        ["SharedBandwidthExposure"] = new ExposureSpec { Name = "" },
        ["Quotas"] = new QuotasSpec(),
    };

    /// <summary>Completes a derived schema.</summary>
    /// <param name="schema">The schema; it is changed.</param>
    public void Complete(JsonObject schema)
    {
        AddPackageFacts(schema);
        foreach (var (token, resource) in schema["resources"]!.AsObject())
        {
            var component = _components.GetType($"SharedBandwidth.Components.{NameOf(token)}", throwOnError: true)!;
            var args = component.GetConstructors()[0].GetParameters()[1].ParameterType;
            resource!["description"] = documentation.Of(component);
            AddToInputs(resource["inputProperties"]!.AsObject(), args, NameOf(token));
            AddToOutputs(resource.AsObject(), component);
        }

        var types = schema["types"]!.AsObject();
        foreach (var (token, type) in types)
        {
            if (_components.GetType($"SharedBandwidth.Components.{NameOf(token)}Args") is { } args)
            {
                type!["description"] = documentation.Of(args);
                AddToInputs(type["properties"]!.AsObject(), args, NameOf(token));
            }
            else
            {
                var output = _components.GetType($"SharedBandwidth.Components.{NameOf(token)}", throwOnError: true)!;
                type!["description"] = documentation.Of(output);
                AddToOutputs(type.AsObject(), output);
            }
        }

        foreach (var words in _allowed.Values.DistinctBy(words => words.Token))
        {
            types.Add(words.Token, words.ToSchema(documentation));
        }
    }

    private static void AddPackageFacts(JsonObject schema)
    {
        schema["displayName"] = PackageFacts.DisplayName;
        schema["description"] = PackageFacts.Description;
        schema["publisher"] = PackageFacts.Publisher;
        schema["license"] = PackageFacts.License;
        schema["keywords"] = new JsonArray([.. PackageFacts.Keywords.Select(word => (JsonNode)word)]);
        if (PackageFacts.Repository is { } repository)
        {
            schema["repository"] = repository;
        }

        if (PackageFacts.PluginDownloadUrl is { } download)
        {
            schema["pluginDownloadURL"] = download;
        }
    }

    private void AddToInputs(JsonObject properties, Type args, string type)
    {
        foreach (var (name, property) in properties)
        {
            var member = MemberOf(args, name);
            property!["description"] = documentation.Of(member);
            if (DefaultOf(type, member.Name) is { } value)
            {
                property["default"] = value;
            }

            if (_allowed.TryGetValue((type, name), out var words))
            {
                property["$ref"] = $"#/types/{words.Token}";
                if (_defaults.ContainsKey(type))
                {
                    property["default"] = words.Default;
                }
            }
        }
    }

    // Pulumi asks whether the compiler left a mark on the member, which depends on the members beside it.
    private void AddToOutputs(JsonObject holder, Type type)
    {
        var nullability = new NullabilityInfoContext();
        var required = new JsonArray();
        foreach (var (name, property) in holder["properties"]!.AsObject())
        {
            var member = MemberOf(type, name);
            property!["description"] = documentation.Of(member);
            if (nullability.Create(member).ReadState == NullabilityState.NotNull)
            {
                required.Add(name);
            }
        }

        holder["required"] = required;
    }

    private static JsonValue? DefaultOf(string type, string member) =>
        !_defaults.TryGetValue(type, out var spec) ? null : spec.GetType().GetProperty(member)?.GetValue(spec) switch
        {
            bool known => JsonValue.Create(known),
            int known => JsonValue.Create(known),
            _ => null,
        };

    private static PropertyInfo MemberOf(Type type, string property) =>
        type.GetProperty(char.ToUpperInvariant(property[0]) + property[1..])
        ?? throw new InvalidOperationException($"{type.Name} has no member for {property}, which is in the schema.");

    private static string NameOf(string token) => token[(token.LastIndexOf(':') + 1)..];
}
