using SharedBandwidth.Adoption;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Simulation.Engine;

namespace SharedBandwidth.CommandLine.Adopt;

/// <summary>What an adoption has to say, in sentences.</summary>
internal static class AdoptWords
{
    private const int MostNamed = 8;

    public static string Of(Gap gap) => gap.Kind switch
    {
        GapKind.ForwardEntryWithoutEip =>
            $"{gap.Id} publishes at {gap.Detail}, which is none of the gateway's EIPs in the files; it is left as it is.",
        GapKind.ForwardEntryUnreadable => $"{gap.Id} ({gap.Detail}) is a mapping that a stack file cannot say; it is left as it is.",
        GapKind.SnatEntryForBlock =>
            $"{gap.Id} gives internet access to the block {gap.Detail}, and a stack file names vSwitches; it is left as it is.",
        GapKind.SnatEntryOfOtherIps =>
            $"{gap.Id} goes out by {gap.Detail}, and the outbound connections of a stack show one IP; it is left as it is.",
        GapKind.EipInNoPackage => $"{gap.Id} is in no package; the next update puts it into the stack's.",
        GapKind.EipSubscription =>
            $"{gap.Id} is paid in advance, and only pay-as-you-go EIPs can be in a package; let it run out, or change its payment.",
        GapKind.NoPackage =>
            $"No EIP of the gateway is in a package of these files; the next update makes one of {gap.Detail} Mbit/s, which the EIPs " +
            "have by themselves, and puts them into it; set bandwidth.mbps to what they need.",
        GapKind.PeriodUnknown =>
            $"{gap.Id} is a subscription, and the files do not say for how long; gateway.periodMonths: {gap.Detail} is written, correct " +
            "it before the gateway is made anew.",
        GapKind.ProtectionDiffers =>
            $"Only {gap.Detail} {(gap.Detail.Contains(' ', StringComparison.Ordinal) ? "are" : "is")} protected from deletion, and a " +
            "stack protects all or none; none is written.",
        GapKind.TagsDiffer =>
            $"{gap.Id} has tags that not all others have ({gap.Detail}), and a stack's tags are everybody's; the next update takes them " +
            "away.",
        _ => throw new InvalidOperationException($"{gap.Kind} has no words."),
    };

    public static string Of(Obstacle obstacle) => obstacle switch
    {
        { Kind: ObstacleKind.EipElsewhere, Wanted: var eip, Holder: var holder } =>
            $"{eip} is on {holder}, and the service takes no EIP from there; unbind it there, or name another EIP in the stack file.",
        { Kind: ObstacleKind.EipInOtherPackage, Wanted: var eip, Holder: var holder } =>
            $"{eip} is in {holder}, and the service refuses to move it (IpInstanceId.AlreadyInBandwidthPackage); take it out there first.",
        { Kind: ObstacleKind.EntryTaken, Wanted: var port, Holder: var holder } =>
            $"{port}: {holder} has the private IP and port or the public ones, and a table takes both once; give the port that entry's " +
            "numbers, or delete the entry.",
        { Kind: ObstacleKind.VswitchTaken, Wanted: var vswitch, Holder: var holder } =>
            $"{vswitch} goes out by {holder}, and a vSwitch has one SNAT entry; delete that, or take the vSwitch out of " +
            "outbound.vswitches.",
        _ => throw new InvalidOperationException($"{obstacle.Kind} has no words."),
    };

    /// <summary>Why the next update does something, as far as the adoption knows it; empty: the stack file says so.</summary>
    public static string Reason(ResourceStep step) => step switch
    {
        { Kind: StepKind.Create } => "it was not found",
        { Kind: StepKind.DeleteReplaced or StepKind.Forget } => "what takes its place is made anew",
        { Changes.IsEmpty: true } => "what it uses is made anew",
        { Kind: StepKind.Replace } when step.Changes.Any(change => FoundInputs.Unsayable.Contains(change.Name)) =>
            "no stack file can say what it has; name it by its id instead (eipId, bandwidth.packageId or gateway.id), so that it stays " +
            "as it is",
        { Kind: StepKind.Update } when step.Changes.All(change => change.Name.EndsWith("Name", StringComparison.Ordinal)) =>
            "a stack makes this name from its keys",
        { Kind: StepKind.Update } when step.Changes.All(change => change.Name == "tags") => "a stack gives everything the same tags",
        { Kind: StepKind.Update } when step.Changes.All(change => change.Name == "deletionProtection") =>
            "a stack protects everything or nothing",
        _ => "the stack file says it otherwise",
    };

    public static IEnumerable<string> Of(Leftovers left)
    {
        (string[] Ids, Func<string, bool, string> Sentence)[] all =
        [
            (Ids(left.EipsBesideOurs),
                (ids, one) =>
                    $"{ids} {Is(one)} on the stack's gateway or in its package, and no app uses {It(one)}: billed like the stack's own."),
            (Ids(left.IdleEips),
                (ids, one) => $"{ids} {Is(one)} bound to nothing: billed all the same, until {It(one, subject: true)} released."),
            (Ids(left.EmptyPackages),
                (ids, one) =>
                    $"{ids} {(one ? "is an empty package" : "are empty packages")}: billed by size all the same, until " +
                    $"{It(one, subject: true)} deleted."),
            (Ids(left.IdleGateways),
                (ids, one) =>
                    $"{ids} {(one ? "is a NAT gateway" : "are NAT gateways")} without any EIP: billed by the hour, until " +
                    $"{It(one, subject: true)} deleted."),
            (Ids(left.OtherPackages), (ids, one) => $"{ids} {(one ? "is a package" : "are packages")} of other EIPs."),
            (Ids(left.OtherGateways), (ids, one) => $"{ids} {(one ? "is a NAT gateway" : "are NAT gateways")} of other EIPs."),
            (Ids(left.EipsElsewhere), (ids, one) => $"{ids} {Is(one)} on something else."),
            ([.. left.ForwardEntries.Select(entry =>
                    $"{entry.Id} ({entry.ExternalIp}:{entry.ExternalPort} to {entry.InternalIp}:{entry.InternalPort})")],
                (ids, one) =>
                    $"{ids} {(one ? "is a DNAT entry" : "are DNAT entries")} of the stack's gateway that the stack does not have: what " +
                    $"{(one ? "it opens" : "they open")} stays open."),
            ([.. left.SnatEntries.Select(entry =>
                    $"{entry.Id} ({(entry.VswitchId.Length > 0 ? entry.VswitchId : entry.SourceCidr)} by {entry.SnatIps})")],
                (ids, one) =>
                    $"{ids} {(one ? "is a SNAT entry" : "are SNAT entries")} of the stack's gateway that the stack does not have."),
        ];
        return all.Where(kind => kind.Ids.Length > 0)
            .Select(kind => kind.Sentence(Sentence.AndAtMost(kind.Ids, MostNamed), kind.Ids.Length == 1));
    }

    private static string[] Ids(IEnumerable<FoundObject> found) =>
        [
            .. found.Select(
                one => one is FoundEip eip ? $"{one.Id} ({eip.IpAddress})" : one.Name.Length > 0 ? $"{one.Id} ({one.Name})" : one.Id),
        ];

    private static string Is(bool one) => one ? "is" : "are";

    private static string It(bool one, bool subject = false) => (one, subject) switch
    {
        (true, true) => "it is",
        (false, true) => "they are",
        (true, false) => "it",
        _ => "them",
    };
}
