using System.Text.Json.Nodes;
using SharedBandwidth.Configuration;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Tests.Stacks.Schema;

/// <summary>A stack file in which a value can be put under any key: what must stand around it does.</summary>
internal static class SchemaSample
{
    // Nothing existing, beside which most other keys have no meaning.
    private const string Config = """
        {
          "alicloud:region": "cn-shanghai",
          "shared-bandwidth:network": { "create": { "cidrBlock": "10.0.0.0/24" } },
          "shared-bandwidth:gateway": { "paymentType": "Subscription", "periodMonths": 3, "internetChargeType": "PayBySpec", "specification": "Small" },
          "shared-bandwidth:bandwidth": { "mbps": 2000, "internetChargeType": "PayBy95", "ratioPercent": 20 },
          "shared-bandwidth:addresses": { "front": { "mbps": 5 } },
          "shared-bandwidth:securityGroups": { "web": { "id": "sg-1" } },
          "shared-bandwidth:outbound": { "vswitches": { "a": "vsw-2" }, "address": { "mbps": 5 }, "demand": { "baseMbps": 1, "windows": [{ "from": "01:00", "to": "02:00", "mbps": 8 }] } },
          "shared-bandwidth:apps": {
            "app": {
              "privateIp": "10.0.0.9", "address": "front", "securityGroup": "web", "ports": { "p": { "external": 80 } },
              "demand": { "baseMbps": 7, "windows": [{ "from": "01:00", "to": "02:00", "mbps": 8 }] }
            }
          }
        }
        """;

    private static readonly Dictionary<string, string> _keys =
        new() { ["APP"] = "app", ["PORT"] = "p", ["ADDRESS"] = "front", ["GROUP"] = "web", ["KEY"] = "a" };

    /// <summary>As it is.</summary>
    public static JsonObject File => new() { ["config"] = JsonNode.Parse(Config) };

    /// <summary>With a value at a path of the schema; what was there is gone.</summary>
    public static JsonObject With(string path, JsonNode? value) => Change(path, (place, key) => place[key] = value);

    /// <summary>Without anything at a path of the schema.</summary>
    public static JsonObject Without(string path) => Change(path, (place, key) => place.Remove(key));

    /// <summary>What the program finds in a stack file.</summary>
    public static (StackPlan Plan, IEnumerable<(string Code, string Subject, string Message)> Errors) Plan(JsonObject file)
    {
        var values = ((JsonObject)file["config"]!).ToDictionary(
            entry => entry.Key, entry =>
                entry.Value is JsonValue text && text.TryGetValue<string>(out var plain) ? plain : entry.Value?.ToJsonString() ?? "null");
        var plan = StackSettings.Plan(values, StackConfig.Project, "test").Plan;
        return (plan, plan.Findings.Where(finding => finding.Severity == Severity.Error)
            .Select(finding => (finding.Code.Id, finding.Subject, finding.Message)));
    }

    private static JsonObject Change(string path, Action<JsonObject, string> change)
    {
        var file = File;
        var segments = path.Split('.');
        var top = path.Contains(':', StringComparison.Ordinal) ? segments[0] : $"{StackConfig.Project}:{segments[0]}";
        var place = (JsonObject)file["config"]!;
        foreach (var (next, key) in segments[1..].Zip(new[] { top }.Concat(segments[1..])))
        {
            place = Below(place, Key(key));
        }

        change(place, segments.Length == 1 ? top : Key(segments[^1]));
        return file;

        static string Key(string segment) => _keys.GetValueOrDefault(segment, segment);
    }

    private static JsonObject Below(JsonObject place, string segment)
    {
        var key = segment.EndsWith("[]", StringComparison.Ordinal) ? segment[..^2] : segment;
        if (place[key] is not { } below)
        {
            place[key] = below = new JsonObject();
        }

        return (JsonObject)(key == segment ? below : below[0]!);
    }
}
