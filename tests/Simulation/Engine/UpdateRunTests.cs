using System.Collections.Immutable;
using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Simulation.Engine;

/// <summary>What Pulumi's engine does with the resources of a program, on two apps: a and b.</summary>
public sealed class UpdateRunTests
{
    private static readonly UpdateOptions _options = new() { Parallel = 16 };

    private static readonly GeneratedStack _stack = new() { Apps = [App("a", 0), App("b", 1)] };

    [Fact]
    public async Task Each_resource_is_created_after_everything_that_it_depends_on()
    {
        var resources = (await _stack.RunAsync()).Resources;

        var steps = new DeployedStack(_options.Times).Update(resources, _options, quotas: null).Steps.ToDictionary(step => step.Key);

        Assert.All(
            resources.Where(r => !r.IsComponent),
            resource => Assert.All(resource.DependsOn, key => Assert.True(steps[key].End <= steps[resource.Key].Start)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    public async Task No_more_resources_are_worked_on_at_once_than_allowed(int parallel)
    {
        var resources = (await GeneratedStack.OfApps(8).RunAsync()).Resources;

        var steps = new DeployedStack(_options.Times).Update(resources, _options with { Parallel = parallel }, quotas: null).Steps;

        var most = steps.Max(one => steps.Count(other => other.Start <= one.Start && one.Start < other.End));
        Assert.InRange(most, Math.Min(parallel, 2), parallel);
    }

    [Fact]
    public async Task A_deployment_that_is_repeated_does_nothing()
    {
        var resources = (await _stack.RunAsync()).Resources;
        var account = DeployedStack.With(resources, _options);

        var result = account.Update(resources, _options, quotas: null);

        Assert.All(result.Steps, step => Assert.Equal(StepKind.Same, step.Kind));
        Assert.Equal((TimeSpan.Zero, 0), (result.Duration, result.Calls.Length));
    }

    [Fact]
    public async Task The_same_run_twice_comes_out_the_same()
    {
        var resources = (await GeneratedStack.OfApps(20).RunAsync()).Resources;

        var first = new DeployedStack(_options.Times).Update(resources, _options, quotas: null);
        var second = new DeployedStack(_options.Times).Update(resources, _options, quotas: null);

        Assert.Equal(first.Calls.Select(Comparable), second.Calls.Select(Comparable));
        Assert.Equal(first.Duration, second.Duration);

        static (ServiceCall Call, string Request) Comparable(ServiceCall call) =>
            (call with { Request = Parameters.Empty }, string.Join(' ', call.Request.Values));
    }

    [Theory]
    // What                        changed input           of which resource                                 kinds of its steps, in order
    [InlineData("bandwidth", "50", TypeTokens.Package, "Update")]
    [InlineData("description", "new", TypeTokens.NatGateway, "Update")]
    [InlineData("internetChargeType", "PayByBandwidth", TypeTokens.EipAddress, "Replace,DeleteReplaced")]
    [InlineData("internetChargeType", "PayByTraffic", TypeTokens.Package, "Replace,DeleteReplaced")]
    [InlineData("internetChargeType", "PayBySpec", TypeTokens.NatGateway, "DeleteReplaced,Replace")]
    public async Task An_input_decides_whether_its_resource_is_updated_or_replaced_and_in_which_order(
        string input, string value, string type, string kinds)
    {
        var resources = (await _stack.RunAsync()).Resources;
        var key = resources.First(r => r.Key.Type == type).Key;
        var account = DeployedStack.With(resources, _options);

        var result = account.Update(Change(resources, key, input, value), _options, quotas: null);

        Assert.Empty(result.Failed);
        Assert.Equal(kinds, string.Join(',', result.Steps.Where(step => step.Key == key).Select(step => step.Kind)));
        var cause = Assert.Single(result.Steps.First(step => step.Key == key && !step.Changes.IsEmpty).Changes);
        Assert.Equal((input, value, kinds != "Update"), (cause.Name, cause.After, cause.ForcesReplacement));
    }

    [Fact]
    public async Task What_is_to_be_ignored_is_no_change_and_stays_as_it_was_when_something_else_changes()
    {
        var resources = (await _stack.RunAsync()).Resources;
        var package = resources.First(r => r.Key.Type == TypeTokens.Package).Key;
        var ignoring = resources.Select(r => r.Key == package ? r with { Options = r.Options with { IgnoreChanges = ["bandwidth"] } } : r)
            .ToImmutableArray();
        var account = DeployedStack.With(ignoring, _options);
        var before = account.Cloud.Find("cbwp-shared-bandwidth")!.Text("Bandwidth");

        var changed = Change(ignoring, package, "bandwidth", "999");
        Assert.All(account.Update(changed, _options, quotas: null).Steps, step => Assert.Equal(StepKind.Same, step.Kind));
        var result = account.Update(Change(changed, package, "description", "new"), _options, quotas: null);

        Assert.Equal("description", Assert.Single(Assert.Single(result.Steps, step => step.Kind == StepKind.Update).Changes).Name);
        Assert.Equal(before, account.Cloud.Find("cbwp-shared-bandwidth")!.Text("Bandwidth"));
        Assert.Equal(before, account.State.Resources.Single(r => r.Key == package).Inputs["bandwidth"]);
    }

    [Fact]
    public async Task A_gateway_that_is_replaced_takes_along_what_its_id_replaces_and_nothing_that_only_waits_for_that()
    {
        var resources = (await _stack.RunAsync()).Resources;
        var gateway = resources.First(r => r.Key.Type == TypeTokens.NatGateway).Key;
        var account = DeployedStack.With(resources, _options);

        var steps = account.Update(Change(resources, gateway, "internetChargeType", "PayBySpec"), _options, quotas: null).Steps;

        // The last dependents go first, the gateway goes last, one after the other.
        var deleted = steps.Where(step => step.Kind == StepKind.DeleteReplaced).ToList();
        Assert.Equal(
            [
                "ForwardEntry shared-bandwidth-b-http", "ForwardEntry shared-bandwidth-a-http", "EipAssociation shared-bandwidth-b",
                "EipAssociation shared-bandwidth-a", "NatGateway shared-bandwidth",
            ],
            deleted.Select(step => $"{step.Key.ShortType} {step.Key.Name}"));
        Assert.All(deleted.Zip(deleted.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));

        // An attachment waits for its association, but has no input from it.
        Assert.All(
            steps.Where(step => step.Key.ShortType == "CommonBandwithPackageAttachment"),
            step => Assert.Equal(StepKind.Same, step.Kind));
        Assert.All(
            steps.Where(step => step.Key.ShortType is "EipAssociation" or "ForwardEntry" && step.Kind != StepKind.DeleteReplaced),
            step => Assert.Equal(StepKind.Replace, step.Kind));
    }

    [Fact]
    public async Task What_uses_a_replaced_resource_by_an_input_that_can_change_in_place_is_not_taken_along()
    {
        var resources = (await _stack.RunAsync()).Resources;
        var eip = resources.First(r => r.Key.Type == TypeTokens.EipAddress).Key;
        var changed = Change(resources, eip, "isp", "BGP_PRO")
            .Select(r => r.Key == eip ? r with { Options = r.Options with { DeleteBeforeReplace = true } } : r);

        var steps = DeployedStack.With(resources, _options).Preview([.. changed]).Steps;

        Assert.Equal("DeleteReplaced,Replace", Kinds("EipAssociation"));
        Assert.Equal("DeleteReplaced,Replace", Kinds("CommonBandwithPackageAttachment"));
        Assert.Equal("Update", Kinds("ForwardEntry"));

        string Kinds(string type) =>
            string.Join(',', steps.Where(step => step.Kind != StepKind.Same && step.Key.ShortType == type).Select(step => step.Kind));
    }

    [Fact]
    public async Task What_is_replaced_or_gone_is_deleted_at_the_end_each_level_after_its_dependents()
    {
        var before = (await _stack.RunAsync()).Resources;
        var after = (await (_stack with { Apps = [_stack.Apps[0]] }).RunAsync()).Resources;
        var account = DeployedStack.With(before, _options);

        var steps = account.Update(after, _options, quotas: null).Steps;

        Assert.Equal(
            ["ForwardEntry", "CommonBandwithPackageAttachment", "EipAssociation", "EipAddress"],
            steps.Where(step => step.Kind == StepKind.Delete).Select(step => step.Key.ShortType));
        Assert.True(steps.Where(step => step.Kind == StepKind.Update)
            .Max(step => step.End) <= steps.Where(step => step.Kind == StepKind.Delete).Min(step => step.Start));
    }

    [Fact]
    public async Task After_a_failure_nothing_more_is_begun_and_what_had_begun_ends()
    {
        var resources = (await _stack.RunAsync()).Resources;
        var account = new DeployedStack(_options.Times);

        var result = account.Update(
            resources, _options with { Faults = [new Fault("AllocateEipAddress", "shared-bandwidth-a", "Forbidden.RAM")] }, quotas: null);

        var failed = Assert.Single(result.Failed);
        Assert.Equal(("AllocateEipAddress", "Forbidden.RAM"), (failed.Failure!.Action, failed.Failure.Refusal.Code));
        Assert.All(result.Steps, step => Assert.True(step.Start <= failed.End));
        Assert.Equal(
            ["CommonBandwithPackage", "EipAddress", "NatGateway"],
            account.State.Resources.Select(r => r.Key.ShortType).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_resource_whose_creation_failed_after_it_existed_is_completed_and_not_made_again()
    {
        var resources = (await _stack.RunAsync()).Resources;
        var account = new DeployedStack(_options.Times);
        account.Update(
            resources, _options with { Faults = [new Fault("DescribeNatGateways", "shared-bandwidth", "Forbidden.RAM")] }, quotas: null);

        var next = account.Update(resources, _options, quotas: null);

        Assert.Equal(StepKind.Update, Assert.Single(next.Steps, step => step.Key.Type == TypeTokens.NatGateway).Kind);
        Assert.DoesNotContain(next.Calls, call => call.Action == "CreateNatGateway");
    }

    [Fact]
    public async Task A_replaced_resource_that_could_not_be_deleted_is_deleted_by_the_next_run()
    {
        var resources = (await _stack.RunAsync()).Resources;
        var eip = resources.First(r => r.Key.Type == TypeTokens.EipAddress).Key;
        var changed = Change(resources, eip, "internetChargeType", "PayByBandwidth");
        var account = DeployedStack.With(resources, _options);
        account.Update(changed, _options with { Faults = [new Fault("ReleaseEipAddress", eip.Name, "Forbidden.RAM")] }, quotas: null);
        Assert.Equal(2, account.State.Resources.Count(r => r.Key == eip));

        var next = account.Update(changed, _options, quotas: null);

        Assert.Equal("ReleaseEipAddress", Assert.Single(next.Calls, call => !call.IsRead).Action);
        Assert.Single(account.State.Resources, r => r.Key == eip);
    }

    [Fact]
    public async Task What_is_left_of_a_replacement_is_deleted_although_it_was_protected_when_it_was_made()
    {
        var resources = (await (_stack with { Protect = true }).RunAsync()).Resources;
        var eip = resources.First(r => r.Key.Type == TypeTokens.EipAddress).Key;
        var unprotected = Change((await _stack.RunAsync()).Resources, eip, "internetChargeType", "PayByBandwidth");
        var account = DeployedStack.With(resources, _options);
        account.Update(unprotected, _options with { Faults = [new Fault("ReleaseEipAddress", eip.Name, "Forbidden.RAM")] }, quotas: null);

        var next = account.Update(unprotected, _options, quotas: null);

        Assert.Empty(next.Failed);
        Assert.Equal(StepKind.DeleteReplaced, Assert.Single(next.Steps, step => step.Kind != StepKind.Same).Kind);
    }

    [Fact]
    public async Task What_could_not_have_been_deployed_is_not_taken_for_deployed()
    {
        var resources = (await _stack.RunAsync()).Resources;
        var gateway = resources.First(r => r.Key.Type == TypeTokens.NatGateway).Key;

        var exception = Assert.Throws<NotSimulatedException>(
            () => DeployedStack.With(Change(resources, gateway, "natType", "Normal"), _options));

        Assert.Equal(
            "What is taken for deployed could not have been: NatGateway shared-bandwidth: Standard NAT gateways are not sold any more. "
                + "See what up --rehearse says of it.",
            exception.Message);
    }

    [Fact]
    public async Task A_resource_that_goes_by_another_name_is_kept_when_its_parents_alias_says_so()
    {
        var before = (await _stack.RunAsync()).Resources;
        var after = Renamed(before, "shared-bandwidth-a", "shared-bandwidth-new");
        var account = DeployedStack.With(before, _options);

        var steps = account.Update(after, _options, quotas: null).Steps;

        Assert.Equal(4, steps.Count(step => step.FormerKey is not null));
        Assert.All(steps, step => Assert.Equal(StepKind.Same, step.Kind));
        Assert.Equal(after.Where(r => !r.IsComponent).Select(r => r.Key), account.State.Resources.Select(r => r.Key));
    }

    [Fact]
    public async Task Without_an_alias_another_name_is_another_resource_and_the_service_refuses_the_same_entry_twice()
    {
        var before = (await _stack.RunAsync()).Resources;
        var after = Renamed(before, "shared-bandwidth-a", "shared-bandwidth-new")
            .Select(r => r with { Options = r.Options with { FormerNames = [] } });

        var result = DeployedStack.With(before, _options).Update([.. after], _options, quotas: null);

        Assert.Equal("OperationUnsupported.ForwardEntry", Assert.Single(result.Failed).Failure!.Refusal.Code);
    }

    [Fact]
    public async Task An_address_that_is_only_read_from_now_on_is_released_at_the_end()
    {
        var before = (await _stack.RunAsync()).Resources;
        var after = (await (_stack with { Apps = [_stack.Apps[0] with { IsBrought = true }, _stack.Apps[1]] }).RunAsync()).Resources;
        var account = DeployedStack.With(before, _options);

        var there = account.Update(after, _options, quotas: null);
        Assert.Contains(there.Steps, step => step is { Kind: StepKind.Read, Key.Name: "shared-bandwidth-a" });
        Assert.Contains(there.Calls, call => call is { Action: "ReleaseEipAddress", Resource.Name: "shared-bandwidth-a" });
        Assert.Equal(StepKind.Delete, Assert.Single(
            there.Steps,
            step => step.Key.ShortType == "EipAddress" && step.Kind is not (StepKind.Same or StepKind.Read)).Kind);

        // And back: the user's own is let go, not released.
        var back = account.Update(before, _options, quotas: null);
        Assert.Contains(back.Steps, step => step is { Kind: StepKind.Forget, Key.Name: "shared-bandwidth-a" });
        Assert.DoesNotContain(back.Calls, call => call.Action == "ReleaseEipAddress");
        Assert.True(account.Cloud.Exists("eip-of0"));
    }

    [Fact]
    public async Task A_preview_and_its_update_take_the_same_steps()
    {
        var before = (await GeneratedStack.OfApps(5).RunAsync()).Resources;
        var after = (await (GeneratedStack.OfApps(4) with { HeadroomPercent = 50, HasOutbound = true }).RunAsync()).Resources;
        var account = DeployedStack.With(before, _options);

        var preview = account.Preview(after);
        var update = account.Update(after, _options, quotas: null);

        Assert.Equal(Kinds(preview), Kinds(update));

        static IEnumerable<string> Kinds(UpdateResult result) =>
            result.Steps.Select(step => $"{step.Kind} {step.Key}").Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_chain_of_thousands_of_resources_is_no_deeper_than_one()
    {
        var resources = (await _stack.RunAsync()).Resources;
        var entry = resources.Last(r => r.Key.Type == TypeTokens.ForwardEntry);
        var chain = Enumerable.Range(1, 20_000).Select(i => entry with
        {
            Key = Link(i),
            NamedDependencies = [i == 1 ? entry.Key : Link(i - 1)],
        });
        RecordedResource[] all = [.. resources, .. chain];

        var created = new DeployedStack(_options.Times).Preview(all);
        var deployed = new StackState([.. created.State.Resources]);
        var repeated = UpdateRun.Preview(deployed, all);

        Assert.Equal(20_010, created.Steps.Count(step => step.Kind == StepKind.Create));
        Assert.Equal(20_010, repeated.Steps.Length);

        ResourceKey Link(int i) => entry.Key with { Name = $"link-{i}" };
    }

    [Fact]
    public async Task The_critical_path_is_without_a_gap_and_as_long_as_the_update()
    {
        var resources = (await GeneratedStack.OfApps(12).RunAsync()).Resources;

        var result = new DeployedStack(_options.Times).Update(resources, _options with { Parallel = 4 }, quotas: null);

        var path = result.CriticalPath();
        Assert.Equal((TimeSpan.Zero, result.Duration), (path[0].Start, path[^1].End));
        Assert.All(path.Zip(path.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
    }

    private static GeneratedApp App(string key, int number) => new(key, number, ["http"], null, IsBrought: false, HasGroup: false);

    private static ImmutableArray<RecordedResource> Change(
        ImmutableArray<RecordedResource> resources, ResourceKey key, string input, object value) =>
        [.. resources.Select(r => r.Key == key ? r with { Inputs = r.Inputs.SetItem(input, value) } : r)];

    // As if the program had another key for an app, and an alias on the components of that name.
    private static ImmutableArray<RecordedResource> Renamed(ImmutableArray<RecordedResource> resources, string before, string after)
    {
        return
        [
            .. resources.Select(r => r with
            {
                Key = Key(r.Key),
                Parent = r.Parent is { } parent ? Key(parent) : null,
                PropertyDependencies = r.PropertyDependencies.ToImmutableSortedDictionary(
                    d => d.Key, d => d.Value.Select(Key).ToImmutableArray(), StringComparer.Ordinal),
                NamedDependencies = [.. r.NamedDependencies.Select(Key)],
                Options = r.IsComponent && r.Key.Name == before ? r.Options with { FormerNames = [before] } : r.Options,
            }),
        ];

        ResourceKey Key(ResourceKey key) =>
            key.Name.StartsWith(before, StringComparison.Ordinal) ? key with { Name = after + key.Name[before.Length..] } : key;
    }
}
