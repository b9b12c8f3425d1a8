using SharedBandwidth.Planning.Exposure.Spec;

namespace SharedBandwidth.Planning.Exposure.Writes;

/// <summary>How long the provider may go on trying to write one entry of a table.</summary>
public static class EntryTimeout
{
    private static readonly TimeSpan _shortest = TimeSpan.FromMinutes(30);

    // A destroy runs no hooks: all entries of a table are deleted at once, and the provider comes back to a busy table every few seconds.
    // With 64 at once that took 10 s for each of 100 entries, and the last one has waited for all others.
    private static readonly TimeSpan _ofEach = TimeSpan.FromSeconds(18);

    /// <summary>Of quotas that the account never raised.</summary>
    public static TimeSpan Default => For(new QuotasSpec());

    /// <summary>Long enough for every entry that fits into a table.</summary>
    /// <param name="quotas">How many do.</param>
    public static TimeSpan For(QuotasSpec quotas)
    {
        ArgumentNullException.ThrowIfNull(quotas);
        var timeout = _ofEach * Math.Max(quotas.ForwardEntriesPerGateway, quotas.SnatEntriesPerGateway);
        return timeout > _shortest ? timeout : _shortest;
    }
}
