using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Verification;

/// <summary>What became of a target.</summary>
/// <param name="Target">The target.</param>
/// <param name="Last">The last try; the only one that counts.</param>
/// <param name="Tries">How many there were.</param>
/// <param name="Elapsed">From the start of all probes until the end of this one's last try.</param>
public sealed record ProbeResult(ProbeTarget Target, ProbeTry Last, int Tries, TimeSpan Elapsed)
{
    public ProbeVerdict Verdict => (Target, Last.Answer) switch
    {
        ({ MustStayClosed: true }, ProbeAnswer.NoNetwork) => ProbeVerdict.Unknown,
        ({ MustStayClosed: true }, ProbeAnswer.Refused or ProbeAnswer.Silent or ProbeAnswer.Unreachable) => ProbeVerdict.Passed,
        ({ MustStayClosed: true }, _) => ProbeVerdict.Failed,
        (_, ProbeAnswer.Answered) => ProbeVerdict.Passed,
        ({ Protocol: var protocol }, ProbeAnswer.Silent) when protocol == Protocol.Udp => ProbeVerdict.Unknown,
        _ => ProbeVerdict.Failed,
    };
}
