using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure;

/// <summary>What exists already is used as it is: settings beside its id would silently do nothing.</summary>
internal static class ExistingChecks
{
    /// <param name="findings">Takes one finding for each setting that has a value.</param>
    /// <param name="path">Where the configuration describes it, such as <c>gateway</c>.</param>
    /// <param name="idKey">The key of its id.</param>
    /// <param name="what">What it is, such as <c>gateway</c>.</param>
    /// <param name="id">Its id.</param>
    /// <param name="settings">Key and value of each setting that only a new one can have.</param>
    public static void NothingElseIsSet(
        FindingList findings, string path, string idKey, string what, Knowable? id,
        params ReadOnlySpan<(string Key, object? Value)> settings)
    {
        foreach (var (key, value) in settings)
        {
            if (value is not null)
            {
                findings.Add(
                    FindingCodes.Contradiction,
                    $"{path}.{key}",
                    $"This is an existing {what} ({id}), whose settings are not changed here; remove {key}, or remove {idKey} to create " +
                    "one.");
            }
        }
    }
}
