using System.Collections.Immutable;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.CommandLine.Verify;

/// <summary>A port as the stack file has it and as it is deployed; one of the two may be missing.</summary>
/// <param name="App">The app's key.</param>
/// <param name="Port">The port's key.</param>
/// <param name="Planned">null: the stack file does not have it.</param>
/// <param name="PlannedInternal">Private IP and port by the stack file; null: not known before a deployment, or not planned.</param>
/// <param name="Deployed">null: it is not deployed.</param>
internal sealed record ExpectedPort(string App, string Port, ForwardEntryPlan? Planned, string? PlannedInternal, DeployedPort? Deployed)
{
    /// <summary>Whether it is deployed as the stack file has it, as far as that is known.</summary>
    public bool IsAsPlanned => Planned is not null && Deployed is not null
        && (Planned.ExternalPort, Planned.Protocol) == (Deployed.External, Deployed.Protocol)
        && (
            PlannedInternal is null
                ? Deployed.Internal.EndsWith($":{Planned.InternalPort}", StringComparison.Ordinal)
                : PlannedInternal == Deployed.Internal);

    /// <summary>What has to answer there: a check of another protocol than the deployed one asks nothing.</summary>
    public PortCheck? Check => Planned is not null && Planned.Protocol == Deployed?.Protocol ? Planned.Check : null;

    /// <summary>All ports of either side, ordered by app and port.</summary>
    /// <exception cref="UsageError">The outputs are of another stack, or of nothing.</exception>
    public static ImmutableArray<ExpectedPort> Match(StackPlan plan, StackOutputs outputs, string stack)
    {
        if (outputs.Ports.IsEmpty)
        {
            throw new UsageError($"{outputs.Source}: nothing is published by what is deployed; deploy {stack} with 'pulumi up' first.");
        }

        var planned = plan.Exposure.Apps
            .SelectMany(app => app.ForwardEntries.Select(entry => (Key: (App: app.Key, Port: entry.PortKey), Entry: entry, app.PrivateIp)))
            .ToDictionary(port => port.Key);
        var deployed = outputs.Ports.ToDictionary(port => (port.App, port.Port));
        var apps = plan.Exposure.Apps.Select(app => app.Key).ToHashSet(StringComparer.Ordinal);
        if (!outputs.Ports.Any(port => apps.Contains(port.App)))
        {
            throw new UsageError(
                $"{outputs.Source}: these are the outputs of another stack, with the apps " +
                $"{Sentence.AndAtMost(outputs.Ports.Select(port => port.App).Distinct().Select(Sentence.Shorten), 4)}, none of which " +
                $"{stack} has; give the outputs of {stack}.");
        }

        return
        [
            .. planned.Keys.Union(deployed.Keys)
                .OrderBy(key => key.App, StringComparer.Ordinal).ThenBy(key => key.Port, StringComparer.Ordinal)
                .Select(key => planned.TryGetValue(key, out var port)
                    ? new ExpectedPort(
                        key.App, key.Port, port.Entry, port.PrivateIp?.Text is { } ip ? $"{ip}:{port.Entry.InternalPort}" : null,
                        deployed.GetValueOrDefault(key))
                    : new ExpectedPort(key.App, key.Port, null, null, deployed[key])),
        ];
    }
}
