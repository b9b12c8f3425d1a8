using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Provider;
using Xunit;

namespace SharedBandwidth.Tests.Simulation.Impact;

/// <summary>How a change is felt by an app's users.</summary>
public sealed class ImpactTests
{
    private static readonly UpdateOptions _options = new() { Parallel = 16 };

    private static readonly GeneratedStack _two = GeneratedStack.OfApps(2);

    [Fact]
    public async Task An_app_of_which_nothing_changes_is_untouched() =>
        Assert.All((await RunAsync(_two, _two with { HeadroomPercent = 50 })).Apps, app => Assert.Equal(ImpactKind.Untouched, app.Kind));

    [Fact]
    public async Task A_port_that_changes_in_place_reconfigures_its_app_alone()
    {
        var change = await RunAsync(_two, With(app => app with { PortOffset = 7 }));

        var app = Single(change, "app0");
        Assert.Equal((ImpactKind.Reconfigured, TimeSpan.Zero, false), (app.Kind, app.Interruption, app.ChangesAddress));
        Assert.Matches(
            @"^198\.1[89]\.[\d.]+:1000/tcp -> 198\.1[89]\.[\d.]+:1007/tcp$",
            $"{Assert.Single(app.Endpoints).Before} -> {app.Endpoints[0].After}");
        Assert.Equal(ImpactKind.Untouched, Single(change, "app1").Kind);
    }

    [Fact]
    public async Task An_address_that_becomes_the_users_own_is_named_old_and_new()
    {
        var app = Single(await RunAsync(_two, With(app => app with { IsBrought = true })), "app0");

        Assert.True(app.ChangesAddress);
        Assert.Equal((ImpactKind.Throttled, TimeSpan.Zero), (app.Kind, app.Interruption));
        Assert.InRange(app.Throttled, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task An_address_that_is_created_anew_has_no_ip_yet() =>
        Assert.Equal(
            "a new address:1000/tcp",
            Assert.Single(Single(await RunAsync(With(app => app with { IsBrought = true }), _two), "app0").Endpoints).After);

    // Pulumi makes the whole replacement, what goes with it too, before it does anything of it.
    [Theory]
    [InlineData("NatGateway|EipAssociation|ForwardEntry|CommonBandwithPackageAttachment", "NatGateway shared-bandwidth")]
    [InlineData("NatGateway", "NatGateway shared-bandwidth")]
    [InlineData("ForwardEntry", "ForwardEntry shared-bandwidth-app0-http")]
    public async Task Without_a_preview_a_replacement_of_which_something_is_protected_is_refused_as_a_whole(string types, string refused)
    {
        var before = (await _two.RunAsync()).Resources.Select(
            r => types.Split('|').Contains(r.Key.ShortType) ? r with { Options = r.Options with { Protect = true } } : r).ToList();
        var after = before.Select(
            r => r.Key.ShortType == "NatGateway" ? r with { Inputs = r.Inputs.SetItem("internetChargeType", "PayBySpec") } : r);

        var change = ChangeOutcome.Run(before, [.. after], new QuotasSpec(), _options, skipsPreview: true);

        Assert.False(change.IsPossible);
        Assert.Equal(refused, string.Join(", ", change.Execution.Failed.Select(step => $"{step.Key.ShortType} {step.Key.Name}")));
        Assert.All(change.Apps, app => Assert.Equal(ImpactKind.Untouched, app.Kind));
        Assert.DoesNotContain(
            change.Execution.Steps, step => step.Kind is StepKind.Delete or StepKind.DeleteReplaced && step.Failure is null);
    }

    [Fact]
    public async Task A_gateway_that_is_replaced_interrupts_every_app_for_at_least_as_long_as_a_new_one_takes()
    {
        var before = await _two.RunAsync();
        var after = before.Resources.Select(
            r => r.Key.ShortType == "NatGateway" ? r with { Inputs = r.Inputs.SetItem("internetChargeType", "PayBySpec") } : r);

        var change = ChangeOutcome.Run(before.Resources, [.. after], before.Quotas, _options);

        Assert.All(change.Apps, app =>
        {
            Assert.Equal(ImpactKind.Interrupted, app.Kind);
            Assert.True(app.Interruption > _options.Times.DeleteGateway + _options.Times.CreateGateway);
            Assert.True(app.Interruption < change.Execution.Duration);
            Assert.Equal(TimeSpan.Zero, app.Throttled);
            Assert.False(app.ChangesAddress);
        });
    }

    [Fact]
    public async Task A_package_that_is_replaced_leaves_every_app_reached_and_for_a_while_outside()
    {
        var before = await _two.RunAsync();
        var after = before.Resources.Select(r =>
            r.Key.ShortType == "CommonBandwithPackage" ? r with { Inputs = r.Inputs.SetItem("internetChargeType", "PayByTraffic") } : r);

        var change = ChangeOutcome.Run(before.Resources, [.. after], before.Quotas, _options);

        Assert.All(change.Apps, app => Assert.Equal((ImpactKind.Throttled, TimeSpan.Zero), (app.Kind, app.Interruption)));
    }

    [Fact]
    public async Task Apps_that_come_and_go_are_named_as_such()
    {
        var change = await RunAsync(_two, GeneratedStack.OfApps(3) with { Apps = [.. GeneratedStack.OfApps(3).Apps.Skip(1)] });

        Assert.Equal(
            [("app0", ImpactKind.Removed), ("app1", ImpactKind.Untouched), ("app2", ImpactKind.Added)],
            change.Apps.Select(app => (app.App, app.Kind)));
    }

    [Fact]
    public async Task An_app_that_loses_a_port_is_reconfigured_and_the_port_named()
    {
        var more = With(app => app with { Ports = ["http", "admin"] });

        var app = Single(await RunAsync(more, _two), "app0");

        Assert.Equal(ImpactKind.Reconfigured, app.Kind);
        Assert.Equal(("admin", null), (Assert.Single(app.Endpoints).Port, app.Endpoints[0].After));
    }

    [Fact]
    public async Task An_app_with_other_ports_than_before_is_reconfigured_and_not_added()
    {
        var app = Single(await RunAsync(_two, With(app => app with { Ports = ["www"], PortOffset = 7 })), "app0");

        Assert.Equal(ImpactKind.Reconfigured, app.Kind);
        Assert.Equal(["http", "www"], app.Endpoints.Select(endpoint => endpoint.Port));
    }

    [Fact]
    public async Task An_app_that_is_renamed_and_loses_a_port_is_one_app()
    {
        var more = With(app => app with { Ports = ["http", "admin"] });

        var change = await RunAsync(more, With(app => app with { Key = "web", FormerKey = "app0" }));

        Assert.Equal(["app1", "web"], change.Apps.Select(app => app.App));
        Assert.Equal(["admin"], Single(change, "web").Endpoints.Select(endpoint => endpoint.Port));
    }

    [Fact]
    public async Task An_update_that_breaks_off_leaves_an_app_down_when_its_entry_is_gone()
    {
        var before = await _two.RunAsync();
        var after = before.Resources.Select(
            r => r.Key.ShortType == "NatGateway" ? r with { Inputs = r.Inputs.SetItem("internetChargeType", "PayBySpec") } : r);

        var change = ChangeOutcome.Run(
            before.Resources, [.. after], before.Quotas,
            _options with { Faults = [new Fault("CreateNatGateway", "shared-bandwidth", "Forbidden.RAM")] });

        Assert.False(change.IsPossible);
        Assert.All(change.Apps, app => Assert.Equal((ImpactKind.Interrupted, null), (app.Kind, app.Interruption)));
    }

    private static GeneratedStack With(Func<GeneratedApp, GeneratedApp> change) =>
        _two with { Apps = _two.Apps.SetItem(0, change(_two.Apps[0])) };

    private static AppImpact Single(ChangeOutcome change, string app) => Assert.Single(change.Apps, impact => impact.App == app);

    private static async Task<ChangeOutcome> RunAsync(GeneratedStack before, GeneratedStack after)
    {
        var (old, run) = (await before.RunAsync(), await after.RunAsync());
        return ChangeOutcome.Run(old.Resources, run.Resources, run.Quotas, _options);
    }
}
