using System.Collections.Immutable;
using System.Net;
using SharedBandwidth.Cloud;
using static SharedBandwidth.Tests.AccountInTime;

namespace SharedBandwidth.Tests.Cloud;

/// <summary>VPC, vSwitch, security groups and servers: what each needs, and what uses it.</summary>
internal static class NetworkRules
{
    public static Rule[] All { get; } =
    [
        Rule.Missing("a vSwitch in a VPC that is not there", ErrorCodes.VpcNotFound,
            a => a.Cloud.CreateVSwitch("vsw-2", Map(("vpcId", "vpc-9"))), a => a.Vswitch("vsw-2", "192.168.2.0/24")),
        Rule.Until(2, "a vSwitch in a VPC that is Pending", ErrorCodes.VpcStatusError,
            a => a.Cloud.CreateVpc("vpc-2", Map()), a => a.Cloud.CreateVSwitch("vsw-2", Map(("vpcId", "vpc-2")))),
        new("a vSwitch over another of its VPC", ErrorCodes.BlockOverlapped, a => { a.Vswitch("vsw-2", "192.168.2.0/24"); a.Settle(); },
            a => a.Vswitch("vsw-3", "192.168.2.128/25"), a => a.Vswitch("vsw-3", "192.168.3.0/25")),
        new("a vSwitch around another of its VPC", ErrorCodes.BlockOverlapped, a => { a.Vswitch("vsw-2", "192.168.2.0/24"); a.Settle(); },
            a => a.Vswitch("vsw-3", "192.168.2.0/23"),
            a => { a.Cloud.DeleteVSwitch("vsw-2"); a.Settle(); a.Vswitch("vsw-3", "192.168.2.0/23"); }),
        new("a VPC's block without one of its vSwitches", ErrorCodes.NotDocumented,
            a => { a.Vswitch("vsw-2", "192.168.2.0/24"); a.Settle(); },
            a => a.Cloud.ModifyVpc("vpc-1", Map(("cidrBlock", "192.168.2.0/25"))),
            a => a.Cloud.ModifyVpc("vpc-1", Map(("cidrBlock", "192.168.0.0/17")))),
        new("a VPC's block without one of its vSwitches, but that is in its second block", ErrorCodes.NotDocumented,
            a =>
            {
                a.Vswitch("vsw-2", "192.168.2.0/24");
                a.Cloud.AssociateVpcCidrBlock("vpc-1", IPNetwork.Parse("10.1.0.0/16"));
                a.Vswitch("vsw-3", "10.1.0.0/24");
                a.Settle();
            },
            a => a.Cloud.ModifyVpc("vpc-1", Map(("cidrBlock", "192.168.2.0/25"))),
            a => a.Cloud.ModifyVpc("vpc-1", Map(("cidrBlock", "192.168.0.0/17")))),
        Rule.Missing("a change of a VPC that is not there", ErrorCodes.VpcNotFound,
            a => a.Cloud.ModifyVpc("vpc-9", Map(("vpcName", "x"))), a => a.Cloud.ModifyVpc("vpc-1", Map(("vpcName", "x")))),
        Rule.Missing(
            "a server on a vSwitch that is not there", ErrorCodes.VswitchNotFound, a => a.Instance("i-1", "vsw-9"), a => a.Instance("i-1")),
        Rule.Missing("a server in a security group that is not there", ErrorCodes.SecurityGroupNotFound,
            a => Server(a, "sg-1", "sg-9"), a => Server(a, "sg-1")),
        new("a server that is put into a security group that is not there", ErrorCodes.SecurityGroupNotFound,
            a => Server(a, "sg-1"), a => Regroup(a, "sg-9"), a => Regroup(a, "sg-1")),
        new("a server that joins a security group that is not there", ErrorCodes.SecurityGroupNotFound,
            a => InGroups(a, 1), a => Join(a, "sg-9"), a => Join(a, "sg-2")),
        Rule.Missing("a server that is not there and joins a security group", ErrorCodes.InstanceNotFound,
            a => Join(a, "sg-1"), a => { InGroups(a, 1); Join(a, "sg-2"); }),
        new("a server that joins a security group that it is in", ErrorCodes.AlreadyInGroup,
            a => InGroups(a, 1), a => Join(a, "sg-1"), a => Join(a, "sg-2")),
        new("a server that joins a security group of another VPC", ErrorCodes.GroupOfAnotherVpc,
            a => { InGroups(a, 1); AnotherVpc(a, vpc => a.Cloud.CreateSecurityGroup("sg-other", vpc)); },
            a => Join(a, "sg-other"), a => Join(a, "sg-2")),
        new("a server that joins a sixth security group", ErrorCodes.GroupLimit,
            a => { a.Grant(q => q); InGroups(a, 5); }, a => Join(a, "sg-6"), a => { Leave(a, "sg-5"); Join(a, "sg-6"); }),
        Rule.Until(2, "a server that is starting and joins a security group", ErrorCodes.IncorrectInstanceStatus,
            a => { InGroups(a, 1); a.Cloud.StopInstance("i-1"); a.Settle(); a.Cloud.StartInstance("i-1"); }, a => Join(a, "sg-2")),
        new("a server that leaves a security group that it is not in", ErrorCodes.NotInGroup,
            a => InGroups(a, 2), a => Leave(a, "sg-3"), a => Leave(a, "sg-2")),
        new("a server that leaves its only security group", ErrorCodes.LastGroup,
            a => InGroups(a, 1), a => Leave(a, "sg-1"), a => { Join(a, "sg-2"); Leave(a, "sg-1"); }),
        Rule.Until(2, "a server on a vSwitch that is Pending", ErrorCodes.IncorrectVswitchStatus,
            a => a.Vswitch("vsw-2", "192.168.2.0/24"), a => a.Instance("i-1", "vsw-2")),
        new("a fifth server where eight addresses leave four", ErrorCodes.NoFreeIp, a => Servers(a, 4), a => a.Instance("i-5", "vsw-2"),
            a => a.Instance("i-5")),
        new("a fifth server where eight addresses leave four, one of which is free again", ErrorCodes.NoFreeIp,
            a => { Servers(a, 4); a.Cloud.DeleteInstance("i-4"); },
            a => a.Instance("i-5", "vsw-2"), a => { a.Wait(40); a.Instance("i-5", "vsw-2"); }),
        new("a server with the private IP of another", ErrorCodes.PrivateIpTaken,
            a => At(a, "192.168.1.9"), a => At(a, "192.168.1.9"), a => At(a, "192.168.1.10")),
        new("a server with the private IP that another was given", ErrorCodes.PrivateIpTaken,
            a => Server(a, "sg-1"), a => At(a, "192.168.1.1"), a => At(a, "192.168.1.9")),
        Rule.Missing("a server with a private IP outside its vSwitch", ErrorCodes.PrivateIpUnusable,
            a => At(a, "192.168.2.9"), a => At(a, "192.168.1.9")),
        Rule.Missing("a server with the first IP of its vSwitch", ErrorCodes.PrivateIpUnusable,
            a => At(a, "192.168.1.0"), a => At(a, "192.168.1.1")),
        Rule.Missing("a server with one of the last three IPs of its vSwitch", ErrorCodes.PrivateIpUnusable,
            a => At(a, "192.168.1.253"), a => At(a, "192.168.1.252")),
        Rule.Missing("a server with a private IP that is none", ErrorCodes.PrivateIpMalformed,
            a => At(a, "192.168.1.256"), a => At(a, "192.168.1.9")),
        Rule.Missing("a security group in a VPC that is not there", ErrorCodes.VpcNotFound,
            a => a.Cloud.CreateSecurityGroup("sg-2", Map(("vpcId", "vpc-9"))),
            a => a.Cloud.CreateSecurityGroup("sg-2", Map(("vpcId", "vpc-1")))),
        Rule.Missing("a VPC's vSwitch without its VPC", ErrorCodes.MissingParameter,
            a => a.Cloud.CreateVSwitch("vsw-9", Map(("cidrBlock", "192.168.9.0/24"))), a => a.Vswitch("vsw-9", "192.168.9.0/24")),
        Rule.Missing(
            "a rule of a security group that is not there", ErrorCodes.SecurityGroupNotFound, a => Open(a, "sg-9"), a => Open(a, "sg-1")),
        .. from missing in new[] { "IpProtocol", "PortRange", "SourceCidrIp" }
           select Rule.Missing($"a rule without {missing}", ErrorCodes.MissingParameter,
               a => a.Cloud.AuthorizeSecurityGroup(Rule80("sg-1").With(missing, "")), a => Open(a, "sg-1")),

        new("deleting a VPC with a vSwitch", ErrorCodes.Dependency, a => AnotherVpc(a, v => a.Cloud.CreateVSwitch("vsw-2", v)),
            DeleteVpc, a => { a.Cloud.DeleteVSwitch("vsw-2"); a.Settle(); DeleteVpc(a); }),
        new("deleting a VPC with a security group", ErrorCodes.Dependency, a => AnotherVpc(a, v => a.Cloud.CreateSecurityGroup("sg-2", v)),
            DeleteVpc, a => { a.Cloud.DeleteSecurityGroup("sg-2"); DeleteVpc(a); }),
        Rule.Until(30, "deleting a vSwitch whose gateway is being deleted", ErrorCodes.Dependency,
            a =>
            {
                a.Vswitch("vsw-2", "192.168.2.0/24");
                a.Settle();
                a.Gateway("ngw-2", "vsw-2");
                a.Settle();
                a.Cloud.DeleteNatGateway("ngw-2");
            },
            a => a.Cloud.DeleteVSwitch("vsw-2")),
        new("deleting a vSwitch with a server", ErrorCodes.Dependency,
            a => Servers(a, 1), a => a.Cloud.DeleteVSwitch("vsw-2"),
            a => { a.Cloud.DeleteInstance("i-1"); a.Settle(); a.Cloud.DeleteVSwitch("vsw-2"); }),
        new("deleting a vSwitch with an SNAT entry", ErrorCodes.Dependency,
            a => { Servers(a, 0); a.Snat("snat-1", "eip-1", "vsw-2"); a.Settle(); },
            a => a.Cloud.DeleteVSwitch("vsw-2"), a => { a.Cloud.DeleteSnatEntry("snat-1"); a.Settle(); a.Cloud.DeleteVSwitch("vsw-2"); }),
        new("deleting a security group with a server", ErrorCodes.Dependency, a => a.Instance("i-1"),
            a => a.Cloud.DeleteSecurityGroup("sg-1"),
            a => { a.Cloud.DeleteInstance("i-1"); a.Settle(); a.Cloud.DeleteSecurityGroup("sg-1"); }),
        // sg-1-2 is what a second sg-1 is called.
        new("deleting a security group with a server, but the server is in another whose id begins alike", ErrorCodes.Dependency,
            a =>
            {
                a.Cloud.CreateSecurityGroup("sg-1", Map(("vpcId", "vpc-1")));
                Server(a, "sg-1-2");
                a.Settle();
            },
            a => a.Cloud.DeleteSecurityGroup("sg-1-2"), a => a.Cloud.DeleteSecurityGroup("sg-1")),
        Rule.Until(2, "stopping a server that is starting", ErrorCodes.IncorrectInstanceStatus,
            a => { a.Instance("i-1"); a.Settle(); a.Cloud.StartInstance("i-1"); }, a => a.Cloud.StopInstance("i-1")),
        new("deleting a server that is protected", ErrorCodes.DeletionProtection,
            a => { a.Instance("i-1"); a.Instance("i-2"); a.Protect("i-1"); },
            a => a.Cloud.DeleteInstance("i-1"), a => a.Cloud.DeleteInstance("i-2")),
        Rule.Missing("deleting a VPC that is gone", ErrorCodes.VpcNotFound,
            a => a.Cloud.DeleteVpc("vpc-9"), a => { a.Cloud.CreateVpc("vpc-9", Map()); a.Cloud.DeleteVpc("vpc-9"); }),
        Rule.Missing("deleting a vSwitch that is gone", ErrorCodes.VswitchNotFound,
            a => a.Cloud.DeleteVSwitch("vsw-9"), a => { a.Vswitch("vsw-9", "192.168.9.0/24"); a.Cloud.DeleteVSwitch("vsw-9"); }),
        Rule.Missing("deleting a security group that is gone", ErrorCodes.SecurityGroupNotFound,
            a => a.Cloud.DeleteSecurityGroup("sg-9"), a => a.Cloud.DeleteSecurityGroup("sg-1")),
        Rule.Missing("deleting a server that is gone", ErrorCodes.InstanceNotFound,
            a => a.Cloud.DeleteInstance("i-9"), a => { a.Instance("i-9"); a.Cloud.DeleteInstance("i-9"); }),
    ];

    private static void Open(AccountInTime account, string group) => account.Cloud.AuthorizeSecurityGroup(Rule80(group));

    private static Parameters Rule80(string group) => Parameters.Of(
        ("SecurityGroupId", group), ("IpProtocol", "tcp"), ("PortRange", "80/80"), ("SourceCidrIp", "0.0.0.0/0"));

    private static void Server(AccountInTime account, params ReadOnlySpan<object> groups) =>
        account.Cloud.RunInstances("i-1", Map(("vswitchId", "vsw-1"), ("securityGroups", ImmutableArray.Create(groups))));

    private static void At(AccountInTime account, string privateIp) =>
        account.Cloud.RunInstances(Parameters.Of(("VSwitchId", "vsw-1"), ("PrivateIpAddress", privateIp)));

    private static void Regroup(AccountInTime account, string group) =>
        account.Cloud.ModifyInstanceAttribute(Parameters.Of(("InstanceId", "i-1"), ("SecurityGroupId", group)));

    // The server is in the first so many of six security groups.
    private static void InGroups(AccountInTime account, int count)
    {
        for (var n = 2; n <= 6; n++)
        {
            account.Cloud.CreateSecurityGroup($"sg-{n}", Map(("vpcId", "vpc-1")));
        }

        account.Settle();
        Server(account, [.. Enumerable.Range(1, count).Select(n => $"sg-{n}")]);
        account.Settle();
    }

    private static void Join(AccountInTime account, string group) =>
        account.Cloud.JoinSecurityGroup(Parameters.Of(("InstanceId", "i-1"), ("SecurityGroupId", group)));

    private static void Leave(AccountInTime account, string group) =>
        account.Cloud.LeaveSecurityGroup(Parameters.Of(("InstanceId", "i-1"), ("SecurityGroupId", group)));

    private static void DeleteVpc(AccountInTime account) => account.Cloud.DeleteVpc("vpc-2");

    private static void AnotherVpc(AccountInTime account, Action<ImmutableSortedDictionary<string, object>> fill)
    {
        account.Cloud.CreateVpc("vpc-2", Map());
        account.Settle();
        fill(Map(("vpcId", "vpc-2")));
        account.Settle();
    }

    // On a vSwitch of their own.
    private static void Servers(AccountInTime account, int count)
    {
        account.Vswitch("vsw-2", "192.168.2.0/29");
        account.Settle();
        for (var n = 1; n <= count; n++)
        {
            account.Instance($"i-{n}", "vsw-2");
        }

        account.Settle();
    }
}
