using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Simulation.Impact;

/// <summary>A stack, one edit of it, and the apps that the edit names.</summary>
public sealed record Edit(string Name, GeneratedStack Before, GeneratedStack After)
{
    /// <summary>Keys of apps that the edit is about, as they are afterwards.</summary>
    internal ImmutableArray<string> Named { get; init; } = [];

    /// <summary>The key that a renamed app had before; null: none is renamed.</summary>
    internal string? Former { get; init; }

    /// <summary>Whether the edit is about the apps that it names alone, or about their order; others are about the whole stack.</summary>
    internal bool IsAboutApps => !Named.IsEmpty || Name == "reorder";

    /// <summary>Whether the edit says that public addresses of the named apps change.</summary>
    internal bool ChangesAddress { get; init; }

    public override string ToString() =>
        $"{Name} {string.Join(',', Named)}: {Structure.Of(Before.ToConfig())} -> {Structure.Of(After.ToConfig())}";
}

/// <summary>
/// The promise: one edit interrupts no other app, changes no address that it does not name, and is never refused; deployed once more,
/// nothing changes.
/// </summary>
public sealed class PromiseTests
{
    private static readonly UpdateOptions _options = new() { Parallel = 16 };

    private static readonly string[] _making = ["Create", "Allocate", "Associate", "Add", "Authorize"];

    [Property(MaxTest = 250, Arbitrary = [typeof(Edits)])]
    public async Task One_edit_touches_nobody_else(Edit edit)
    {
        var before = await edit.Before.RunAsync();
        var after = await edit.After.RunAsync();

        var change = ChangeOutcome.Run(before.Resources, after.Resources, after.Quotas, _options);

        Assert.Empty(change.Preview.Failed.Concat(change.Execution.Failed).Select(step => $"{step.Key.Name}: {step.Failure}"));
        Assert.All(change.Apps.Where(app => !edit.Named.Contains(app.App)), app =>
        {
            Assert.Equal((TimeSpan.Zero, TimeSpan.Zero), (app.Interruption ?? TimeSpan.MaxValue, app.Throttled));
            Assert.Empty(app.Endpoints);
        });
        Assert.All(
            change.Apps.Where(app => app.ChangesAddress),
            app => Assert.True(edit.ChangesAddress, $"The address of {app.App} changes."));
        Assert.All(change.Apps.Where(app => app.Kind == ImpactKind.Interrupted), app => Assert.Fail($"{app.App} is interrupted for "
            + $"{app.Interruption}."));
        if (edit.IsAboutApps)
        {
            var (registered, others) =
                (ByApp(after.Resources), ByApp(before.Resources).Where(app => !edit.Named.Contains(app.Key) && app.Key != edit.Former));
            Assert.All(others, app => Assert.Equal(app.Value, registered[app.Key]));
        }
    }

    [Property(MaxTest = 80, Arbitrary = [typeof(StackGenerators)])]
    public async Task With_continue_on_error_an_app_that_fails_leaves_all_others_published(GeneratedStack stack, byte chosen)
    {
        var run = await stack.RunAsync();
        var ports = PublishedPort.Of(run.Resources).ToList();
        var failing = ports[chosen % ports.Count];
        var options = _options with
        {
            ContinuesOnError = true,
            Faults = [new Fault("CreateForwardEntry", failing.Entry.Key.Name, "Forbidden.DestnationIpOutOfVpcCIDR")],
        };

        var outcome = DeploymentOutcome.Run(run.Resources, run.Quotas, options);

        Assert.Equal([failing.Entry.Key], outcome.Result.Failed.Select(step => step.Key));
        var notReached = Assert.Single(outcome.Apps, app => !app.IsWhole);
        Assert.Equal((failing.App, failing.Port), (notReached.App, Assert.Single(notReached.NotReached)));
        Assert.True(outcome.NextRun!.IsDone);
        Assert.True(outcome.EndsAsUndisturbed);
    }

    [Property(MaxTest = 60, Arbitrary = [typeof(Edits)])]
    public async Task With_continue_on_error_a_change_that_fails_leaves_all_others_as_they_should_be(Edit edit, byte chosen)
    {
        var (before, after) = (await edit.Before.RunAsync(), await edit.After.RunAsync());
        var writes = DeployedStack.With(before.Resources, _options).Update(after.Resources, _options, after.Quotas).Calls
            .Where(call => call.Action is "CreateForwardEntry" or "ModifyForwardEntry").ToList();
        if (writes.Count == 0)
        {
            return;
        }

        var failing = writes[chosen % writes.Count];
        var options =
            _options with { ContinuesOnError = true, Faults = [new Fault(failing.Action, failing.Resource.Name, "Forbidden.RAM")] };
        var account = DeployedStack.With(before.Resources, options);

        account.Update(after.Resources, options, after.Quotas);

        var app = PublishedPort.Of(after.Resources).Single(port => port.Entry.Key == failing.Resource).App;
        Assert.All(AppReach.Of(after.Resources, account).Where(reach => reach.App != app), reach => Assert.True(reach.IsWhole, reach.App));
        account.Refresh();
        Assert.True(account.Update(after.Resources, _options, after.Quotas).IsDone);
    }

    [Property(MaxTest = 80, Arbitrary = [typeof(Edits)])]
    public async Task An_edit_that_breaks_off_calls_no_app_touched_that_has_what_it_had(Edit edit, byte chosen)
    {
        var (before, after) = (await edit.Before.RunAsync(), await edit.After.RunAsync());
        var writes = DeployedStack.With(before.Resources, _options).Update(after.Resources, _options, after.Quotas).Calls
            .Where(call => call.Refusal is null && !call.IsRead).ToList();
        if (writes.Count == 0)
        {
            return;
        }

        var failing = writes[chosen % writes.Count];
        var options = _options with { Faults = [new Fault(failing.Action, failing.Resource.Name, "Forbidden.RAM")] };
        var account = DeployedStack.With(before.Resources, options);
        var mappings = PublishedPort.Of(before.Resources).ToLookup(
            port => port.App, port => PublishedPort.MappingOf(account.State.Live()[port.Entry.Key].Inputs));

        var change = ChangeOutcome.Run(account, after.Resources, after.Quotas, options);

        var done = change.Execution.Calls.Where(call => call.Refusal is null && !call.IsRead).ToList();
        var onlyMakes = done.TrueForAll(call =>
            call.Action is not "CreateForwardEntry" && _making.Any(verb => call.Action.StartsWith(verb, StringComparison.Ordinal)));
        var timeline = new ServiceTimeline(account.Cloud);
        Assert.All(change.Apps.Where(app => mappings.Contains(app.FormerApp ?? app.App)), app =>
        {
            if (mappings[app.FormerApp ?? app.App].All(old => timeline.Reached(old).Any(span => span.To > account.Now)))
            {
                Assert.NotNull(app.Interruption);
                Assert.All(app.Endpoints, endpoint => Assert.NotNull(endpoint.After));
            }

            if (onlyMakes)
            {
                Assert.Equal((ImpactKind.Untouched, 0), (app.Kind, app.Endpoints.Length));
            }
        });
    }

    [Property(MaxTest = 60, Arbitrary = [typeof(Edits)])]
    public async Task After_an_edit_the_account_has_what_a_fresh_deployment_has_and_nothing_more(Edit edit)
    {
        var before = await edit.Before.RunAsync();
        var after = await edit.After.RunAsync();
        var account = DeployedStack.With(before.Resources, _options);
        var fresh = DeployedStack.With(after.Resources, _options);

        account.Update(after.Resources, _options, after.Quotas);

        Assert.Equal(Made(fresh), Made(account));
        Assert.All(account.Preview(after.Resources).Steps, step => Assert.Equal(StepKind.Same, step.Kind));
    }

    [Property(MaxTest = 30, Arbitrary = [typeof(StackGenerators)])]
    public async Task A_destroyed_stack_leaves_only_what_was_there_before(GeneratedStack stack)
    {
        var run = await stack.RunAsync();
        var account = DeployedStack.With(run.Resources, _options);
        var supposed = new DeployedStack(_options.Times);
        SupposedObjects.AddTo(supposed.Cloud, run.Resources);

        var result = account.Update([], _options, run.Quotas);

        Assert.Empty(result.Failed);
        Assert.Empty(account.State.Resources);
        Assert.Equal(supposed.Cloud.Fingerprint(), account.Cloud.Fingerprint());
    }

    [Property(MaxTest = 40, Arbitrary = [typeof(StackGenerators)])]
    public async Task Protection_stops_what_would_take_an_app_away_before_anything_is_changed(GeneratedStack stack)
    {
        var own = stack.Apps.FirstOrDefault(app => app is { IsBrought: false, SharedAddress: null });
        if (own is null)
        {
            return;
        }

        var before = await (stack with { Protect = true }).RunAsync();
        var after = await (stack with { Protect = true, Apps = stack.Apps.Remove(own) }).RunAsync();

        var change = ChangeOutcome.Run(before.Resources, after.Resources, after.Quotas, _options);

        Assert.Equal(
            ["CommonBandwithPackageAttachment", "EipAddress", "EipAssociation", "ForwardEntry"],
            change.Protected.Select(obstacle => obstacle.Key.ShortType)
                .Except(["SecurityGroupRule"]).Distinct().Order(StringComparer.Ordinal));
        Assert.False(change.IsPossible);
    }

    // As the Automation API runs it: Pulumi meets what is protected only when it comes to it.
    [Property(MaxTest = 40, Arbitrary = [typeof(StackGenerators)])]
    public async Task Protection_lets_nothing_be_deleted_without_a_preview_either(GeneratedStack stack)
    {
        var before = await (stack with { Protect = true }).RunAsync();
        var after = await (stack with { Protect = true, Apps = stack.Apps.RemoveAt(0) }).RunAsync();

        Assert.All(new[] { after.Resources, [] }, target =>
        {
            var account = DeployedStack.With(before.Resources, _options);

            var result = account.Update(target, _options, after.Quotas);

            Assert.NotEmpty(result.Failed);
            Assert.All(result.Failed, step => Assert.Null(step.Failure!.Action));
            Assert.DoesNotContain(result.Calls, call => call.Action.StartsWith("Delete", StringComparison.Ordinal)
                || call.Action.StartsWith("Remove", StringComparison.Ordinal)
                || call.Action.StartsWith("Unassociate", StringComparison.Ordinal)
                || call.Action.StartsWith("Release", StringComparison.Ordinal)
                || call.Action.StartsWith("Revoke", StringComparison.Ordinal));
            Assert.All(AppReach.Of(before.Resources, account), app => Assert.True(app.IsWhole, app.App));
        });
    }

    // Everything that is registered for an app alone or for those that share its address, by app.
    private static Dictionary<string, string> ByApp(IReadOnlyCollection<RecordedResource> resources)
    {
        var graph = new TargetGraph(resources);
        return PublishedPort.Of(resources).GroupBy(port => port.App).ToDictionary(app => app.Key, app => string.Join(
            '\n',
            app.SelectMany(port => port.Needs(graph))
                .Where(key => key.Type is not (TypeTokens.NatGateway or TypeTokens.Package))
                .Distinct()
                .OrderBy(key => key.ToString(), StringComparer.Ordinal)
                .Select(key => ResourceText.Of(graph.ByKey[key]))));
    }

    // How many of each kind: ids and IPs of what was replaced differ.
    private static IEnumerable<(string Kind, int Count)> Made(DeployedStack account) =>
        account.Cloud.Objects.Where(found => found.Attributes.Count > 0)
            .CountBy(found => found.Kind).Select(kind => (kind.Key, kind.Value)).OrderBy(kind => kind.Key, StringComparer.Ordinal);

    private static class Edits
    {
        public static Arbitrary<Edit> All() => Arb.From(
            from stack in StackGenerators.Stacks().Generator
            from kind in Gen.Choose(0, 12)
            from chosen in Gen.Choose(0, 7)
            select Of(stack, kind, stack.Apps[chosen % stack.Apps.Length]));

        private static Edit Of(GeneratedStack stack, int kind, GeneratedApp app)
        {
            var sharers = app.SharedAddress is null
                ? [app.Key]
                : stack.Apps.Where(a => a.SharedAddress is not null).Select(a => a.Key).ToImmutableArray();
            return kind switch
            {
                0 => new Edit("add", stack with { Apps = stack.Apps.Remove(app) }, stack) { Named = [app.Key] },
                1 => new Edit("remove", stack, stack with { Apps = stack.Apps.Remove(app) }) { Named = [app.Key] },
                2 => new Edit("rename", stack, With(app with { Key = "renamed", FormerKey = app.Key }))
                {
                    Named = ["renamed"],
                    Former = app.Key,
                },
                3 => new Edit("reorder", stack, stack with { Apps = [.. stack.Apps.Reverse()] }),
                4 => new Edit("ports", stack, With(app with { PortOffset = 50 })) { Named = [app.Key] },
                5 => new Edit("address", stack, app.SharedAddress is null
                    ? With(app with { IsBrought = !app.IsBrought })
                    : stack with { IsSharedBrought = !stack.IsSharedBrought })
                {
                    Named = sharers,
                    ChangesAddress = true,
                },
                6 => new Edit("protect", stack, stack with { Protect = true }),
                7 => new Edit("unprotect", stack with { Protect = true }, stack),
                8 => new Edit(
                    "outbound address", stack with { HasOutbound = true }, stack with { HasOutbound = true, IsOutboundBrought = true }),
                9 => new Edit("another address", stack,
                    With(app with { SharedAddress = app.SharedAddress is null ? "edge" : null, IsBrought = false }))
                {
                    Named = [app.Key],
                    ChangesAddress = true,
                },
                10 => new Edit("private IP", stack, With(app with { HostOffset = 100 })) { Named = [app.Key] },
                11 => new Edit("deletion protection", stack, stack with { DeletionProtection = true }),
                _ => new Edit("resize", stack, stack with { HeadroomPercent = stack.HeadroomPercent + 30 }),
            };

            GeneratedStack With(GeneratedApp changed) => stack with { Apps = stack.Apps.Replace(app, changed) };
        }
    }
}
