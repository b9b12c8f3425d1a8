using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SharedBandwidth.Emulator.Tests;

/// <summary>Makes recorded requests of an emulated account, and says where its answers are not the recorded ones.</summary>
/// <remarks>
/// Ids and IPs of the recording become those of the account: the first answer that has one says which is which, and from then on it has to
/// be that one. An IP that a request says before any answer did stands for itself.
/// </remarks>
internal sealed class Replay(EmulatedAccount account)
{
    // The sketch's ids have four digits; those of what was there before are the same here. Inside lists too: "a,b" and ["a"].
    private static readonly Regex _idsAndIps = new(@"(?<![\w./-])([a-z]+-emu\d{4}|\d+(\.\d+){3})(?![\w./-])");

    private static readonly Regex _digit = new(@"\d");

    // By what two entries of a list are the same one.
    private static readonly string[] _keys = ["AllocationId", "TagKey", "Key"];

    private readonly Dictionary<string, string> _ownOf = new(StringComparer.Ordinal);
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);
    private readonly List<string> _differences = [];
    private string _place = "";

    /// <summary>How many requests were made.</summary>
    public int Requests { get; private set; }

    /// <summary>What differs and should not, in order.</summary>
    public IReadOnlyList<string> Differences => _differences;

    /// <summary>The known differences that were met, by their paths.</summary>
    public ISet<string> Met { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Makes the request, unless it was refused because of its time.</summary>
    public void Make(string place, RecordedRequest recorded)
    {
        if (recorded.WasBusy)
        {
            return;
        }

        _place = $"{place} {recorded.Action}";
        Requests++;
        var (status, body) = account.Answer(recorded.ToRequest(ValueOf));
        if (KnownDifferences.IsGoneVswitch(recorded))
        {
            Met.Add(KnownDifferences.GoneVswitch);
            CompareTexts("status", "404", $"{status}");
        }
        else if (status != recorded.Status)
        {
            Differ($"status {recorded.Status} was expected: {status} {body.ToJsonString()}");
        }
        else
        {
            Compare(status == 200 ? recorded.Action : "Refusal", recorded.Answer, body);
        }
    }

    private string ValueOf(string name, string value) => name switch
    {
        // Each request had its own, which the recording leaves out.
        "ClientToken" => $"{Requests}",
        _ => _idsAndIps.Replace(value, found =>
        {
            if (!_ownOf.ContainsKey(found.Value))
            {
                Learn(found.Value, found.Value);
            }

            return _ownOf[found.Value];
        }),
    };

    private void Learn(string recorded, string own)
    {
        _ownOf.Add(recorded, own);
        _own.Add(own);
    }

    private void Compare(string path, JsonNode? recorded, JsonNode? own)
    {
        if (recorded?.GetValueKind() is not { } kind || own?.GetValueKind() is not { } ownKind || Plain(kind) != Plain(ownKind))
        {
            Differ($"{path} is {own?.ToJsonString() ?? "missing"}, recorded is {recorded?.ToJsonString()}");
            return;
        }

        switch (recorded)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields)
                {
                    Compare($"{path}.{name}", value, own[name]);
                }

                break;
            case JsonArray entries:
                CompareLists(path, entries, (JsonArray)own);
                break;
            default:
                CompareValues(path, recorded.ToString(), own.ToString());
                break;
        }
    }

    private void CompareLists(string path, JsonArray recorded, JsonArray own)
    {
        if (own.Count > recorded.Count && KnownDifferences.MayHaveMore(path))
        {
            Met.Add(path);
        }
        else if (own.Count != recorded.Count)
        {
            Differ($"{path} has {own.Count} entries, recorded are {recorded.Count}");
            return;
        }

        var key = _keys.FirstOrDefault(name => recorded.Concat(own).All(entry => entry is JsonObject fields && fields.ContainsKey(name)));
        foreach (var (i, entry) in recorded.Index())
        {
            var other = key is null ? own[i] : own.FirstOrDefault(one => (string?)one![key] == Own((string)entry![key]!));
            Compare($"{path}[]", entry, other);
        }
    }

    private string Own(string recorded) => _ownOf.GetValueOrDefault(recorded, recorded);

    private void CompareValues(string path, string recorded, string own)
    {
        if (KnownDifferences.IsOther(path))
        {
            if (Own(recorded) != own)
            {
                Met.Add(path);
            }

            return;
        }

        if (KnownDifferences.IsVolatile(path))
        {
            return;
        }

        if (path.EndsWith("Time", StringComparison.Ordinal))
        {
            // Another time, written alike.
            CompareTexts(path, _digit.Replace(recorded, "0"), _digit.Replace(own, "0"));
            return;
        }

        if (_idsAndIps.Match(recorded) is { Success: true } found && found.Length == recorded.Length && !_ownOf.ContainsKey(recorded)
            && !_own.Contains(own) && own.Split('-', '.')[0] == recorded.Split('-', '.')[0])
        {
            Learn(recorded, own);
        }

        CompareTexts(path, Own(recorded), own);
    }

    private void CompareTexts(string path, string expected, string own)
    {
        if (expected != own)
        {
            Differ($"{path} is '{own}', expected is '{expected}'");
        }
    }

    private void Differ(string what) => _differences.Add($"{_place}: {what}");

    private static JsonValueKind Plain(JsonValueKind kind) => kind is JsonValueKind.False ? JsonValueKind.True : kind;
}
