using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Simulation.Impact;

/// <summary>How ports are reached between a change by hand and the end of the next update.</summary>
public sealed class HandChangeTests
{
    [Theory]
    [InlineData(TypeTokens.ForwardEntry, "", MeantimeReach.NotReached)]
    [InlineData(TypeTokens.EipAssociation, "", MeantimeReach.NotReached)]
    [InlineData(TypeTokens.EipAddress, "", MeantimeReach.NotReached)]
    [InlineData(TypeTokens.NatGateway, "", MeantimeReach.NotReached)]
    [InlineData(TypeTokens.PackageAttachment, "", MeantimeReach.OutsidePackage)]
    [InlineData(TypeTokens.Package, "", MeantimeReach.OutsidePackage)]
    [InlineData(TypeTokens.ForwardEntry, "externalPort", MeantimeReach.OtherMapping)]
    [InlineData(TypeTokens.ForwardEntry, "internalIp", MeantimeReach.OtherMapping)]
    [InlineData(TypeTokens.ForwardEntry, "forwardEntryName", null)]
    [InlineData(TypeTokens.EipAddress, "bandwidth", null)]
    [InlineData(TypeTokens.Package, "bandwidth", null)]
    public async Task A_port_is_reached_by_what_is_left_of_what_it_works_through(string type, string property, MeantimeReach? reach)
    {
        var (run, update) = await DeployedAsync();

        var ports = MeantimePort.Of(run.Resources, [Changed(run, type, property)], update);

        Assert.Equal(reach, ports.FirstOrDefault()?.Reach);
        Assert.True(ports.Length <= 1);
    }

    // The update makes everything here; what another app's entry takes does not count.
    [Fact]
    public async Task A_port_is_right_again_when_the_last_step_of_what_it_works_through_has_ended()
    {
        var (run, update) = await DeployedAsync(apps: 2);
        HandChange[] entries = [.. run.Resources.Where(resource => resource.Key.Type == TypeTokens.ForwardEntry)
            .Select(entry => new HandChange(entry.Key, "id-1", true, false, []))];

        var right = entries.Select(entry => Assert.Single(MeantimePort.Of(run.Resources, [entry], update)).RightAfter).ToList();

        Assert.Equal(entries.Select(entry => (TimeSpan?)update.Steps.Single(step => step.Key == entry.Key).End), right);
        Assert.True(right.Distinct().Count() > 1);
    }

    [Fact]
    public async Task A_port_is_not_right_again_after_an_update_that_fails_or_makes_nothing_of_it()
    {
        var (run, update) = await DeployedAsync();
        var entry = Changed(run, TypeTokens.ForwardEntry, "");
        var failed = update with
        {
            Steps = [.. update.Steps.Select(step => step.Key == entry.Key
                ? step with { Failure = new StepFailure("CreateForwardEntry", new("Some.Code", "Some words.")) } : step)],
        };

        Assert.Null(Assert.Single(MeantimePort.Of(run.Resources, [entry], failed)).RightAfter);
        Assert.Null(Assert.Single(MeantimePort.Of(
            run.Resources, [entry], update with { Steps = [.. update.Steps.Where(step => step.Key != entry.Key)] })).RightAfter);
        Assert.Null(Assert.Single(MeantimePort.Of(run.Resources, [entry with { IsRead = true }], update)).RightAfter);
    }

    private static async Task<(ProgramRun Run, UpdateResult Update)> DeployedAsync(int apps = 1)
    {
        var run = await GeneratedStack.OfApps(apps).RunAsync();
        var options = new UpdateOptions();
        return (run, new DeployedStack(options.Times).Update(run.Resources, options, run.Quotas));
    }

    private static HandChange Changed(ProgramRun run, string type, string property) => new(
        run.Resources.First(resource => resource.Key.Type == type).Key, "id-1", IsGone: property.Length == 0, IsRead: false,
        property.Length == 0 ? [] : [(property, "1", "2")]);
}
