using Moq;
using Pulumi;
using Pulumi.Testing;
using SharedBandwidth.Configuration;
using Xunit;

namespace SharedBandwidth.Tests.Stacks;

/// <summary>An account that answers look-ups: everything fits <see cref="StackConfig.With"/>, unless told otherwise.</summary>
internal sealed class LookedUpAccount
{
    public const string Switches = "alicloud:vpc/getSwitches:getSwitches";
    public const string Zones = "alicloud:vpc/getEnhancedNatAvailableZones:getEnhancedNatAvailableZones";
    public const string Gateways = "alicloud:vpc/getNatGateways:getNatGateways";
    public const string Packages = "alicloud:vpc/getCommonBandwidthPackages:getCommonBandwidthPackages";
    public const string Eips = "alicloud:ecs/getEipAddresses:getEipAddresses";
    public const string SnatEntries = "alicloud:vpc/getSnatEntries:getSnatEntries";
    public const string Entries = "alicloud:vpc/getForwardEntries:getForwardEntries";
    public const string Servers = "alicloud:ecs/getInstances:getInstances";
    public const string InstanceTypes = "alicloud:ecs/getInstanceTypes:getInstanceTypes";
    public const string Images = "alicloud:ecs/getImages:getImages";

    private readonly Mock<IMocks> _cloud = new();

    public LookedUpAccount()
    {
        _cloud
            .Setup(cloud => cloud.NewResourceAsync(It.IsAny<MockResourceArgs>()))
            .ReturnsAsync((MockResourceArgs args) => (string.IsNullOrEmpty(args.Id) ? $"id-{args.Name}" : args.Id, args.Inputs));
        Answer(Switches, "vswitches", Vswitch("vsw-1", "vpc-1", "cn-shanghai-b", 100));
        Answer(Zones, "zones", Map(("zoneId", "cn-shanghai-b")), Map(("zoneId", "cn-shanghai-e")));
        Answer(Gateways, "gateways");
        Answer(Packages, "packages");
        Answer(Eips, "addresses");
        Answer(Entries, "entries");
        Answer(SnatEntries, "entries");
        Answer(Servers, "instances");
        Answer(InstanceTypes, "instanceTypes", Map(("id", "ecs.b")), Map(("id", "ecs.a")));
        Answer(Images, "images", Map(("id", "image-1")));
    }

    public void Answer(string token, string key, params object[] items) => _cloud
        .Setup(cloud => cloud.CallAsync(It.Is<MockCallArgs>(args => args.Token == token)))
        .ReturnsAsync(Map((key, items)));

    public void Answer(string token, Func<MockCallArgs, object> answer) => _cloud
        .Setup(cloud => cloud.CallAsync(It.Is<MockCallArgs>(args => args.Token == token)))
        .ReturnsAsync(answer);

    public void Fail(string token, string message) => _cloud
        .Setup(cloud => cloud.CallAsync(It.Is<MockCallArgs>(args => args.Token == token)))
        .ThrowsAsync(new InvalidOperationException(message));

    public Task<IDictionary<string, object?>> DeployAsync(StackConfiguration config) => DeployAsync(config, isPreview: true);

    public async Task<IDictionary<string, object?>> DeployAsync(StackConfiguration config, bool isPreview) =>
        (await Deployment.TestAsync(
            _cloud.Object,
            new TestOptions { ProjectName = StackConfig.Project, StackName = "test", IsPreview = isPreview },
            () => SharedBandwidthStack.DeployAsync(config))).Outputs;

    /// <summary>The message of the failure; nothing may have been registered.</summary>
    public async Task<string> FailureAsync(StackConfiguration config)
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => DeployAsync(config));
        _cloud.Verify(cloud => cloud.NewResourceAsync(It.Is<MockResourceArgs>(args => args.Type != "pulumi:pulumi:Stack")), Times.Never);
        return failure.Message.ReplaceLineEndings("\n");
    }

    public void VerifyLookUps(Times times) => _cloud.Verify(cloud => cloud.CallAsync(It.IsAny<MockCallArgs>()), times);

    public void VerifyLookUps(string token, Times times) =>
        _cloud.Verify(cloud => cloud.CallAsync(It.Is<MockCallArgs>(args => args.Token == token)), times);

    public void VerifyRegistered(string type, Times times) =>
        _cloud.Verify(cloud => cloud.NewResourceAsync(It.Is<MockResourceArgs>(args => args.Type == type)), times);

    public static object Vswitch(string id, string vpcId, string zoneId, int free, string cidrBlock = "192.168.0.0/24") =>
        Map(("id", id), ("vpcId", vpcId), ("zoneId", zoneId), ("cidrBlock", cidrBlock), ("availableIpAddressCount", free));

    public static object Gateway(string id, string name, string vpcId, string vswitchId, params object[] ips) =>
        Map(("id", id), ("natGatewayName", name), ("vpcId", vpcId), ("vswitchId", vswitchId), ("ipLists", ips),
            ("forwardTableIds", new object[] { $"ftb of {id}" }), ("snatTableIds", new object[] { $"stb of {id}" }));

    public static object Eip(
        string id, string name, string isp, string paymentType, string instanceId, string instanceType, string packageId) =>
        Map(
            ("allocationId", id), ("addressName", name), ("ipAddress", "203.0.113.1"), ("isp", isp), ("paymentType", paymentType),
            ("instanceId", instanceId), ("instanceType", instanceType), ("bandwidthPackageId", packageId));

    public static Dictionary<string, object> Map(params ReadOnlySpan<(string Key, object Value)> entries)
    {
        var map = new Dictionary<string, object>();
        foreach (var (key, value) in entries)
        {
            map.Add(key, value);
        }

        return map;
    }
}
