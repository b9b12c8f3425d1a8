using SharedBandwidth.Cloud;

namespace SharedBandwidth.Simulation.Impact;

/// <summary>The times at which each DNAT mapping worked, read from an account's history.</summary>
public sealed class ServiceTimeline
{
    private readonly ILookup<ForwardTuple, (Span When, string Gateway)> _forwarded;
    // Of two rehearsals that never met, two EIPs may have got the same IP.
    private readonly ILookup<string, Eip> _eipsByIp;
    private readonly Dictionary<string, string> _gatewayByTable;

    public ServiceTimeline(CloudAccount account)
    {
        var all = account.EverExisted.ToList();
        _gatewayByTable = all.OfType<Gateway>().ToDictionary(gateway => gateway.ForwardTableId, gateway => gateway.Id);
        _eipsByIp = all.OfType<Eip>().ToLookup(eip => eip.IpAddress);
        _forwarded = all.OfType<ForwardEntry>()
            .SelectMany(entry => entry.Forwards.Spans()
                .Select(span => (Tuple: span.Value!, span.When, Gateway: _gatewayByTable[entry.TableId])))
            .ToLookup(forwarded => forwarded.Tuple, forwarded => (forwarded.When, forwarded.Gateway));
    }

    /// <summary>When this mapping was reached from outside: its entry there, and its EIP on the gateway.</summary>
    public IEnumerable<Span> Reached(ForwardTuple tuple) =>
        from entry in _forwarded[tuple]
        from eip in _eipsByIp[tuple.ExternalIp]
        from association in eip.Associated.Spans()
        where association.Value == entry.Gateway
        let both = entry.When.Intersect(association.When)
        where both is not null
        select both.Value;

    /// <summary>When it was reached with the package's bandwidth.</summary>
    public IEnumerable<Span> ReachedInPackage(ForwardTuple tuple) =>
        from reached in Reached(tuple)
        from eip in _eipsByIp[tuple.ExternalIp]
        from member in eip.InPackage.Spans()
        let both = reached.Intersect(member.When)
        where both is not null
        select both.Value;

    /// <summary>
    /// How long of a time none of these spans covers, and whether one goes on after it: what is still on its way then arrives.
    /// </summary>
    public static (TimeSpan Uncovered, bool GoesOn) Gaps(Span within, IEnumerable<Span> spans)
    {
        var uncovered = TimeSpan.Zero;
        var covered = within.From;
        var goesOn = false;
        foreach (var span in spans.OrderBy(span => span.From))
        {
            if (span.From > covered)
            {
                uncovered += (span.From < within.To ? span.From : within.To) - covered;
            }

            covered = span.To > covered ? span.To : covered;
            goesOn |= span.To > within.To;
            if (covered >= within.To)
            {
                return (uncovered, goesOn);
            }
        }

        return (uncovered + (within.To - covered), goesOn);
    }
}
