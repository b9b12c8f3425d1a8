using System.Collections.Immutable;
using Pulumi;
using Pulumi.AliCloud.Ecs;
using Pulumi.AliCloud.Vpc;
using Pulumi.Utilities;
using Xunit;

namespace SharedBandwidth.Tests.Offline;

public sealed class MockLookupTests
{
    private readonly RecordingMocks _mocks = new();

    [Fact]
    public async Task A_lookup_calls_the_mock_with_its_token_and_args()
    {
        await Programs.UpdateAsync(_mocks, () => GetSwitches.InvokeAsync(new() { VpcId = "vpc-1", Ids = { "vsw-1" } }));

        var call = Assert.Single(_mocks.Calls);
        Assert.Equal("alicloud:vpc/getSwitches:getSwitches", call.Token);
        Assert.Equal("vpc-1", call.Args["vpcId"]);
        Assert.Equal(["vsw-1"], Assert.IsType<ImmutableArray<object?>>(call.Args["ids"]).AsEnumerable());
        Assert.Equal(2, call.Args.Count);
        Assert.Equal("", call.Provider);
    }

    [Fact]
    public async Task A_lookup_returns_what_the_mock_answers()
    {
        GetSwitchesResult? result = null;
        var mocks = new RecordingMocks
        {
            Call = _ => new Dictionary<string, object>
            {
                ["vswitches"] = new[] { new Dictionary<string, object> { ["id"] = "vsw-1", ["availableIpAddressCount"] = 250 } },
            },
        };
        await Programs.UpdateAsync(mocks, async () => result = await GetSwitches.InvokeAsync(new() { VpcId = "vpc-1" }));

        var found = Assert.Single(result!.Vswitches);
        Assert.Equal("vsw-1", found.Id);
        Assert.Equal(250, found.AvailableIpAddressCount);
        Assert.Null(found.ZoneId);
    }

    [Fact]
    public async Task A_lookup_needs_no_args_and_lists_the_mock_leaves_out_are_default()
    {
        GetInstanceTypesResult? result = null;
        await Programs.UpdateAsync(_mocks, async () => result = await GetInstanceTypes.InvokeAsync());

        Assert.Empty(Assert.Single(_mocks.Calls).Args);
        Assert.True(result!.InstanceTypes.IsDefault);
    }

    [Fact]
    public async Task A_lookup_for_an_output_is_not_made_before_its_args_are_known()
    {
        Output<GetSwitchesResult>? known = null, unknown = null;
        await Programs.PreviewAsync(_mocks, () =>
        {
            var network = new Network("network");
            known = Lookup(network.Id);
            unknown = Lookup(network.VpcName);
        });

        Assert.Single(_mocks.Calls);
        Assert.True(await OutputUtilities.GetIsKnownAsync(known!));
        Assert.False(await OutputUtilities.GetIsKnownAsync(unknown!));
        Assert.Equal(["network"], (await OutputUtilities.GetDependenciesAsync(known!)).Select(resource => resource.GetResourceName()));

        static Output<GetSwitchesResult> Lookup(Input<string> vpcId) =>
            Deployment.Instance.Invoke<GetSwitchesResult>("test:index:lookup", new LookupArgs { VpcId = vpcId });
    }

    [Fact]
    public async Task A_lookup_fails_with_the_exception_of_the_mock()
    {
        var mocks = new RecordingMocks { Call = _ => throw new TimeoutException("no answer") };

        await Programs.UpdateAsync(mocks, () => Assert.ThrowsAsync<TimeoutException>(() => GetImages.InvokeAsync()));
    }

    private sealed class LookupArgs : InvokeArgs
    {
        [Input("vpcId", required: true)]
        public Input<string>? VpcId { get; set; }
    }
}
