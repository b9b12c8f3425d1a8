using Pulumi;
using Pulumi.Utilities;
using SharedBandwidth.Planning.Exposure;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Components;

/// <summary>
/// Ids and private IPs may be outputs of other resources, so the plan that is built has none of them. A second plan, made to be checked
/// alone, has those that are known: plain values at once, before anything is registered, outputs as soon as all are there. The ids that
/// resources give are left out: the service made them, or mocks that make up their own. No resource waits for that, so no app comes to
/// depend on another's address.
/// </summary>
internal sealed class KnownValues
{
    private readonly string _name;
    private readonly SharedBandwidthExposureArgs _args;
    private readonly (string Path, Task<KnownValue?> Value)[] _values;

    public KnownValues(string name, SharedBandwidthExposureArgs args, PlannedInputs inputs)
    {
        (_name, _args) = (name, args);
        _values = [.. inputs.Later.Select(input => (input.Key, ReadAsync(input.Key, input.Value)))];
    }

    /// <summary>What is found with all that is known at once.</summary>
    public IEnumerable<Finding> FindingsNow() => Findings(_values.Where(value => value.Value.IsCompletedSuccessfully));

    /// <summary>Has the deployment fail when what is known later is wrong.</summary>
    public void CheckLater()
    {
        if (!_values.All(value => value.Value.IsCompletedSuccessfully))
        {
            _ = Output.Create(CheckAllAsync());
        }
    }

    private async Task<int> CheckAllAsync()
    {
        await Task.WhenAll(_values.Select(value => value.Value)).ConfigureAwait(false);
        FindingsReport.PublishLate([.. Findings(_values).Where(finding => finding.Severity == Severity.Error)], _name);
        return _values.Length;
    }

    private IEnumerable<Finding> Findings(IEnumerable<(string Path, Task<KnownValue?> Value)> read)
    {
        var known = read.Where(value => value.Value.Result is not null).ToDictionary(value => value.Path, value => value.Value.Result!);
        var secret = known.Where(value => value.Value.IsSecret).ToDictionary(value => value.Key, value => value.Value.Text);
        var spec = ArgsReader.Read(_name, _args, known.ToDictionary(value => value.Key, value => value.Value.Text));
        return new HiddenTexts(secret.Keys, secret.Values.OfType<string>(), path => $"{path} is secret.")
            .HideIn(ExposurePlanner.Plan(spec).Findings);
    }

    // null: not known in this preview, or not to be checked.
    private static async Task<KnownValue?> ReadAsync(string path, Input<string> input)
    {
        var output = input.ToOutput();
        var isId = !path.EndsWith(".privateIp", StringComparison.Ordinal);
        return await OutputUtilities.GetIsKnownAsync(output).ConfigureAwait(false)
            && !(isId && (await OutputUtilities.GetDependenciesAsync(output).ConfigureAwait(false)).Count > 0)
            ? new KnownValue(
                await OutputUtilities.GetValueAsync(output).ConfigureAwait(false),
                await Output.IsSecretAsync(output).ConfigureAwait(false))
            : null;
    }

    private sealed record KnownValue(string? Text, bool IsSecret);
}
