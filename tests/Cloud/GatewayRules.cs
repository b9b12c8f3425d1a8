using SharedBandwidth.Cloud;
using static SharedBandwidth.Tests.AccountInTime;

namespace SharedBandwidth.Tests.Cloud;

/// <summary>NAT gateways: what their creation needs, and what keeps them from being changed and deleted.</summary>
internal static class GatewayRules
{
    public static Rule[] All { get; } =
    [
        new("a standard gateway", ErrorCodes.NormalNotSold, _ => { },
            a => a.Cloud.CreateNatGateway("ngw-2", GatewayInputs().SetItem("natType", "Normal")), a => a.Gateway("ngw-2")),
        new("a gateway of no type", ErrorCodes.NormalNotSold, _ => { },
            a => a.Cloud.CreateNatGateway("ngw-2", GatewayInputs().Remove("natType")), a => a.Gateway("ngw-2")),
        new("a subscription gateway paid by use", ErrorCodes.PrePaidPayByLcu, _ => { },
            a => a.Cloud.CreateNatGateway("ngw-2", GatewayInputs().SetItem("paymentType", "Subscription")), a => a.Gateway("ngw-2")),
        Rule.Missing("a gateway in a VPC that is not there", ErrorCodes.VpcNotFound,
            a => a.Cloud.CreateNatGateway("ngw-2", GatewayInputs().SetItem("vpcId", "vpc-9")), a => a.Gateway("ngw-2")),
        Rule.Missing("a gateway on a vSwitch that is not there", ErrorCodes.VswitchNotFound, a => a.Gateway("ngw-2", "vsw-9"),
            a => a.Gateway("ngw-2")),
        Rule.Missing("a gateway without a vSwitch", ErrorCodes.VswitchNotFound,
            a => a.Cloud.CreateNatGateway("ngw-2", GatewayInputs().Remove("vswitchId")), a => a.Gateway("ngw-2")),
        Rule.Until(2, "a gateway on a vSwitch that is Pending", ErrorCodes.VswitchStatusError,
            a => a.Vswitch("vsw-2", "192.168.2.0/24"), a => a.Gateway("ngw-2", "vsw-2")),
        new("a gateway on a vSwitch of another VPC", ErrorCodes.VswitchNotInVpc, a => a.Cloud.CreateVpc("vpc-2", Map()),
            a => a.Cloud.CreateNatGateway("ngw-2", GatewayInputs().SetItem("vpcId", "vpc-2")), a => a.Gateway("ngw-2")),
        new("a second gateway with a quota of one", ErrorCodes.Quota, a => a.Grant(q => q with { GatewaysPerVpc = 1 }),
            a => a.Gateway("ngw-2"), a => { a.Grant(q => q with { GatewaysPerVpc = 2 }); a.Gateway("ngw-2"); }),
        new("a gateway while one that is being deleted fills the quota", ErrorCodes.Quota,
            a => { a.Gateway("ngw-2"); a.Settle(); a.Grant(q => q with { GatewaysPerVpc = 2 }); a.Cloud.DeleteNatGateway("ngw-2"); },
            a => a.Gateway("ngw-3"), a => { a.Wait(30); a.Gateway("ngw-3"); }),
        new("a gateway on a full vSwitch", ErrorCodes.NoFreeIp, a => FillButOne(a, "i-4"),
            a => a.Gateway("ngw-2", "vsw-2"), a => { a.Cloud.DeleteInstance("i-4"); a.Settle(); a.Gateway("ngw-2", "vsw-2"); }),

        Rule.Until(120, "a change of a gateway that is Creating", ErrorCodes.IncorrectStatusNatGateway,
            a => a.Gateway("ngw-2"), a => a.Cloud.ModifyNatGateway("ngw-2", Map(("natGatewayName", "other")))),
        Rule.Until(2, "a change of a gateway that is Modifying", ErrorCodes.IncorrectStatusNatGateway,
            a => a.Cloud.ModifyNatGateway("ngw-1", Map(("natGatewayName", "other"))),
            a => a.Cloud.ModifyNatGateway("ngw-1", Map(("natGatewayName", "third")))),
        Rule.Missing("a change of a gateway that is not there", ErrorCodes.GatewayNotFound,
            a => a.Cloud.ModifyNatGateway("ngw-9", Map(("natGatewayName", "other"))),
            a => a.Cloud.ModifyNatGateway("ngw-1", Map(("natGatewayName", "other")))),

        new("another vSwitch for a gateway", ErrorCodes.NotConvertible, _ => { },
            a => a.Cloud.ModifyNatGateway("ngw-1", Map(("vswitchId", "vsw-2"))),
            a => a.Cloud.ModifyNatGateway("ngw-1", Map(("natGatewayName", "other")))),
        new("a bind mode changed back", ErrorCodes.NotDocumented,
            a => { a.Cloud.ModifyNatGateway("ngw-1", Map(("eipBindMode", "NAT"))); a.Settle(); },
            a => a.Cloud.ModifyNatGateway("ngw-1", Map(("eipBindMode", "MULTI_BINDED"))),
            a => a.Cloud.ModifyNatGateway("ngw-1", Map(("natGatewayName", "other")))),
        new("another bind mode with six EIPs", ErrorCodes.NotDocumented, a => Associate(a, 5),
            a => a.Cloud.ModifyNatGateway("ngw-1", Map(("eipBindMode", "NAT"))),
            a =>
            {
                a.Cloud.UnassociateEipAddress("eip-1", "ngw-1");
                a.Settle();
                a.Cloud.ModifyNatGateway("ngw-1", Map(("eipBindMode", "NAT")));
            }),

        new("deleting a gateway that is protected", ErrorCodes.DeletionProtection,
            a => { a.Gateway("ngw-2"); a.Settle(); a.Protect("ngw-2"); },
            a => a.Cloud.DeleteNatGateway("ngw-2"),
            a => { a.Cloud.DeletionProtection("ngw-2", false); a.Cloud.DeleteNatGateway("ngw-2"); }),
        new("deleting a gateway that still has an EIP", ErrorCodes.GatewayHasEips, _ => { },
            a => a.Cloud.DeleteNatGateway("ngw-1"),
            a => { a.Cloud.UnassociateEipAddress("eip-1", "ngw-1"); a.Cloud.DeleteNatGateway("ngw-1"); }),
        Rule.Missing("deleting a gateway that is gone", ErrorCodes.GatewayNotFound,
            a => a.Cloud.DeleteNatGateway("ngw-9"), a => { a.Gateway("ngw-9"); a.Cloud.DeleteNatGateway("ngw-9"); }),
    ];

    private static void Associate(AccountInTime account, int more)
    {
        for (var n = 1; n <= more; n++)
        {
            account.EipOn($"eip-{10 + n}", "ngw-1");
            account.Settle();
        }
    }

    // A network of eight addresses has four for others; three instances leave one, the fourth none.
    private static void FillButOne(AccountInTime account, string last)
    {
        account.Vswitch("vsw-2", "192.168.2.0/29");
        account.Settle();
        foreach (var instance in new[] { "i-1", "i-2", "i-3", last })
        {
            account.Instance(instance, "vsw-2");
        }

        account.Settle();
    }
}
