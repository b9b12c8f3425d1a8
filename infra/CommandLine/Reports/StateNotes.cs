using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Reports;

/// <summary>
/// What has to be known of an exported state beside what changes in it, one sentence or two each; the most serious first.
/// </summary>
internal static class StateNotes
{
    public static IEnumerable<string> Of(DeployedState state, IEnumerable<ResourceStep> steps)
    {
        var (export, stack) = state;
        if (export.IsBroken)
        {
            yield return "Pulumi noted in this state that it does not fit together. Run 'pulumi state repair' before anything else.";
        }

        if (!export.PendingOperations.IsEmpty)
        {
            var cutOff = export.PendingOperations.GroupBy(pending => pending.Word)
                .Select(word => $"{word.Key} {Names(word.Select(pending => pending.Key))}");
            yield return $"An update was killed while it was {Sentence.And(cutOff)}: the next one does that again. What the service made "
                + "for it and this state does not know stays and is billed; look for it in the account. 'pulumi cancel' takes away the "
                + "lock of the killed update, 'pulumi refresh' the pending operations.";
        }

        if (NamesOf(export, resource => resource.IsPendingReplacement) is { } missing)
        {
            yield return $"{missing}: deleted for a replacement that did not come; what is not in the account is made anew where the "
                + "program has it.";
        }

        if (NamesOf(export, resource => resource.IsPendingDelete) is { } pending)
        {
            yield return $"{pending}: replaced by an earlier update, which did not come to delete the old one; the next one does.";
        }

        if (NamesOf(export, resource => resource is { KeepsFailure: true, IsPendingDelete: false }) is { } failed)
        {
            yield return $"{failed}: the state keeps a failure of the last operation (initErrors), so that the next update writes it once "
                + "more, also without a difference. 'pulumi refresh' takes the failure away.";
        }

        if (stack.Resources.Where(IsForeign).Select(resource => resource.Key).ToList() is { Count: > 0 } foreign)
        {
            yield return $"{Names(foreign)}: this program makes nothing of the kind, so the next update deletes it; how that goes cannot "
                + "be rehearsed.";
        }

        foreach (var (name, version) in export.Providers)
        {
            if (ProviderVersions.Of(name) is { } played && played != version)
            {
                yield return $"The state was made with the provider {name} {version}, and the next update uses {played}, which is the one "
                    + "that is rehearsed. What differs between the two is not known here.";
            }
        }

        if (NotCompared(steps) is { Count: > 0 } inputs)
        {
            yield return "Not compared, because it is encrypted on one side or both, and taken for unchanged: "
                + $"{Sentence.AndAtMost(inputs, 12)}. 'pulumi preview' can compare it.";
        }
    }

    private static List<string> NotCompared(IEnumerable<ResourceStep> steps) =>
    [
        .. from step in steps
           from input in step.NotCompared
           select $"{step.Key.ShortType} {step.Key.Name} {input}",
    ];

    // What was only read is forgotten, whatever it is.
    private static bool IsForeign(ResourceState resource) =>
        !resource.IsExternal && !resource.RetainsOnDelete && !ResourceTypes.IsKnown(resource.Key.Type);

    // null: there is none.
    private static string? NamesOf(StateExport export, Func<ExportedResource, bool> isMeant) =>
        export.Resources.Where(isMeant).Select(resource => resource.Recorded.Key).ToList() is { Count: > 0 } keys ? Names(keys) : null;

    private static string Names(IEnumerable<ResourceKey> keys) => NameList.Of(keys.Select(key => $"{key.ShortType} {key.Name}").Distinct());
}
