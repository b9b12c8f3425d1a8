using SharedBandwidth.Cloud;
using static SharedBandwidth.Tests.AccountInTime;

namespace SharedBandwidth.Tests.Cloud;

/// <summary>EIPs: their states, what they can be bound to, and what keeps them from being released.</summary>
internal static class EipRules
{
    public static Rule[] All { get; } =
    [
        new("a third EIP with a quota of two", ErrorCodes.EipQuota, a => a.Grant(q => q with { EipsPerAccount = 2 }),
            a => a.Eip("eip-3"), a => { a.Grant(q => q with { EipsPerAccount = 3 }); a.Eip("eip-3"); }),
        new("an EIP while one that is being released fills the quota", ErrorCodes.EipQuota,
            a => { a.Grant(q => q with { EipsPerAccount = 2 }); a.Cloud.ReleaseEipAddress("eip-2"); },
            a => a.Eip("eip-3"), a => { a.Wait(2); a.Eip("eip-3"); }),

        Rule.Until(2, "associating an EIP that is being allocated", ErrorCodes.IncorrectEipStatus,
            a => a.Eip("eip-3"), a => a.Cloud.AssociateEipAddress("eip-3", "ngw-1")),
        Rule.Until(3, "associating an EIP that is BINDING", ErrorCodes.IncorrectEipStatus,
            a => a.Cloud.AddCommonBandwidthPackageIp("cbwp-1", "eip-2"), a => a.Cloud.AssociateEipAddress("eip-2", "ngw-1")),
        Rule.Until(3, "associating an EIP that is Unassociating", ErrorCodes.IncorrectEipStatus,
            a => a.Cloud.UnassociateEipAddress("eip-1", "ngw-1"), a => a.Cloud.AssociateEipAddress("eip-1", "ngw-1")),
        new("associating an EIP that is InUse", ErrorCodes.IncorrectEipStatus, a => { a.Gateway("ngw-2"); a.Settle(); },
            a => a.Cloud.AssociateEipAddress("eip-1", "ngw-2"), a => a.Cloud.AssociateEipAddress("eip-2", "ngw-2")),
        new("associating an EIP with the gateway that it is on", ErrorCodes.IncorrectEipStatus, _ => { },
            a => a.Cloud.AssociateEipAddress("eip-1", "ngw-1"), a => a.Cloud.AssociateEipAddress("eip-2", "ngw-1")),
        Rule.Until(120, "associating with a gateway that is Creating", ErrorCodes.IncorrectStatusNatGateway,
            a => a.Gateway("ngw-2"), a => a.Cloud.AssociateEipAddress("eip-2", "ngw-2")),
        Rule.Until(1, "associating a second EIP at once", ErrorCodes.OperationConflict,
            a => { a.Eip("eip-3"); a.Settle(); a.Cloud.AssociateEipAddress("eip-2", "ngw-1"); },
            a => a.Cloud.AssociateEipAddress("eip-3", "ngw-1")),
        new("associating a second EIP with a quota of one", ErrorCodes.Quota, a => a.Grant(q => q with { EipsPerGateway = 1 }),
            a => a.Cloud.AssociateEipAddress("eip-2", "ngw-1"),
            a => { a.Grant(q => q with { EipsPerGateway = 2 }); a.Cloud.AssociateEipAddress("eip-2", "ngw-1"); }),
        new("associating where the vSwitch is full: an EIP uses an IP of it", ErrorCodes.NoFreeIp,
            a =>
            {
                a.Vswitch("vsw-2", "192.168.2.0/29");
                a.Settle();
                a.Gateway("ngw-2", "vsw-2");
                a.Instance("i-1", "vsw-2");
                a.Instance("i-2", "vsw-2");
                a.Settle();
                a.EipOn("eip-3", "ngw-2");
            },
            a => a.Cloud.AssociateEipAddress("eip-2", "ngw-2"),
            a => { a.Cloud.UnassociateEipAddress("eip-3", "ngw-2"); a.Settle(); a.Cloud.AssociateEipAddress("eip-2", "ngw-2"); }),
        Rule.Missing("associating an EIP that is not there", ErrorCodes.EipNotFound,
            a => a.Cloud.AssociateEipAddress("eip-9", "ngw-1"), a => a.Cloud.AssociateEipAddress("eip-2", "ngw-1")),
        Rule.Missing("associating with a gateway that is not there", ErrorCodes.InstanceNotFound,
            a => a.Cloud.AssociateEipAddress("eip-2", "ngw-9"), a => a.Cloud.AssociateEipAddress("eip-2", "ngw-1")),

        Rule.Until(3, "unassociating an EIP that is Associating", ErrorCodes.IncorrectEipStatus,
            a => a.Cloud.AssociateEipAddress("eip-2", "ngw-1"), a => a.Cloud.UnassociateEipAddress("eip-2", "ngw-1")),
        Rule.Until(1, "unassociating while the gateway takes another", ErrorCodes.OperationConflict,
            a => a.Cloud.AssociateEipAddress("eip-2", "ngw-1"), a => a.Cloud.UnassociateEipAddress("eip-1", "ngw-1")),
        new("unassociating an EIP that a DNAT entry uses", ErrorCodes.UsedByForwardEntry,
            a => { a.Dnat("fwd-1", "eip-1:80 192.168.1.10:80 tcp"); a.EipOn("eip-3", "ngw-1"); },
            a => a.Cloud.UnassociateEipAddress("eip-1", "ngw-1"), a => a.Cloud.UnassociateEipAddress("eip-3", "ngw-1")),
        Rule.Until(3, "unassociating an EIP whose DNAT entry is being deleted", ErrorCodes.UsedByForwardEntry,
            a => { a.Dnat("fwd-1", "eip-1:80 192.168.1.10:80 tcp"); a.Settle(); a.Cloud.DeleteForwardEntry("fwd-1"); },
            a => a.Cloud.UnassociateEipAddress("eip-1", "ngw-1")),
        new("unassociating an EIP that an SNAT entry uses", ErrorCodes.UsedBySnatEntry,
            a => { a.Snat("snat-1", "eip-1"); a.Settle(); },
            a => a.Cloud.UnassociateEipAddress("eip-1", "ngw-1"),
            a => { a.Cloud.DeleteSnatEntry("snat-1"); a.Settle(); a.Cloud.UnassociateEipAddress("eip-1", "ngw-1"); }),
        Rule.Missing("unassociating an EIP that is not there", ErrorCodes.EipNotFound,
            a => a.Cloud.UnassociateEipAddress("eip-9", "ngw-1"), a => a.Cloud.UnassociateEipAddress("eip-1", "ngw-1")),

        Rule.Until(3, "changing an EIP that is Associating", ErrorCodes.IncorrectEipStatus,
            a => a.Cloud.AssociateEipAddress("eip-2", "ngw-1"), a => a.Cloud.ModifyEipAddressAttribute("eip-2", Map(("bandwidth", "10")))),
        Rule.Until(3, "changing an EIP that is BINDING", ErrorCodes.IncorrectEipStatus,
            a => a.Cloud.AddCommonBandwidthPackageIp("cbwp-1", "eip-2"),
            a => a.Cloud.ModifyEipAddressAttribute("eip-2", Map(("bandwidth", "10")))),
        Rule.Missing("changing an EIP that is not there", ErrorCodes.EipNotFound,
            a => a.Cloud.ModifyEipAddressAttribute("eip-9", Map(("bandwidth", "10"))),
            a => a.Cloud.ModifyEipAddressAttribute("eip-1", Map(("bandwidth", "10")))),

        new("releasing an EIP that is on a gateway", ErrorCodes.IncorrectEipStatus, _ => { },
            a => a.Cloud.ReleaseEipAddress("eip-1"), a => a.Cloud.ReleaseEipAddress("eip-2")),
        new("releasing an EIP that is in a package", ErrorCodes.IncorrectEipStatus,
            a => { a.Cloud.AddCommonBandwidthPackageIp("cbwp-1", "eip-2"); a.Settle(); },
            a => a.Cloud.ReleaseEipAddress("eip-2"),
            a => { a.Cloud.RemoveCommonBandwidthPackageIp("cbwp-1", "eip-2"); a.Settle(); a.Cloud.ReleaseEipAddress("eip-2"); }),
        Rule.Until(3, "releasing an EIP that is Unassociating", ErrorCodes.IncorrectEipStatus,
            a => a.Cloud.UnassociateEipAddress("eip-1", "ngw-1"), a => a.Cloud.ReleaseEipAddress("eip-1")),
        new("releasing an EIP that is protected", ErrorCodes.DeletionProtection, a => a.Protect("eip-2"),
            a => a.Cloud.ReleaseEipAddress("eip-2"),
            a => { a.Cloud.DeletionProtection("eip-2", false); a.Cloud.ReleaseEipAddress("eip-2"); }),
        new("releasing an EIP that is paid for in advance", ErrorCodes.EipIsSubscription,
            a => { a.Eip("eip-3", EipInputs().SetItem("paymentType", "Subscription")); a.Settle(); },
            a => a.Cloud.ReleaseEipAddress("eip-3"), a => a.Cloud.ReleaseEipAddress("eip-2")),
        Rule.Missing("releasing an EIP that is gone", ErrorCodes.EipNotFound, a => a.Cloud.ReleaseEipAddress("eip-9"),
            a => a.Cloud.ReleaseEipAddress("eip-2")),
    ];
}
