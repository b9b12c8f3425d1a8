using System.Collections.Immutable;
using SharedBandwidth.Cloud;
using Xunit;
using static SharedBandwidth.Tests.AccountInTime;

namespace SharedBandwidth.Tests.Cloud;

/// <summary>What is not a refusal: rates, identities, and how long things take.</summary>
public sealed class AccountTests
{
    private readonly AccountInTime _account = new();

    private CloudAccount Cloud => _account.Cloud;

    [Theory]
    [InlineData("AllocateEipAddress", 120)]
    [InlineData("AssociateEipAddress", 120)]
    [InlineData("ReleaseEipAddress", 600)]
    [InlineData("DescribeEipAddresses", 600)]
    [InlineData("AddCommonBandwidthPackageIp", 300)]
    public void An_action_has_so_many_calls_in_any_minute(string action, int limit)
    {
        _account.Wait(0.5);
        Admit(action, limit - 1);
        _account.Wait(59.5);
        Admit(action, 1);

        Assert.Equal(ErrorCodes.Throttling, Assert.Throws<RefusedException>(() => Cloud.Admit(action)).Refusal.Code);
        _account.Wait(0.5);
        Admit(action, limit - 1);
        Assert.Throws<RefusedException>(() => Cloud.Admit(action));
        Admit("CreateForwardEntry", 10 * limit);
    }

    [Fact]
    public void A_call_that_was_throttled_does_not_count()
    {
        Admit("AllocateEipAddress", 120);
        Assert.All(Enumerable.Range(0, 500), _ => Assert.Throws<RefusedException>(() => Cloud.Admit("AllocateEipAddress")));

        _account.Wait(60);

        Admit("AllocateEipAddress", 120);
    }

    [Fact]
    public void Without_quotas_none_is_looked_at()
    {
        for (var n = 3; n <= 60; n++)
        {
            _account.Eip($"eip-{n}");
            _account.Package($"cbwp-{n}");
        }

        Assert.Equal(60, Cloud.Objects.OfType<Eip>().Count());
    }

    [Fact]
    public void A_second_object_of_a_name_gets_another_id_and_IP_even_when_the_first_is_gone()
    {
        Cloud.ReleaseEipAddress("eip-2");
        _account.Settle();

        var second = Cloud.AllocateEipAddress("eip-2", EipInputs());

        Assert.Equal("eip-2-2", second);
        Assert.NotEqual(IpOf("eip-2"), Cloud.EipOf(second).IpAddress);
        Assert.False(Cloud.Exists("eip-2"));
    }

    [Fact]
    public void What_is_being_deleted_is_there_until_it_is_gone()
    {
        Cloud.ReleaseEipAddress("eip-2");
        _account.Wait(1.999);

        Assert.True(Cloud.Exists("eip-2"));
        Assert.False(Cloud.IsReady("eip-2"));
        Assert.NotNull(Cloud.Find("eip-2"));

        _account.Wait(0.001);

        Assert.False(Cloud.Exists("eip-2"));
        Assert.Null(Cloud.Find("eip-2"));
        Assert.Contains(Cloud.EverExisted, o => o.Id == "eip-2");
    }

    [Fact]
    public void An_EIP_works_on_a_gateway_from_when_it_is_InUse_until_it_is_unassociated()
    {
        var start = _account.Now;

        Cloud.AssociateEipAddress("eip-2", "ngw-1");
        _account.Wait(10);
        Cloud.UnassociateEipAddress("eip-2", "ngw-1");

        var (when, gateway) = Assert.Single(Cloud.EipOf("eip-2").Associated.Spans());
        Assert.Equal(("ngw-1", 3.0, 10.0), (gateway, (when.From - start).TotalSeconds, (when.To - start).TotalSeconds));
    }

    [Fact]
    public void An_EIP_uses_a_packages_bandwidth_from_when_it_is_BINDED_until_it_is_taken_out()
    {
        var start = _account.Now;

        Cloud.AddCommonBandwidthPackageIp("cbwp-1", "eip-1");
        _account.Wait(10);
        Cloud.RemoveCommonBandwidthPackageIp("cbwp-1", "eip-1");

        var (when, package) = Assert.Single(Cloud.EipOf("eip-1").InPackage.Spans());
        Assert.Equal(("cbwp-1", 3.0, 10.0), (package, (when.From - start).TotalSeconds, (when.To - start).TotalSeconds));
    }

    [Fact]
    public void A_DNAT_entry_maps_the_old_port_until_a_change_is_done()
    {
        var start = _account.Now;
        _account.Dnat("fwd-1", "eip-1:80 192.168.1.10:80 tcp");
        _account.Wait(10);
        Cloud.ModifyForwardEntry("fwd-1", DnatInputs("eip-1:81 192.168.1.10:80 tcp"));
        _account.Wait(10);
        Cloud.DeleteForwardEntry("fwd-1");
        _account.Settle();

        var spans = Assert.Single(Cloud.EverExisted.OfType<ForwardEntry>()).Forwards.Spans();

        Assert.Equal(
            [("80", 3.0, 13.0), ("81", 13.0, 20.0)],
            spans.Select(span => (span.Value!.ExternalPort, (span.When.From - start).TotalSeconds, (span.When.To - start).TotalSeconds)));
    }

    [Fact]
    public void Unassociating_an_EIP_that_is_not_on_the_gateway_is_no_mistake()
    {
        var before = Cloud.Fingerprint();

        Cloud.UnassociateEipAddress("eip-2", "ngw-1");

        Assert.Equal(before, Cloud.Fingerprint());
    }

    [Fact]
    public void A_security_group_rule_is_its_values_made_twice_it_is_one_and_removed_once_it_is_gone()
    {
        var rule = Parameters.Of(("SecurityGroupId", "sg-1"), ("IpProtocol", "tcp"), ("PortRange", "80/80"), ("SourceCidrIp", "0.0.0.0/0"));
        Cloud.AuthorizeSecurityGroup(rule);
        var once = Cloud.Fingerprint();

        Cloud.AuthorizeSecurityGroup(rule.With("IpProtocol", "TCP"));
        Assert.Equal(once, Cloud.Fingerprint());

        Cloud.RevokeSecurityGroup(rule);
        Assert.Null(Cloud.FindRule(rule));
        Cloud.RevokeSecurityGroup(rule);
        Cloud.AuthorizeSecurityGroup(rule.With("IpProtocol", "TCP"));
        Assert.NotNull(Cloud.FindRule(rule));
    }

    [Fact]
    public void What_is_deleted_by_force_lets_go_of_what_it_holds()
    {
        _account.Dnat("fwd-1", "eip-1:80 192.168.1.10:8080 tcp");
        _account.Settle();
        _account.Snat("snat-1", "eip-1");
        _account.Settle();
        Assert.Throws<RefusedException>(() => Cloud.DeleteNatGateway("ngw-1"));

        Cloud.DeleteCommonBandwidthPackage("cbwp-1", force: true);
        Cloud.DeleteNatGateway("ngw-1", force: true);
        _account.Settle();

        Assert.All(["ngw-1", "cbwp-1", "fwd-1", "snat-1"], id => Assert.Null(Cloud.Find(id)));
        Assert.All(Cloud.Objects.OfType<Eip>(), eip => Assert.Equal((null, null), (eip.GatewayId, eip.PackageId)));
    }

    [Fact]
    public void An_EIP_that_entries_use_is_unbound_by_force()
    {
        _account.Dnat("fwd-1", "eip-1:80 192.168.1.10:8080 tcp");
        _account.Settle();
        Assert.Throws<RefusedException>(() => Cloud.UnassociateEipAddress("eip-1", "ngw-1"));

        Cloud.UnassociateEipAddress("eip-1", "ngw-1", force: true);

        Assert.Null(Cloud.EipOf("eip-1").GatewayId);
    }

    [Fact]
    public void Security_groups_that_an_instance_is_given_take_the_place_of_those_it_had()
    {
        var (second, third) = (Cloud.CreateSecurityGroup(InVpc()), Cloud.CreateSecurityGroup(InVpc()));
        var id = Cloud.RunInstances(Parameters.Of(("VSwitchId", "vsw-1")).WithList("SecurityGroupIds", ["sg-1", second]));

        Cloud.ModifyInstanceAttribute(Parameters.Of(("InstanceId", id), ("InstanceName", "renamed")));
        Assert.Equal(["sg-1", second], CloudAccount.SecurityGroupsOf(Cloud.Find(id)!));

        Cloud.ModifyInstanceAttribute(Parameters.Of(("InstanceId", id)).WithList("SecurityGroupIds", [third]));
        Assert.Equal([third], CloudAccount.SecurityGroupsOf(Cloud.Find(id)!));

        static Parameters InVpc() => Parameters.Of(("VpcId", "vpc-1"));
    }

    // The provider knows no status for it, and takes one that it does not know for a failure.
    [Fact]
    public void A_server_that_is_being_deleted_is_Stopping_and_asking_again_does_not_take_longer()
    {
        _account.Instance("i-1");
        _account.Settle();

        Cloud.DeleteInstance("i-1");
        _account.Wait(39);
        Assert.Equal("Stopping", Cloud.StatusOf(Cloud.Find("i-1")!));
        Cloud.DeleteInstance("i-1");
        _account.Wait(1);

        Assert.False(Cloud.Exists("i-1"));
    }

    [Fact]
    public void A_rule_is_known_by_all_of_its_values_or_by_its_id()
    {
        var wide = Rule80.With("SourceCidrIp", "0.0.0.0/0");
        var narrow = Rule80.With("SourceCidrIp", "10.0.0.0/8");
        Cloud.AuthorizeSecurityGroup(wide);
        Cloud.AuthorizeSecurityGroup(narrow);
        Cloud.AuthorizeSecurityGroup(narrow);
        Assert.Equal(["0.0.0.0/0", "10.0.0.0/8"], Sources());

        Cloud.RevokeSecurityGroup(Rule80);
        Assert.Equal(["0.0.0.0/0", "10.0.0.0/8"], Sources());

        var id = Cloud.FindRule(wide)!.Id;
        Cloud.ModifySecurityGroupRule(
            Parameters.Of(("SecurityGroupId", "sg-1"), ("SecurityGroupRuleId", id), ("SourceCidrIp", "172.16.0.0/12")));
        Assert.Equal(["10.0.0.0/8", "172.16.0.0/12"], Sources());

        Cloud.RevokeSecurityGroup(Parameters.Of(("SecurityGroupId", "sg-1"), ("SecurityGroupRuleId.1", id)));
        Assert.Equal(["10.0.0.0/8"], Sources());

        Cloud.RevokeSecurityGroup(narrow);
        Assert.Empty(Sources());

        IEnumerable<string?> Sources() => Cloud.Objects.Where(o => o.Kind == CloudAccount.SecurityGroupRule)
            .Select(rule => rule.Text("SourceCidrIp")).Order(StringComparer.Ordinal);
    }

    private static Parameters Rule80 { get; } = Parameters.Of(("SecurityGroupId", "sg-1"), ("IpProtocol", "tcp"), ("PortRange", "80/80"));

    [Fact]
    public void What_was_there_before_is_supposed_to_have_room_and_to_fit()
    {
        Cloud.Suppose(
            new CloudObject { Kind = CloudAccount.Vpc, Id = "vpc-2", Attributes = ImmutableSortedDictionary<string, string>.Empty });
        Cloud.Suppose(
            new CloudObject { Kind = CloudAccount.Vswitch, Id = "vsw-2", Attributes = ImmutableSortedDictionary<string, string>.Empty });
        Cloud.Suppose(
            new CloudObject { Kind = CloudAccount.Package, Id = "cbwp-2", Attributes = ImmutableSortedDictionary<string, string>.Empty });
        Cloud.CreateNatGateway("ngw-2", GatewayInputs("vsw-2").SetItem("vpcId", "vpc-2"));
        Cloud.Suppose(Supposed("eip-3", IpOf("eip-3")));
        _account.Settle();

        Cloud.AssociateEipAddress("eip-3", "ngw-2");
        _account.Settle();
        Cloud.AddCommonBandwidthPackageIp("cbwp-2", "eip-3");
        _account.Settle();
        Cloud.CreateForwardEntry("fwd-1", DnatInputs("eip-3:80 10.9.8.7:80 tcp").SetItem("forwardTableId", "ftb-2"));

        Assert.True(Cloud.Exists("fwd-1"));
    }

    [Fact]
    public void Supposing_the_same_thing_again_changes_nothing()
    {
        var before = Cloud.Fingerprint();

        Cloud.Suppose(Supposed("eip-1", "47.0.0.99"));

        Assert.Equal(before, Cloud.Fingerprint());
    }

    [Fact]
    public void One_after_another_the_writes_take_their_requests_and_their_waits()
    {
        var before = Cloud.OneAfterAnother;

        _account.Gateway("ngw-2");
        _account.Eip("eip-3");
        Assert.Throws<RefusedException>(() => _account.Cloud.AssociateEipAddress("eip-3", "ngw-2"));

        Assert.Equal(TimeSpan.FromSeconds(0.5 + 120 + 0.5 + 2), Cloud.OneAfterAnother - before);
    }

    private void Admit(string action, int times)
    {
        for (var n = 0; n < times; n++)
        {
            Cloud.Admit(action);
        }
    }

    private static Eip Supposed(string id, string ip) =>
        new() { Kind = CloudAccount.ElasticIp, Id = id, IpAddress = ip, Attributes = ImmutableSortedDictionary<string, string>.Empty };
}
