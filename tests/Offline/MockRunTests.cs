using Pulumi;
using Pulumi.AliCloud.Ecs;
using Pulumi.Testing;
using Xunit;

namespace SharedBandwidth.Tests.Offline;

public sealed class MockRunTests
{
    private readonly RecordingMocks _mocks = new();

    [Fact]
    public async Task A_run_exception_keeps_its_plain_message() =>
        Assert.Equal("not like this", await Programs.FailureAsync(_mocks, () => throw new RunException("not like this")));

    [Fact]
    public async Task Any_other_exception_is_reported_with_its_text()
    {
        var message = await Programs.FailureAsync(_mocks, () => throw new InvalidOperationException("a fault"));

        Assert.StartsWith("Running program '", message, StringComparison.Ordinal);
        Assert.Contains("' failed with an unhandled exception:\n", message, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException: a fault", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_mock_fails_the_program()
    {
        var mocks = new RecordingMocks { NewResource = _ => throw new TimeoutException("no answer") };

        var message = await Programs.FailureAsync(mocks, () => _ = new EipAddress("address"));
        Assert.Contains("System.TimeoutException: no answer", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_mock_is_named_also_when_other_resources_wait_for_its_answer()
    {
        var mocks = new RecordingMocks { NewResource = _ => Task.FromException<(string?, object)>(new TimeoutException("no answer")) };
        var failure = await Record.ExceptionAsync(() => Programs.UpdateAsync(mocks, () =>
        {
            var address = new EipAddress("address");
            _ = new EipAddress("follower", new() { Description = address.IpAddress }, new() { DependsOn = address });
        }));

        // The official SDK reports the follower as a failure of its own, or not, as time permits.
        var messages = (failure is AggregateException several ? several.InnerExceptions : [failure]).Select(inner => inner!.Message);
        Assert.Contains(messages, message => message.Contains("System.TimeoutException: no answer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failing_apply_fails_the_program()
    {
        Func<string, int> fail = _ => throw new RunException("bad id");

        Assert.Equal("bad id", await Programs.FailureAsync(_mocks, () => new EipAddress("address").Id.Apply(fail)));
    }

    [Fact]
    public async Task A_logged_error_fails_the_program_and_other_messages_do_not()
    {
        await Programs.UpdateAsync(_mocks, () =>
        {
            Log.Debug("fine");
            Log.Info("fine");
            Log.Warn("fine");
        });

        Assert.Equal("not fine", await Programs.FailureAsync(_mocks, () => Log.Error("not fine")));
    }

    [Fact]
    public async Task Several_errors_come_together()
    {
        var failure = await Assert.ThrowsAsync<AggregateException>(() => Programs.UpdateAsync(_mocks, () =>
        {
            Log.Error("one");
            Log.Error("two");
        }));

        var messages = failure.InnerExceptions.Select(inner => Assert.IsType<RunException>(inner).Message);
        Assert.Equal(["one", "two"], messages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_program_can_return_outputs()
    {
        var (resources, outputs) = await Deployment.TestAsync(
            _mocks, new TestOptions(), () => new Dictionary<string, object?> { ["id"] = new EipAddress("address").Id });

        Assert.Equal("address", Assert.Single(resources).GetResourceName());
        Assert.Equal(("address", true), await Programs.ReadAsync(Assert.IsType<Output<string>>(outputs["id"])));
    }

    [Fact]
    public async Task An_asynchronous_program_can_return_outputs()
    {
        var (resources, outputs) = await Deployment.TestAsync(_mocks, new TestOptions(), async () =>
        {
            await Task.Yield();
            return (IDictionary<string, object?>)new Dictionary<string, object?> { ["type"] = new EipAddress("address").GetResourceType() };
        });

        Assert.Single(resources);
        Assert.Equal("alicloud:ecs/eipAddress:EipAddress", outputs["type"]);
    }

    [Fact]
    public async Task The_instance_tells_about_the_run()
    {
        var told = new List<(string Project, string Stack, string Organization, bool IsDryRun)>();
        await Deployment.TestAsync(_mocks, new TestOptions(), (Action)Ask);
        await Deployment.TestAsync(
            _mocks, new TestOptions { ProjectName = "p", StackName = "s", OrganizationName = "o", IsPreview = false }, (Action)Ask);

        Assert.Equal([("project", "stack", "organization", true), ("p", "s", "o", false)], told);
        Assert.Throws<InvalidOperationException>(() => Deployment.Instance);

        void Ask()
        {
            var instance = Deployment.Instance;
            told.Add((instance.ProjectName, instance.StackName, instance.OrganizationName, instance.IsDryRun));
        }
    }

    [Fact]
    public async Task Runs_beside_each_other_do_not_mix()
    {
        var runs = Enumerable.Range(0, 20).Select(number => Task.Run(async () =>
        {
            var mocks = new RecordingMocks
            {
                NewResource = async args =>
                {
                    await Task.Yield();
                    return (args.Name, args.Inputs);
                },
            };
            var resources = await Programs.UpdateAsync(mocks, () =>
            {
                for (var index = 0; index < 10; index++)
                {
                    _ = new EipAddress($"address-{number}-{index}");
                }
            });
            return resources.Count(resource => resource.GetResourceName().StartsWith($"address-{number}-", StringComparison.Ordinal));
        }));

        Assert.All(await Task.WhenAll(runs), count => Assert.Equal(10, count));
    }

    [Fact]
    public async Task A_run_inside_a_run_is_refused() =>
        await Programs.UpdateAsync(_mocks, async () =>
        {
            var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Programs.UpdateAsync(_mocks, () => { }));
            Assert.Contains("Deployment.Instance", failure.Message, StringComparison.Ordinal);
        });

#if OFFLINE
    [Fact]
    public async Task The_stand_in_does_not_deploy()
    {
        var ran = false;

        Assert.Equal(1, await Deployment.RunAsync(() => { ran = true; }));
        Assert.False(ran);
    }
#endif
}
