using System.Net;
using SharedBandwidth.Cloud;
using static SharedBandwidth.Tests.AccountInTime;

namespace SharedBandwidth.Tests.Cloud;

/// <summary>
/// DNAT and SNAT entries: both unique tuples, IP mapping, the EIPs that they may use, and one write to a table at a time.
/// </summary>
internal static class EntryRules
{
    private const string Web = "eip-1:80 192.168.1.10:8080 tcp";

    public static Rule[] All { get; } =
    [
        Dnat("the same public port again", Web, "eip-1:80 192.168.1.11:8080 tcp", "eip-1:81 192.168.1.11:8080 tcp"),
        Dnat("the same public port again, but for udp", Web, "eip-1:80 192.168.1.11:8080 tcp", "eip-1:80 192.168.1.11:8080 udp"),
        Dnat("the same public port again, but on another EIP", Web, "eip-1:80 192.168.1.11:8080 tcp", "eip-3:80 192.168.1.11:8080 tcp"),
        Dnat("the same backend port on another EIP", Web, "eip-3:80 192.168.1.10:8080 tcp", "eip-3:80 192.168.1.10:8081 tcp"),
        Dnat("the same backend port on another public port", Web, "eip-1:81 192.168.1.10:8080 tcp", "eip-1:81 192.168.1.11:8080 tcp"),
        Dnat("the same backend port, but for udp", Web, "eip-1:81 192.168.1.10:8080 tcp", "eip-1:81 192.168.1.10:8080 udp"),
        Dnat("the same public port again, in the capitals of the API's pages", Web, "eip-1:80 192.168.1.11:8080 TCP",
            "eip-1:80 192.168.1.11:8080 UDP"),
        Dnat("a public port of a range that is mapped", "eip-1:100/110 192.168.1.10:100/110 tcp", "eip-1:110 192.168.1.11:110 tcp",
            "eip-1:111 192.168.1.11:111 tcp"),
        Dnat("a range over a public port that is mapped", "eip-1:105 192.168.1.10:105 tcp", "eip-1:100/110 192.168.1.11:100/110 tcp",
            "eip-1:106/110 192.168.1.11:106/110 tcp"),
        Dnat("a backend port of a range that is mapped", "eip-1:100/110 192.168.1.10:100/110 tcp", "eip-3:80 192.168.1.10:100 tcp",
            "eip-3:80 192.168.1.10:99 tcp"),
        Dnat("a whole EIP of which a port is mapped, in capitals", Web, "eip-1:Any 192.168.1.11:Any Any", "eip-3:Any 192.168.1.11:Any Any"),
        Dnat("a whole EIP of which a port is mapped", Web, "eip-1:any 192.168.1.11:any any", "eip-3:any 192.168.1.11:any any"),
        Dnat("a port of an EIP that is mapped whole", "eip-1:any 192.168.1.10:any any", "eip-1:80 192.168.1.11:80 tcp",
            "eip-3:80 192.168.1.11:80 tcp"),
        new("a whole EIP that an SNAT entry uses", ErrorCodes.UsedInSnatTable,
            a => { a.EipOn("eip-3", "ngw-1"); a.Snat("snat-1", "eip-1"); },
            a => a.Dnat("fwd-1", "eip-1:any 192.168.1.10:any any"), a => a.Dnat("fwd-1", "eip-3:any 192.168.1.10:any any")),
        new("a whole EIP that an SNAT entry uses, but one port of it", ErrorCodes.UsedInSnatTable, a => a.Snat("snat-1", "eip-1"),
            a => a.Dnat("fwd-1", "eip-1:any 192.168.1.10:any any"), a => a.Dnat("fwd-1", Web)),
        .. new[]
            {
                "eip-1:70000 192.168.1.10:80 tcp", "eip-1:web 192.168.1.10:80 tcp", "eip-1:130/120 192.168.1.10:130/120 tcp",
                "eip-1:100/110 192.168.1.10:200/205 tcp", "eip-1:any 192.168.1.10:80 tcp", "eip-1:any 192.168.1.10:any tcp",
                "eip-1:80 192.168.1.10:80 any", "eip-1:80 192.168.1.10:0 tcp",
                "eip-1:80 192.168.1.10:80 icmp", "eip-1:80 999.1.1.1:80 tcp",
            }
            .Select(broken => new Rule(
                $"what no entry can have: {broken}", ErrorCodes.InvalidParameter, _ => { }, a => a.Dnat("fwd-1", broken),
                a => a.Dnat("fwd-1", Web))),
        new("a private IP outside the VPC", ErrorCodes.IpOutOfVpc, _ => { },
            a => a.Dnat("fwd-1", "eip-1:80 192.169.0.0:80 tcp"), a => a.Dnat("fwd-1", "eip-1:80 192.168.255.255:80 tcp")),
        new("a private IP outside the VPC and its second block", ErrorCodes.IpOutOfVpc,
            a => a.Cloud.AssociateVpcCidrBlock("vpc-1", IPNetwork.Parse("10.1.0.0/16")),
            a => a.Dnat("fwd-1", "eip-1:80 10.2.0.5:80 tcp"), a => a.Dnat("fwd-1", "eip-1:80 10.1.0.5:80 tcp")),
        new("a public IP that is not on the gateway", ErrorCodes.IpNotInGateway, _ => { },
            a => a.Dnat("fwd-1", "eip-2:80 192.168.1.10:80 tcp"), a => a.Dnat("fwd-1", Web)),
        new("a public IP that is on another gateway", ErrorCodes.IpNotInGateway,
            a => { a.Gateway("ngw-2"); a.Settle(); a.EipOn("eip-3", "ngw-2"); },
            a => a.Dnat("fwd-1", "eip-3:80 192.168.1.10:80 tcp"),
            a => a.Cloud.CreateForwardEntry("fwd-1", DnatInputs("eip-3:80 192.168.1.10:80 tcp").SetItem("forwardTableId", "ftb-2"))),
        new("a public IP that nobody has", ErrorCodes.IpNotInGateway, _ => { }, a => a.Dnat("fwd-1", "eip-9:80 192.168.1.10:80 tcp"),
            a => a.Dnat("fwd-1", Web)),
        Rule.Until(3, "a public IP that is Associating", ErrorCodes.IpNotInGateway,
            a => a.Cloud.AssociateEipAddress("eip-2", "ngw-1"), a => a.Dnat("fwd-1", "eip-2:80 192.168.1.10:80 tcp")),
        Rule.Until(3, "a public IP that is BINDING", ErrorCodes.EipInBinding, a => a.Cloud.AddCommonBandwidthPackageIp("cbwp-1", "eip-1"),
            a => a.Dnat("fwd-1", Web)),
        Rule.Until(3, "a second entry at once", ErrorCodes.OperationConflict, a => a.Dnat("fwd-1", Web),
            a => a.Dnat("fwd-2", "eip-1:81 192.168.1.11:80 tcp")),
        new("a second entry at once, but in another table", ErrorCodes.OperationConflict,
            a => { a.Gateway("ngw-2"); a.Settle(); a.EipOn("eip-3", "ngw-2"); a.Dnat("fwd-1", Web); },
            a => a.Dnat("fwd-2", "eip-1:81 192.168.1.11:80 tcp"),
            a => a.Cloud.CreateForwardEntry("fwd-2", DnatInputs("eip-3:80 192.168.1.10:80 tcp").SetItem("forwardTableId", "ftb-2"))),
        new("a second entry with a quota of one", ErrorCodes.Quota,
            a => { a.Dnat("fwd-1", Web); a.Settle(); a.Grant(q => q with { ForwardEntriesPerGateway = 1 }); },
            a => a.Dnat("fwd-2", "eip-1:81 192.168.1.11:80 tcp"),
            a => { a.Grant(q => q with { ForwardEntriesPerGateway = 2 }); a.Dnat("fwd-2", "eip-1:81 192.168.1.11:80 tcp"); }),
        Rule.Missing("an entry in a table that is not there", ErrorCodes.ForwardTableNotFound,
            a => a.Cloud.CreateForwardEntry("fwd-1", DnatInputs(Web).SetItem("forwardTableId", "ftb-9")), a => a.Dnat("fwd-1", Web)),

        Rule.Until(3, "changing an entry that is Pending", ErrorCodes.OperationConflict, a => a.Dnat("fwd-1", Web),
            a => Modify(a, "eip-1:81 192.168.1.10:8080 tcp")),
        new("changing an entry to the public port of another", ErrorCodes.DuplicateForwardEntry, Two,
            a => Modify(a, "eip-1:81 192.168.1.10:8080 tcp"), a => Modify(a, "eip-1:82 192.168.1.10:8080 tcp")),
        new("changing an entry to the backend port of another", ErrorCodes.DuplicateForwardEntry, Two,
            a => Modify(a, "eip-1:80 192.168.1.11:8080 tcp"), a => Modify(a, "eip-1:80 192.168.1.12:8080 tcp")),
        new("changing an entry to the backend port of another, but its own is none", ErrorCodes.DuplicateForwardEntry, Two,
            a => Modify(a, "eip-1:81 192.168.1.11:8080 tcp"), a => Modify(a, Web)),
        new("changing an entry to an IP that is not on the gateway", ErrorCodes.IpNotInGateway, a => { a.EipOn("eip-3", "ngw-1"); Two(a); },
            a => Modify(a, "eip-2:80 192.168.1.10:8080 tcp"), a => Modify(a, "eip-3:80 192.168.1.10:8080 tcp")),
        new("changing an entry to a private IP outside the VPC", ErrorCodes.IpOutOfVpc, Two,
            a => Modify(a, "eip-1:80 10.0.0.1:8080 tcp"), a => Modify(a, "eip-1:80 192.168.0.1:8080 tcp")),
        Rule.Missing("changing an entry that is not there", ErrorCodes.ForwardEntryNotFound,
            a => Modify(a, Web), a => { a.Dnat("fwd-1", Web); a.Settle(); Modify(a, "eip-1:81 192.168.1.10:8080 tcp"); }),
        Rule.Until(3, "deleting an entry while another is Pending", ErrorCodes.OperationConflict,
            a => { a.Dnat("fwd-1", Web); a.Settle(); a.Dnat("fwd-2", "eip-1:81 192.168.1.11:80 tcp"); },
            a => a.Cloud.DeleteForwardEntry("fwd-1")),
        Rule.Missing("deleting an entry that is gone", ErrorCodes.ForwardEntryNotFound,
            a => a.Cloud.DeleteForwardEntry("fwd-9"), a => { a.Dnat("fwd-9", Web); a.Settle(); a.Cloud.DeleteForwardEntry("fwd-9"); }),

        new("a second SNAT entry for a vSwitch", ErrorCodes.DuplicateVswitch,
            a => { SecondVswitch(a); a.Snat("snat-1", "eip-1"); a.Settle(); }, a => a.Snat("snat-2", "eip-3"),
            a => a.Snat("snat-2", "eip-3", "vsw-2")),
        new("a second SNAT entry for a vSwitch, but for a block of addresses", ErrorCodes.DuplicateVswitch,
            a => { CidrSnat(a, "snat-1", "10.1.0.0/24"); a.Settle(); a.Snat("snat-2", "eip-1"); a.Settle(); },
            a => a.Snat("snat-3", "eip-1"), a => CidrSnat(a, "snat-3", "10.2.0.0/24")),
        new("an SNAT entry with an IP that is not on the gateway", ErrorCodes.EipNotOnGateway, _ => { },
            a => a.Snat("snat-1", "eip-2"), a => a.Snat("snat-1", "eip-1")),
        new("an SNAT entry with two IPs of which one is not on the gateway", ErrorCodes.EipNotOnGateway, a => a.EipOn("eip-3", "ngw-1"),
            a => TwoIps(a, "eip-1", "eip-2"), a => TwoIps(a, "eip-1", "eip-3")),
        Rule.Until(3, "an SNAT entry with an IP that is BINDING", ErrorCodes.EipInBinding,
            a => a.Cloud.AddCommonBandwidthPackageIp("cbwp-1", "eip-1"), a => a.Snat("snat-1", "eip-1")),
        new("an SNAT entry with an EIP that is mapped whole", ErrorCodes.UsedInForwardTable,
            a => { a.EipOn("eip-3", "ngw-1"); a.Dnat("fwd-1", "eip-1:any 192.168.1.10:any any"); },
            a => a.Snat("snat-1", "eip-1"), a => a.Snat("snat-1", "eip-3")),
        new("an SNAT entry with an EIP that is mapped whole, but one port of it", ErrorCodes.UsedInForwardTable,
            a =>
            {
                a.EipOn("eip-3", "ngw-1");
                a.Dnat("fwd-1", "eip-1:any 192.168.1.10:any any");
                a.Settle();
                a.Dnat("fwd-2", "eip-3:80 192.168.1.11:80 tcp");
            },
            a => a.Snat("snat-1", "eip-1"), a => a.Snat("snat-1", "eip-3")),
        Rule.Until(3, "a second SNAT entry at once", ErrorCodes.OperationConflict,
            a => { SecondVswitch(a); a.Snat("snat-1", "eip-1"); }, a => a.Snat("snat-2", "eip-1", "vsw-2")),
        new("a second SNAT entry with a quota of one", ErrorCodes.SnatEntryLimit,
            a => { SecondVswitch(a); a.Snat("snat-1", "eip-1"); a.Settle(); a.Grant(q => q with { SnatEntriesPerGateway = 1 }); },
            a => a.Snat("snat-2", "eip-1", "vsw-2"),
            a => { a.Grant(q => q with { SnatEntriesPerGateway = 2 }); a.Snat("snat-2", "eip-1", "vsw-2"); }),
        Rule.Missing("an SNAT entry in a table that is not there", ErrorCodes.SnatTableNotFound,
            a => a.Cloud.CreateSnatEntry("snat-1", SnatInputs("eip-1").SetItem("snatTableId", "stb-9")), a => a.Snat("snat-1", "eip-1")),
        new("changing an SNAT entry to an EIP that is mapped whole", ErrorCodes.UsedInForwardTable,
            a =>
            {
                a.EipOn("eip-3", "ngw-1");
                a.EipOn("eip-4", "ngw-1");
                a.Snat("snat-1", "eip-1");
                a.Dnat("fwd-1", "eip-3:any 192.168.1.10:any any");
                a.Settle();
            },
            a => a.Cloud.ModifySnatEntry("snat-1", SnatInputs("eip-3")), a => a.Cloud.ModifySnatEntry("snat-1", SnatInputs("eip-4"))),
        new("changing an SNAT entry to an IP that is not on the gateway", ErrorCodes.EipNotOnGateway,
            a => { a.EipOn("eip-3", "ngw-1"); a.Snat("snat-1", "eip-1"); a.Settle(); },
            a => a.Cloud.ModifySnatEntry("snat-1", SnatInputs("eip-2")), a => a.Cloud.ModifySnatEntry("snat-1", SnatInputs("eip-3"))),
        Rule.Missing("changing an SNAT entry that is not there", ErrorCodes.SnatEntryNotFound,
            a => a.Cloud.ModifySnatEntry("snat-9", SnatInputs("eip-1")),
            a =>
            {
                a.Snat("snat-9", "eip-1");
                a.Settle();
                a.Cloud.ModifySnatEntry("snat-9", SnatInputs("eip-1").SetItem("snatEntryName", "n"));
            }),
        Rule.Until(3, "deleting an SNAT entry that is Pending", ErrorCodes.OperationConflict, a => a.Snat("snat-1", "eip-1"),
            a => a.Cloud.DeleteSnatEntry("snat-1")),
        Rule.Missing("deleting an SNAT entry that is gone", ErrorCodes.SnatEntryNotFound,
            a => a.Cloud.DeleteSnatEntry("snat-9"), a => { a.Snat("snat-9", "eip-1"); a.Settle(); a.Cloud.DeleteSnatEntry("snat-9"); }),
    ];

    private static Rule Dnat(string name, string first, string refused, string accepted) => new(
        name, ErrorCodes.DuplicateForwardEntry, a => { a.EipOn("eip-3", "ngw-1"); a.Dnat("fwd-1", first); a.Settle(); },
        a => a.Dnat("fwd-2", refused), a => a.Dnat("fwd-2", accepted));

    private static void Two(AccountInTime account)
    {
        account.Dnat("fwd-1", Web);
        account.Settle();
        account.Dnat("fwd-2", "eip-1:81 192.168.1.11:8080 tcp");
        account.Settle();
    }

    private static void Modify(AccountInTime account, string mapping) =>
        account.Cloud.ModifyForwardEntry("fwd-1", DnatInputs(mapping).SetItem("forwardEntryName", "new"));

    private static void SecondVswitch(AccountInTime account)
    {
        account.Vswitch("vsw-2", "192.168.2.0/24");
        account.EipOn("eip-3", "ngw-1");
    }

    private static void CidrSnat(AccountInTime account, string id, string cidr) =>
        account.Cloud.CreateSnatEntry(id, Map(("snatTableId", "stb-1"), ("snatIp", IpOf("eip-1")), ("sourceCidr", cidr)));

    private static void TwoIps(AccountInTime account, string first, string second) =>
        account.Cloud.CreateSnatEntry("snat-1", SnatInputs(first).SetItem("snatIp", $"{IpOf(first)},{IpOf(second)}"));
}
