using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Nodes;
using SharedBandwidth.Cloud;
using SharedBandwidth.Emulator.Actions;
using SharedBandwidth.Emulator.Protocol;

namespace SharedBandwidth.Emulator;

/// <summary>An account that answers calls, one after another, and keeps what came of them.</summary>
public sealed class EmulatedAccount : IDisposable
{
    /// <summary>A parameter that is neither kept nor shown.</summary>
    internal const string Password = "Password";

    // More would not be looked for again by any client.
    private const int TokensKept = 10_000;
    private const int CallsKept = 100_000;

    private static readonly string[] _idNames =
    [
        // Of a relation, what is put into something.
        "IpInstanceId", "AllocationId", "NatGatewayId", "BandwidthPackageId", "ForwardEntryId", "SnatEntryId", "VSwitchId", "VpcId",
        "SecurityGroupId", "InstanceId", "ResourceId.1",
    ];

    private static readonly string[] _making = ["Create", "Allocate", "RunInstances"];

    private readonly Lock _gate = new();
    private readonly EmulatorOptions _options;
    private readonly Action<CloudAccount> _seed;
    private readonly FileStream? _claim;
    private readonly Dictionary<string, (Parameters Request, JsonObject Answer)> _byToken = new(StringComparer.Ordinal);
    private readonly Queue<string> _tokens = new();
    private readonly List<AnsweredCall> _calls = [];
    private readonly Dictionary<string, int> _countByAction = new(StringComparer.Ordinal);
    private Stopwatch _stopwatch = Stopwatch.StartNew();
    private AccountState _state = null!;
    private ServiceIds _ids = null!;
    private AccountView _view = null!;
    private AccountState? _saved;

    /// <param name="options">How it behaves.</param>
    /// <param name="seed">Supposes what was there before, beside what is kept.</param>
    /// <exception cref="AccountStateException">The state that is kept cannot be used, or another account uses it.</exception>
    public EmulatedAccount(EmulatorOptions options, Action<CloudAccount>? seed = null)
    {
        _options = options;
        _seed = seed ?? (_ => { });
        _claim = options.StateFile is { } claimed ? AccountState.Claim(claimed) : null;
        try
        {
            Start(options.StateFile is { } file && AccountState.Read(file) is { } kept ? kept.For(options.Region, file) : null);
            Save();
        }
        catch (AccountStateException)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The names of the actions that it knows.</summary>
    public static IEnumerable<string> ActionNames => ActionTable.All.Select(action => action.Action).Distinct(StringComparer.Ordinal);

    /// <summary>What is in it. Only for looking at it while nothing is called.</summary>
    public CloudAccount Cloud => _view.Cloud;

    /// <summary>The calls that were answered, at most the last hundred thousand.</summary>
    public ImmutableArray<AnsweredCall> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    private TimeSpan Now => _state.Snapshot.Now + _stopwatch.Elapsed;

    /// <summary>Leaves the file of its state to others.</summary>
    public void Dispose() => _claim?.Dispose();

    /// <summary>Makes it as it was when new.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            Start(null);
            SaveOrUndo();
        }
    }

    /// <summary>Everything that is in it, as JSON.</summary>
    public string StateText()
    {
        lock (_gate)
        {
            return Current().ToText();
        }
    }

    /// <summary>Answers a call; the HTTP status and the body.</summary>
    internal (int Status, JsonObject Body) Answer(ApiRequest request)
    {
        lock (_gate)
        {
            try
            {
                return (200, Succeed(request));
            }
            catch (ApiException exception)
            {
                return Fail(request.Action, request.Parameters, exception);
            }
            catch (RefusedException exception)
            {
                return Fail(request.Action, request.Parameters, new ApiException(exception.Refusal.Code, exception.Refusal.Message));
            }
        }
    }

    /// <summary>Answers what could not be read as a call.</summary>
    internal (int Status, JsonObject Body) Refuse(string action, ApiException refusal)
    {
        lock (_gate)
        {
            return Fail(action.Length == 0 ? "(no action)" : action, Parameters.Empty, refusal);
        }
    }

    /// <summary>An answer that is an error.</summary>
    internal static JsonObject BodyOf(ApiException refusal) => new()
    {
        ["RequestId"] = NewRequestId(),
        ["HostId"] = "vpc.aliyuncs.com",
        ["Code"] = refusal.Code,
        ["Message"] = refusal.Text,
        ["Recommend"] = "",
    };

    private static string NewRequestId() => Guid.NewGuid().ToString("D").ToUpperInvariant();

    private JsonObject Succeed(ApiRequest request)
    {
        var nth = _countByAction[request.Action] = _countByAction.GetValueOrDefault(request.Action) + 1;
        if (_options.Faults.FirstOrDefault(fault => fault.Action == request.Action && fault.Nth == nth) is { } fault)
        {
            throw new ApiException(fault.Code, "This failure was asked for.");
        }

        if (_options.Throttles)
        {
            _view.Cloud.Admit(request.Action);
        }

        // The same token gets the same answer, and carries out nothing twice.
        var token = request.Parameters.Text("ClientToken") is { } said && !request.IsRead ? $"{request.Action} {said}" : null;
        if (token is not null && _byToken.TryGetValue(token, out var earlier))
        {
            return earlier.Request.Values.SequenceEqual(request.Parameters.Values)
                ? Finish(request, (JsonObject)earlier.Answer.DeepClone(), isRepeated: true)
                : throw new ApiException("IdempotentParameterMismatch", "The client token was used with other parameters before.");
        }

        if (request.Parameters.Text("RegionId") is { } region && region != _options.Region)
        {
            throw new ApiException("InvalidRegionId.NotFound", $"This emulated account is in {_options.Region}, not in {region}.");
        }

        var answer = ActionTable.Answer(request, _view);
        if (!request.IsRead)
        {
            SaveOrUndo();
        }

        if (token is not null)
        {
            Keep(token, request.Parameters, answer);
        }

        return Finish(request, answer, isRepeated: false);
    }

    private JsonObject Finish(ApiRequest request, JsonObject answer, bool isRepeated)
    {
        Record(new AnsweredCall(Now, request.Action, request.Parameters, IdIn(answer) ?? IdIn(request.Parameters), null, null, isRepeated));
        answer["RequestId"] = NewRequestId();
        return answer;
    }

    private (int Status, JsonObject Body) Fail(string action, Parameters parameters, ApiException refusal)
    {
        // What is not made has no id; those in the request are of others.
        var id = _making.Any(start => action.StartsWith(start, StringComparison.Ordinal)) ? null : IdIn(parameters);
        Record(new AnsweredCall(Now, action, parameters, id, refusal.Code, refusal.Text));
        return (StatusOf.Code(refusal.Code), BodyOf(refusal));
    }

    private void Record(AnsweredCall call)
    {
        if (_calls.Count == CallsKept)
        {
            _calls.RemoveRange(0, CallsKept / 2);
        }

        var shown = call.Parameters.Text(Password) is null ? call : call with { Parameters = call.Parameters.With(Password, "<password>") };
        _calls.Add(shown);
        _options.Log?.Invoke(shown);
    }

    private static string? IdIn(JsonObject answer) =>
        _idNames.Select(name => answer[name] is JsonValue value ? value.ToString() : null).FirstOrDefault(id => id is not null)
        ?? (answer["InstanceIdSets"]?["InstanceIdSet"]?[0] is { } instance ? instance.ToString() : null);

    private static string? IdIn(Parameters request) => _idNames.Select(request.Text).FirstOrDefault(id => id is not null);

    private void Keep(string token, Parameters request, JsonObject answer)
    {
        if (_tokens.Count == TokensKept)
        {
            _byToken.Remove(_tokens.Dequeue());
        }

        _tokens.Enqueue(token);
        _byToken[token] = (request, (JsonObject)answer.DeepClone());
    }

    private void Start(AccountState? kept)
    {
        Load(kept ?? AccountState.New(_options.Region));
        _seed(_view.Cloud);
        _byToken.Clear();
        _tokens.Clear();
    }

    // Time goes on while nobody serves it.
    private void Load(AccountState kept)
    {
        _state = kept with { Snapshot = kept.Snapshot with { Now = Later(kept.Snapshot.Now, DateTimeOffset.UtcNow - kept.Epoch) } };
        _stopwatch = Stopwatch.StartNew();
        _ids = new ServiceIds(_state.Seed, _state.IdsGiven);
        var cloud = new CloudAccount(_options.Times, () => Now, _ids) { Quotas = _options.Quotas };
        cloud.Restore(_state.Snapshot);
        _view = new AccountView(cloud, _options.Region, _state.Epoch);
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private AccountState Current() => _state with { IdsGiven = _ids.Count, Snapshot = _view.Cloud.ToSnapshot() };

    private void Save()
    {
        if (_options.StateFile is { } file)
        {
            var current = Current();
            current.Write(file);
            _saved = current;
        }
    }

    // Whoever is told that a call failed makes it again.
    private void SaveOrUndo()
    {
        try
        {
            Save();
        }
        catch (AccountStateException exception)
        {
            Load(_saved!);
            throw new ApiException("ServiceUnavailable", $"Nothing was changed, as the account's state {exception.Message}");
        }
    }
}
