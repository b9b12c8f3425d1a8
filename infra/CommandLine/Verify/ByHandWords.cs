using SharedBandwidth.Cloud;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Verify;

/// <summary>What is to be said of changes by hand beside the changes themselves.</summary>
internal static class ByHandWords
{
    /// <summary>How ports are reached until the next update, one sentence for each way.</summary>
    public static IEnumerable<string> Meantime(ByHandReport report) =>
        from way in report.Meantime.GroupBy(port => port.Reach).OrderBy(way => way.Key)
        let ports = NameList.Of(way.Select(port => $"{port.App} {port.Port}"))
        let one = way.Count() == 1
        select way.Key switch
        {
            MeantimeReach.NotReached => $"{ports}: not reached",
            MeantimeReach.OtherMapping => $"{ports}: {(one ? "its entry maps" : "their entries map")} something else than the stack file says",
            _ => $"{ports}: reached, with the bandwidth of {(one ? "its" : "their")} own address and not the package's",
        };

    /// <summary>Consequences that Pulumi does not tell.</summary>
    public static IEnumerable<string> Consequences(ByHandReport report)
    {
        var gone = report.State.Changes.Where(change => change.IsGone).ToList();
        if (gone.Any(change => change.Key.Type == TypeTokens.NatGateway))
        {
            string[] billed =
            [
                .. report.State.Now.Resources.Where(resource => resource.Recorded.Key.Type is TypeTokens.EipAddress or TypeTokens.Package && resource.Recorded.ReadId is null)
                    .Select(resource => resource.Id),
            ];
            if (billed.Length > 0)
            {
                yield return $"The gateway is gone; {NameList.Of(billed)} {(billed.Length == 1 ? "is" : "are")} there and billed all the same.";
            }
        }

        if (gone.Where(change => change.Key.Type == TypeTokens.SnatEntry).ToList() is { Count: > 0 } entries)
        {
            yield return $"The servers behind {NameList.Of(entries.Select(entry => entry.Key.Name))} have no internet access until then.";
        }

        foreach (var package in report.State.Changes.Where(change => change.Key.Type == TypeTokens.Package && !change.IsGone))
        {
            if (package.Properties.FirstOrDefault(property => property.Name == "bandwidth") is { After: string mbps })
            {
                yield return $"All apps together have {mbps} Mbit/s until then.";
            }
        }
    }

    /// <summary>What Pulumi cannot see or would be refused, and how to look.</summary>
    public static IEnumerable<string> Unseen(ByHandReport report)
    {
        var gone = report.State.Changes.Where(change => change.IsGone).ToList();
        var there = report.State.Now.Resources.Select(resource => resource.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var change in gone.Where(change => change.Key.Type is TypeTokens.EipAssociation or TypeTokens.PackageAttachment))
        {
            var ends = change.Id.Split(':');
            if (ends is not [var first, var second] || !there.Contains(first) || !there.Contains(second))
            {
                continue;
            }

            yield return change.Key.Type == TypeTokens.EipAssociation
                ? $"Whether {first} was only taken off {second} or is on something else now, Pulumi cannot tell. If it is, the service refuses to put it back " +
                    $"({ErrorCodes.IncorrectEipStatus}); unbind it there first. See: aliyun vpc DescribeEipAddresses --AllocationId {first}"
                : $"Whether {second} was only taken out of {first} or is in another package now, Pulumi cannot tell. If it is, the service refuses to put it back " +
                    $"({ErrorCodes.AlreadyInPackage}); take it out there first. See: aliyun vpc DescribeEipAddresses --AllocationId {second}";
        }

        string[] tables =
        [
            .. report.State.Now.Resources.Where(resource => resource.Recorded.Key.Type == TypeTokens.NatGateway)
                .Select(resource => resource.Recorded.Outputs.GetValueOrDefault("forwardTableIds")).OfType<string>(),
        ];
        yield return "What was added by hand, such as a DNAT entry, an EIP or a member of the package, is in no state, and Pulumi never sees it." +
            (tables.Length == 0 ? "" : $" See: aliyun vpc DescribeForwardTableEntries --ForwardTableId {Sentence.Or(tables)}");
    }
}
