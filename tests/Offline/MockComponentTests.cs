using Pulumi;
using Pulumi.AliCloud.Ecs;
using Pulumi.Utilities;
using Xunit;

namespace SharedBandwidth.Tests.Offline;

public sealed class MockComponentTests
{
    private readonly RecordingMocks _mocks = new();

    [Fact]
    public async Task A_component_reaches_the_mock_with_its_type_and_the_args_it_passed_on()
    {
        await Programs.UpdateAsync(_mocks, () => _ = new Site("site", new() { Title = "hello" }));

        Assert.Equal("test:index:Site", _mocks.Resource("site").Type);
        Assert.Equal(new Dictionary<string, object> { ["title"] = "hello" }, _mocks.Resource("site").Inputs);
        Assert.Empty(_mocks.Resource("site-part").Inputs);
    }

    [Fact]
    public async Task Registered_outputs_of_component_and_stack_reach_the_mock()
    {
        await Programs.UpdateAsync(_mocks, () => _ = new Site("site", new() { Title = "hello" }));

        Assert.Equal(2, _mocks.Outputs.Count);
        var outputs = Assert.Single(_mocks.Outputs, request => request.Urn.EndsWith("::site", StringComparison.Ordinal)).Outputs;
        Assert.Equal(["Plain", "address"], outputs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("site-address", await OutputUtilities.GetValueAsync(outputs["address"]));
        Assert.True(await Output.IsSecretAsync(outputs["Plain"]));

        const string stack = "urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack";
        Assert.Empty(Assert.Single(_mocks.Outputs, request => request.Urn == stack).Outputs);
    }

    [Fact]
    public async Task A_childs_urn_has_the_stacks_type_whatever_its_parent()
    {
        var resources = await Programs.UpdateAsync(_mocks, () => _ = new Site("site", new()));
        var child = Assert.Single(resources.OfType<EipAddress>());

        Assert.Equal(
            "urn:pulumi:stack::project::pulumi:pulumi:Stack$alicloud:ecs/eipAddress:EipAddress::site-address",
            (await Programs.ReadAsync(child.Urn)).Value);
    }

    [Fact]
    public async Task A_resource_waits_for_what_it_depends_on()
    {
        var release = new TaskCompletionSource();
        var mocks = new RecordingMocks
        {
            NewResource = async args =>
            {
                await (args.Name == "first" ? release.Task : Task.CompletedTask);
                return (args.Name, args.Inputs);
            },
        };
        var run = Programs.UpdateAsync(mocks, () =>
        {
            var first = new EipAddress("first");
            _ = new EipAddress("second", null, new() { DependsOn = first });
            _ = new EipAddress("third");
        });

        Assert.False(run.IsCompleted);
        Assert.Equal(["first", "third"], mocks.Resources.Select(resource => resource.Name));
        release.SetResult();
        await run;
        Assert.Equal(["first", "third", "second"], mocks.Resources.Select(resource => resource.Name));
    }

    [Fact]
    public async Task Depending_on_a_component_means_to_wait_for_its_children()
    {
        var release = new TaskCompletionSource();
        var mocks = new RecordingMocks
        {
            NewResource = async args =>
            {
                await (args.Name == "site-address" ? release.Task : Task.CompletedTask);
                return (args.Name, args.Inputs);
            },
        };
        var run = Programs.UpdateAsync(mocks, () => _ = new EipAddress("after", null, new() { DependsOn = new Site("site", new()) }));

        Assert.DoesNotContain(mocks.Resources, resource => resource.Name == "after");
        release.SetResult();
        await run;
        Assert.Equal("after", mocks.Resources.Last().Name);
    }

    [Fact]
    public async Task Children_wait_for_their_parent_and_the_parent_for_its_inputs()
    {
        var release = new TaskCompletionSource<string>();
        var run = Programs.UpdateAsync(_mocks, () => _ = new Site("site", new() { Title = Output.Create(release.Task) }));

        Assert.Empty(_mocks.Resources);
        release.SetResult("late");
        await run;
        Assert.Equal("site", _mocks.Resources.First().Name);
        Assert.Equal(3, _mocks.Resources.Count);
    }

    [Fact]
    public async Task A_stack_class_is_among_the_resources_and_registers_its_outputs()
    {
        var resources = await Deployment.TestAsync<SmallStack>(_mocks);

        Assert.Equal(["project-stack", "address"], resources.Select(resource => resource.GetResourceName()));
        Assert.Equal(["address"], _mocks.Resources.Select(resource => resource.Name));
        var outputs = Assert.Single(_mocks.Outputs).Outputs;
        Assert.Equal(["publicIp"], outputs.Keys);
        Assert.False(await OutputUtilities.GetIsKnownAsync(outputs["publicIp"]));
    }

    [Fact]
    public async Task A_stack_class_has_to_assign_all_its_outputs()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<ForgetfulStack>(_mocks));

        Assert.Equal(
            "Output(s) 'publicIp' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.",
            failure.Message);
    }

    [Fact]
    public async Task A_stack_class_can_come_from_a_service_provider()
    {
        var resources = await Deployment.TestWithServiceProviderAsync<SmallStack>(_mocks, new Services());

        Assert.Equal(2, resources.Length);
    }

    private sealed class Site : ComponentResource
    {
        public Site(string name, SiteArgs args) : base("test:index:Site", name, args)
        {
            _ = new Part($"{name}-part", this);
            Address = new EipAddress($"{name}-address", null, new() { Parent = this }).Id;
            RegisterOutputs();
        }

        [Output("address")]
        public Output<string> Address { get; private set; }

        [Output]
        public Output<string> Plain { get; private set; } = Output.CreateSecret("plain");
    }

    private sealed class SiteArgs : ResourceArgs
    {
        [Input("title")]
        public Input<string>? Title { get; set; }
    }

    private sealed class Part(string name, Resource parent)
        : ComponentResource("test:index:Part", name, new ComponentResourceOptions { Parent = parent });

    private sealed class SmallStack : Stack
    {
        public SmallStack() => PublicIp = new EipAddress("address").IpAddress;

        [Output("publicIp")]
        public Output<string> PublicIp { get; private set; }
    }

    private sealed class ForgetfulStack : Stack
    {
        [Output("publicIp")]
        public Output<string> PublicIp { get; private set; } = null!;
    }

    private sealed class Services : IServiceProvider
    {
        public object GetService(Type serviceType) => new SmallStack();
    }
}
