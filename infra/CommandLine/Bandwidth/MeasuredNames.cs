using System.Collections.Immutable;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Sizing.Measured;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>An id in the samples that is an app's, as the command line says it.</summary>
internal readonly record struct GivenInstance(string Id, string App);

/// <summary>What the rows of a file of samples may be called for a stack: apps, their EIPs, the package.</summary>
internal static class MeasuredNames
{
    /// <exception cref="UsageError">An instance that is given is no app's, or is given twice, or an app has two.</exception>
    public static SampleNames Of(ExposurePlan plan, ImmutableArray<GivenInstance> given)
    {
        ImmutableArray<string> apps = [.. plan.Apps.Select(app => app.Key), .. plan.Outbound is null ? [] : (string[])[OutboundPlan.Key]];
        var byId = ImmutableDictionary.CreateBuilder<string, string>();
        var refused = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var address in plan.AllAddresses)
        {
            if (address.EipId?.Text is { } id)
            {
                string[] users = [.. UsersOf(address.Key, plan)];
                if (users is [var only])
                {
                    byId[id] = only;
                }
                else
                {
                    refused[id] = $"{id} carries {(users is [] ? "no app" : $"{Sentence.And(users)} together")} " +
                        $"(addresses.{address.Key}); demand is said by app, so measure each at its backend.";
                }
            }
        }

        // Of two apps for one id neither is taken: the samples would be the last one's, and nobody would know.
        var problems = given.GroupBy(instance => instance.Id).Where(same => same.Count() > 1)
            .Select(same => $"--instance names {same.Key} twice; leave one out.").ToList();
        foreach (var (id, app) in given.DistinctBy(instance => instance.Id))
        {
            if (!apps.Contains(app))
            {
                problems.Add(
                    $"--instance {id}={app}: there is no app '{app}'; the apps are " +
                    $"{Sentence.AndAtMost(apps, 5)}.{DidYouMean.For(app, apps)}");
            }
            else if (byId.Where(other => other.Value == app && other.Key != id).Select(other => other.Key).FirstOrDefault() is { } other)
            {
                problems.Add(
                    $"--instance {id}={app}: {app} is already {other}, and their samples would have to be added; give one of them.");
            }
            else
            {
                byId[id] = app;
            }
        }

        return problems.Count > 0 ? throw new UsageError(problems) : new SampleNames
        {
            Apps = apps,
            AppsById = byId.ToImmutable(),
            Refused = refused.ToImmutable(),
            Advice = "an id is given its app by --instance ID=APP",
            PackageId = plan.Package.Id?.Text,
        };
    }

    private static IEnumerable<string> UsersOf(string addressKey, ExposurePlan plan) =>
        plan.Apps.Where(app => app.AddressKey == addressKey).Select(app => app.Key)
            .Concat(plan.Outbound?.AddressKey == addressKey ? [OutboundPlan.Key] : []);
}
