using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using SharedBandwidth.Cloud;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Tests.Simulation.Provider.Genuine;

/// <summary>A recorded update and the same one rehearsed, after the same updates of the account before it.</summary>
internal sealed class RehearsedRun
{
    // An operation's requests must come after its beginning, so that those of a deletion and of the creation after it can be told apart.
    private static readonly ServiceTimes _times = ServiceTimes.None with { Request = TimeSpan.FromMilliseconds(1) };

    private static readonly ConcurrentDictionary<string, Lazy<Task<Dictionary<string, RehearsedRun>>>> _accounts = new();

    /// <summary>Where a request is not the next one of any operation, and where an operation makes one that was not recorded.</summary>
    public required IReadOnlyList<string> Differences { get; init; }

    public required IReadOnlyList<RehearsedOperation> Operations { get; init; }

    public required Needs Needs { get; init; }

    public static async Task<RehearsedRun> OfAsync(string recording)
    {
        var account = GenuineRecords.Runs.Single(run => run.Recording == recording).Account;
        return (await _accounts.GetOrAdd(account, name => new(() => RehearseAsync(name))).Value)[recording];
    }

    private static async Task<Dictionary<string, RehearsedRun>> RehearseAsync(string account)
    {
        var options = new UpdateOptions { Times = _times };
        var stack = new DeployedStack(_times);
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        IReadOnlyCollection<RecordedResource> before = [];
        var runs = new Dictionary<string, RehearsedRun>();
        foreach (var genuine in GenuineRecords.Runs.Where(run => run.Account == account))
        {
            var target = genuine.To is null ? [] : await GenuineRecords.RegisterAsync(genuine.To);
            var update = stack.Update(target, options, new QuotasSpec());
            if (update.Failed.FirstOrDefault() is { } failed)
            {
                throw new InvalidOperationException($"{genuine.Recording}: {failed.Key}: {failed.Failure!.Refusal.Message}");
            }

            runs.Add(genuine.Recording, Compare(genuine, update, ids, new Needs(before, target)));
            before = target;
        }

        return runs;
    }

    // Which operation a request is of, the recording does not say: it is the next one of the operation that waits for it the longest.
    private static RehearsedRun Compare(GenuineRun genuine, UpdateResult update, Dictionary<string, string> ids, Needs needs)
    {
        var made = update.State.Resources.ToDictionary(resource => resource.Key, resource => resource.Outputs);
        RehearsedOperation[] operations =
        [
            .. update.Steps.Select(step => new RehearsedOperation(step, update.Calls)).Where(operation => operation.Remaining.Any()),
        ];
        var differences = new List<string>();
        foreach (var (place, request) in genuine.Requests.Index())
        {
            var text = RequestText(request.Action, request.Says.Select(value => KeyValuePair.Create(value.Key, Mapped(value.Value, ids))));
            var waiting = operations.Where(operation => operation.Remaining.Any())
                .OrderBy(operation => operation.Places is [.., var last] ? last : int.MaxValue).ToList();
            var operation = waiting.FirstOrDefault(operation => operation.Remaining.First() == text);
            if (operation is null)
            {
                // The most alike of the same action stands for it, so that the rest can be compared.
                operation = waiting
                    .Where(operation => operation.Remaining.First().Split(' ')[0] == request.Action)
                    .MaxBy(operation => operation.Remaining.First().Split(' ').Intersect(text.Split(' ')).Count());
                differences.Add($"genuine: {text}; rehearsed: {operation?.Remaining.First() ?? "nothing"}");
            }

            operation?.Take(place, request.At);
            if (operation is not null && request.Gives is not null)
            {
                string[] names = ["id", "forwardTableIds", "snatTableIds", "ipAddress", "privateIp"];
                var outputs = made[operation.Step.Key];
                foreach (var (given, name) in request.Gives.Zip(names.Where(outputs.ContainsKey)))
                {
                    ids[given] = (string)outputs[name];
                }
            }
        }

        differences.AddRange(
            operations.SelectMany(operation => operation.Remaining).Select(text => $"genuine: nothing; rehearsed: {text}"));
        return new RehearsedRun { Differences = differences, Operations = operations, Needs = needs };
    }

    // Also an id within a list.
    private static string Mapped(string text, Dictionary<string, string> ids) =>
        Regex.Replace(text, "[A-Za-z0-9.-]+", word => ids.GetValueOrDefault(word.Value, word.Value));

    /// <summary>A request in one line: without empty texts and secrets, and tags by their keys, as their order says nothing.</summary>
    public static string RequestText(string action, IEnumerable<KeyValuePair<string, string>> says)
    {
        var values = says.Where(value => value.Value.Length > 0 && value.Key != "Password").ToDictionary(StringComparer.Ordinal);
        var words = values.Select(value => value.Key.Split('.') switch
        {
            ["Tag", var n, "Key"] => $"Tag.{value.Value}={values.GetValueOrDefault($"Tag.{n}.Value")}",
            ["Tag", ..] => null,
            ["TagKey", _] => $"TagKey.{value.Value}",
            _ => $"{value.Key}={value.Value}",
        });
        return string.Join(' ', words.OfType<string>().Order(StringComparer.Ordinal).Prepend(action));
    }
}

/// <summary>A step of a rehearsed update with its requests.</summary>
internal sealed class RehearsedOperation(ResourceStep step, IEnumerable<ServiceCall> calls)
{
    private readonly List<ServiceCall> _calls =
    [
        .. calls.Where(call => call.Resource == step.Key && call.At > step.Start && call.At <= step.End),
    ];
    private readonly List<int> _places = [];
    private readonly List<double> _seconds = [];

    public ResourceStep Step => step;

    /// <summary>The requests that the recording has not come to yet.</summary>
    public IEnumerable<string> Remaining =>
        _calls.Skip(_places.Count).Select(call => RehearsedRun.RequestText(call.Action, call.Request.Values));

    /// <summary>Which of the recording's requests it makes.</summary>
    public IReadOnlyList<int> Places => _places;

    /// <summary>The seconds from each request to the next.</summary>
    public IEnumerable<(double Genuine, double Simulated)> Waits => _seconds.Zip(_seconds.Skip(1), (from, to) => to - from)
        .Zip(_calls.Zip(_calls.Skip(1), (from, to) => (to.At - from.At).TotalSeconds));

    public void Take(int place, double at)
    {
        _places.Add(place);
        _seconds.Add(at);
    }

    public override string ToString() => $"{step.Kind} {step.Key}";
}
