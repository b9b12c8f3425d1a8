using SharedBandwidth.Cloud;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Verify;

/// <summary>What is to be said of changes by hand beside the changes themselves.</summary>
internal static class ByHandWords
{
    private const int MostTimes = 5;

    /// <summary>How ports are reached until the next update, one sentence for each way.</summary>
    public static IEnumerable<string> Meantime(ByHandReport report) =>
        from way in report.Meantime.GroupBy(port => port.Reach).OrderBy(way => way.Key)
        let after = report.IsPossible ? way.Max(port => port.RightAfter) : null
        let again = way.Key == MeantimeReach.NotReached ? "reached again" : "right again"
        let until = after is { } time ? $"; {again} {Format.Time(time)} after the update begins, in the model" : ""
        let ports = NameList.Of(way.Select(port => $"{port.App} {port.Port}"))
        let one = way.Count() == 1
        select way.Key switch
        {
            MeantimeReach.NotReached => $"{ports}: not reached{until}",
            MeantimeReach.OtherMapping =>
                $"{ports}: {(one ? "its entry maps" : "their entries map")} something else than the stack file says{until}",
            _ => $"{ports}: reached, with the bandwidth of {(one ? "its" : "their")} own address and not the package's{until}",
        };

    /// <summary>What the program only reads and is gone, and what to do.</summary>
    public static string Lost(ByHandReport report)
    {
        var lost = report.Lost.Select(change => $"{change.Key.ShortType} {change.Id}").ToList();
        return $"the program reads {Sentence.And(lost)} and does not make {(lost.Count == 1 ? "it" : "them")}, so Pulumi ends there. Name "
            + $"{(lost.Count == 1 ? "another one" : "other ones")} in the stack file, or leave that out and have new ones made.";
    }

    /// <summary>Consequences that Pulumi does not tell.</summary>
    public static IEnumerable<string> Consequences(ByHandReport report)
    {
        var gone = report.State.Changes.Where(change => change.IsGone).ToList();
        if (gone.Any(change => change.Key.Type == TypeTokens.NatGateway))
        {
            string[] billed =
            [
                .. from resource in report.State.Now.Resources
                   where resource.Recorded is { Key.Type: TypeTokens.EipAddress or TypeTokens.Package, ReadId: null }
                   select resource.Id,
            ];
            if (billed.Length > 0)
            {
                yield return $"The gateway is gone; {NameList.Of(billed)} {IsOrAre(billed)} there and billed all the same.";
            }
        }

        if (gone.Where(change => change.Key.Type == TypeTokens.SnatEntry).ToList() is { Count: > 0 } entries)
        {
            yield return $"The servers behind {Names(entries)} have no internet access until then.";
        }

        string[] moved =
        [
            .. report.Next.Apps.Where(app => report.Meantime.Any(port => port.App == app.App) && app.Endpoints.Any(report.GivesAnotherIp))
                .Select(app => app.App),
        ];
        if (report.IsPossible && moved.Length > 0)
        {
            yield return $"{NameList.Of(moved)}: the next update gives another public IP; DNS records and allow-lists have to follow.";
        }

        if (report.Resized is { } size)
        {
            yield return $"All apps together have {Format.Mbps(size.NowMbps)} until then, not {Format.Number(size.BeforeMbps)}. "
                + Enough(report, size);
        }

        string[] inPackage =
        [
            .. report.State.Changes.Where(change => IsOtherBandwidth(change) && report.IsInPackage(change.Id)).Select(change => change.Id),
        ];
        if (inPackage.Length > 0)
        {
            yield return $"{NameList.Of(inPackage)}: an EIP's own bandwidth does not matter as long as it is in the package.";
        }
    }

    /// <summary>What Pulumi cannot see or would be refused, and how to look.</summary>
    public static IEnumerable<string> Unseen(ByHandReport report)
    {
        var gone = report.State.Changes.Where(change => change.IsGone).ToLookup(change => change.Key.Type);
        string[] unbound = [.. gone[TypeTokens.EipAssociation].Select(change => change.Id.Split(':')[0]).Where(IsThere)];
        if (unbound.Length > 0)
        {
            yield return $"Whether {NameList.Of(unbound)} {IsOrAre(unbound)} on nothing or on another gateway or server now, Pulumi "
                + "cannot tell: it only sees that the association is gone. On something else, the service refuses to bind it "
                + $"({ErrorCodes.IncorrectEipStatus}); unbind it there first. "
                + See(report, "DescribeEipAddresses", "--AllocationId", unbound);
        }

        string[] outside = [.. gone[TypeTokens.PackageAttachment].Select(change => change.Id.Split(':')[^1]).Where(IsThere)];
        if (outside.Length > 0)
        {
            yield return $"Whether {NameList.Of(outside)} {IsOrAre(outside)} in no package or in another one now, Pulumi cannot tell: "
                + "it only sees that the attachment is gone. In another one, the service refuses to take it in "
                + $"({ErrorCodes.AlreadyInPackage}); take it out there first. "
                + See(report, "DescribeEipAddresses", "--AllocationId", outside);
        }

        // On a table that is gone there is nothing else, either.
        if (!gone[TypeTokens.NatGateway].Any() && gone[TypeTokens.ForwardEntry].Any())
        {
            yield return $"Whether another DNAT entry was made in place of {Names(gone[TypeTokens.ForwardEntry])}, Pulumi cannot "
                + "tell. If it has the same public IP and port, or the same private ones, the service refuses a second one "
                + $"(probably {ErrorCodes.DuplicateForwardEntry}); delete it first.";
        }

        if (!gone[TypeTokens.NatGateway].Any() && gone[TypeTokens.SnatEntry].Any())
        {
            yield return $"Whether another SNAT entry was made in place of {Names(gone[TypeTokens.SnatEntry])}, Pulumi cannot "
                + $"tell. If it is for the same vSwitch, the service refuses a second one ({ErrorCodes.DuplicateVswitch}); "
                + "delete it first.";
        }

        if (report.State.Untold > 0)
        {
            yield return $"Pulumi counts {report.State.Untold} more changed than it tells: such as an existing gateway, package or EIP, "
                + "which the program only reads.";
        }

        if (report.State.IsOfPreview)
        {
            yield return "A preview only tells what the update does something about. What it leaves as it is, "
                + "'pulumi refresh --preview-only --json' tells.";
        }

        string[] tables =
        [
            .. report.State.Now.Resources.Where(resource => resource.Recorded.Key.Type == TypeTokens.NatGateway)
                .Select(resource => resource.Recorded.Outputs.GetValueOrDefault("forwardTableIds")).OfType<string>(),
        ];
        yield return "What was added by hand, such as a DNAT entry, an EIP or a member of the package, is in no state, and Pulumi never "
            + "sees it."
            + (tables.Length == 0 ? "" : $" {See(report, "DescribeForwardTableEntries", "--ForwardTableId", tables)}");
        var codes = Sentence.And(FindingCodes.Differences.Select(code => code.Id));
        yield return $"The program itself looks for such things at each preview and update ({codes}). "
            + $"What the last update found: pulumi stack output differences --stack {report.Run.Stack}";

        bool IsThere(string eip) => report.State.Now.Resources.Any(resource => resource.Id == eip);
    }

    private static string IsOrAre(string[] things) => things.Length == 1 ? "is" : "are";

    private static string Names(IEnumerable<HandChange> changes) => NameList.Of(changes.Select(change => change.Key.Name));

    private static bool IsOtherBandwidth(HandChange change) =>
        change is { IsGone: false, Key.Type: TypeTokens.EipAddress } && change.Properties.Any(property => property.Name == "bandwidth");

    private static string Enough(ByHandReport report, ResizedPackage size)
    {
        var plan = report.Run.Plan.Exposure.Bandwidth;
        if (plan.Demands.IsEmpty)
        {
            return "No app declares what it needs.";
        }

        var over = size.Over.Take(MostTimes).Select(VerdictSection.OverText);
        var more = size.Over.Length > MostTimes ? $"; and at {Format.Count(size.Over.Length - MostTimes, "more time")}" : "";
        return size.Over.IsEmpty
            ? $"That is enough for what the apps declare ({Format.Mbps(plan.SharedMbps)} at most)."
            : $"Every app that draws from it may be throttled when they need more: {string.Join("; ", over)}{more}.";
    }

    private static string See(ByHandReport report, string action, string option, string[] ids)
    {
        var each = ids.Length == 1 ? "" : $", for each of the {ids.Length}";
        var region = report.Run.Plan.Place.Region is { } known ? $" --RegionId {known}" : "";
        return $"See{each}: aliyun vpc {action}{region} {option} {ids[0]}";
    }
}
