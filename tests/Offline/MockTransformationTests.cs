using Pulumi;
using Pulumi.AliCloud.Ecs;
using Pulumi.AliCloud.Vpc;
using Pulumi.Random;
using Xunit;

namespace SharedBandwidth.Tests.Offline;

public sealed class MockTransformationTests
{
    private readonly RecordingMocks _mocks = new();
    private readonly Dictionary<string, (ResourceArgs Args, ResourceOptions Options)> _seen = [];

    [Fact]
    public async Task A_components_transformation_sees_itself_and_its_children_with_the_options_as_written()
    {
        Group? group = null;
        NatGateway? gateway = null;
        await Programs.UpdateAsync(_mocks, () =>
        {
            group = new Group("group", new() { ResourceTransformations = { Record }, Protect = true });
            gateway = new NatGateway("gateway", new() { VpcId = "vpc-1" }, new() { Parent = group, DeleteBeforeReplace = true });
            _ = new EipAssociation("association", new() { AllocationId = "eip-1", InstanceId = gateway.Id }, new()
            {
                Parent = group,
                DependsOn = { gateway },
                IgnoreChanges = { "instanceType" },
                CustomTimeouts = new() { Create = TimeSpan.FromMinutes(15) },
                Aliases = { new Alias { Name = "old" } },
            });
            _ = new EipAddress("elsewhere");
        });

        Assert.Equal(["group", "gateway", "association"], _seen.Keys);
        Assert.True(_seen["group"].Options.Protect);
        Assert.Null(_seen["gateway"].Options.Protect);
        Assert.True(Assert.IsType<CustomResourceOptions>(_seen["gateway"].Options).DeleteBeforeReplace);

        var (args, options) = _seen["association"];
        Assert.IsType<EipAssociationArgs>(args);
        Assert.Same(group, options.Parent);
        Assert.Equal<Resource>([gateway!], (await Programs.ReadAsync(options.DependsOn.ToOutput())).Value);
        Assert.Equal(["instanceType"], options.IgnoreChanges);
        Assert.Equal(TimeSpan.FromMinutes(15), options.CustomTimeouts!.Create);
        Assert.Single(options.Aliases);
    }

    [Fact]
    public async Task Resources_without_a_parent_inherit_the_stacks_transformations()
    {
        RecordingStack.Transformation.Value = Record;
        await Deployment.TestAsync<RecordingStack>(_mocks);

        Assert.Equal(["project-stack", "address"], _seen.Keys);
        Assert.Null(_seen["address"].Options.Parent);
    }

    [Fact]
    public async Task Generated_classes_add_their_defaults_to_the_options()
    {
        await Programs.UpdateAsync(_mocks, () =>
        {
            var group = new Group("group", new() { ResourceTransformations = { Record } });
            _ = new RandomPassword("password", new() { Length = 16 }, new() { Parent = group, AdditionalSecretOutputs = { "length" } });
            _ = EipAddress.Get("address", "eip-1", options: new() { Parent = group });
        });

        var password = Assert.IsType<CustomResourceOptions>(_seen["password"].Options);
        Assert.Equal(Pins.Of("Pulumi.Random"), password.Version);
        Assert.Equal(["bcryptHash", "result", "length"], password.AdditionalSecretOutputs);
        Assert.Equal("", (await Programs.ReadAsync(password.Id.ToOutput())).Value);
        Assert.Equal("eip-1", (await Programs.ReadAsync(_seen["address"].Options.Id.ToOutput())).Value);
        Assert.Equal(Pins.Of("Pulumi.AliCloud"), _seen["address"].Options.Version);
    }

    [Fact]
    public async Task A_resources_own_transformations_run_before_those_of_its_parent()
    {
        var order = new List<string>();
        await Programs.UpdateAsync(_mocks, () =>
        {
            var outer = new Group("outer", new() { ResourceTransformations = { Note("outer") } });
            var inner = new Group("inner", new() { Parent = outer, ResourceTransformations = { Note("inner") } });
            _ = new EipAddress("address", null, new() { Parent = inner, ResourceTransformations = { Note("own"), Note("second") } });
        });

        Assert.Equal(["outer", "inner", "outer", "own", "second", "inner", "outer"], order);

        ResourceTransformation Note(string name) => _ =>
        {
            order.Add(name);
            return null;
        };
    }

    [Fact]
    public async Task A_transformation_can_replace_the_args()
    {
        ResourceTransformation rename = args => new ResourceTransformationResult(new EipAddressArgs { AddressName = "new" }, args.Options);
        await Programs.UpdateAsync(_mocks, () =>
            _ = new EipAddress("address", new() { AddressName = "old" }, new() { ResourceTransformations = { rename } }));

        Assert.Equal("new", _mocks.Resource("address").Inputs["addressName"]);
    }

    [Fact]
    public async Task A_transformation_cannot_change_the_parent()
    {
        ResourceTransformation orphan = args => new ResourceTransformationResult(args.Args, new CustomResourceOptions());
        var message = await Programs.FailureAsync(_mocks, () =>
            _ = new EipAddress("address", null, new() { Parent = new Group("group"), ResourceTransformations = { orphan } }));

        Assert.Contains("the 'parent' of a resource", message, StringComparison.Ordinal);
    }

    private ResourceTransformationResult? Record(ResourceTransformationArgs args)
    {
        _seen.Add(args.Resource.GetResourceName(), (args.Args, args.Options));
        return null;
    }

    private sealed class Group(string name, ComponentResourceOptions? options = null)
        : ComponentResource("test:index:Group", name, options);

    private sealed class RecordingStack : Stack
    {
        public static readonly AsyncLocal<ResourceTransformation> Transformation = new();

        public RecordingStack()
            : base(new StackOptions { ResourceTransformations = { Transformation.Value! } }) => _ = new EipAddress("address");
    }
}
