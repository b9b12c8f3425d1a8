using SharedBandwidth.Cloud;
using static SharedBandwidth.Tests.AccountInTime;

namespace SharedBandwidth.Tests.Cloud;

/// <summary>Common bandwidth packages: which EIPs they take, and what keeps them from being deleted.</summary>
internal static class PackageRules
{
    public static Rule[] All { get; } =
    [
        new("a sixth package", ErrorCodes.Quota,
            a => { a.Grant(q => q); AddPackages(a, 4); }, a => a.Package("cbwp-9"),
            a => { a.Cloud.DeleteCommonBandwidthPackage("cbwp-2"); a.Settle(); a.Package("cbwp-9"); }),

        new("an EIP that is in the package", ErrorCodes.AlreadyInPackage, a => { Add(a, "eip-2"); a.Settle(); }, a => Add(a, "eip-2"),
            a => Add(a, "eip-1")),
        new("an EIP that is in another package", ErrorCodes.AlreadyInPackage, a => { AddPackages(a, 1); Add(a, "eip-2"); a.Settle(); },
            a => a.Cloud.AddCommonBandwidthPackageIp("cbwp-2", "eip-2"),
            a => { Remove(a, "eip-2"); a.Settle(); a.Cloud.AddCommonBandwidthPackageIp("cbwp-2", "eip-2"); }),
        Rule.Until(3, "an EIP that is on its way out of another package", ErrorCodes.IncorrectStatusEip,
            a => { AddPackages(a, 1); Add(a, "eip-2"); a.Settle(); Remove(a, "eip-2"); },
            a => a.Cloud.AddCommonBandwidthPackageIp("cbwp-2", "eip-2")),
        Rule.Until(3, "an EIP that is Associating", ErrorCodes.IncorrectStatusEip, a => a.Cloud.AssociateEipAddress("eip-2", "ngw-1"),
            a => Add(a, "eip-2")),
        Rule.Until(1, "a second EIP at once", ErrorCodes.OperationConflict, a => Add(a, "eip-1"), a => Add(a, "eip-2")),
        new("an EIP for a package that is being deleted", ErrorCodes.OperationConflict,
            a => { AddPackages(a, 1); a.Cloud.DeleteCommonBandwidthPackage("cbwp-2"); },
            a => a.Cloud.AddCommonBandwidthPackageIp("cbwp-2", "eip-2"), a => Add(a, "eip-2")),
        new("an EIP that is paid for in advance", ErrorCodes.InvalidParameter,
            a => { a.Eip("eip-3", EipInputs().SetItem("paymentType", "Subscription")); a.Settle(); },
            a => Add(a, "eip-3"), a => Add(a, "eip-2")),
        new("an EIP of another line type", ErrorCodes.InvalidParameter,
            a =>
            {
                a.Eip("eip-3", EipInputs().SetItem("isp", "BGP_PRO"));
                a.Cloud.CreateCommonBandwidthPackage("cbwp-2", PackageInputs().SetItem("isp", "BGP_PRO"));
                a.Settle();
            },
            a => Add(a, "eip-3"), a => a.Cloud.AddCommonBandwidthPackageIp("cbwp-2", "eip-3")),
        new("a second EIP with a quota of one", ErrorCodes.Quota,
            a => { Add(a, "eip-1"); a.Settle(); a.Grant(q => q with { EipsPerPackage = 1 }); },
            a => Add(a, "eip-2"), a => { a.Grant(q => q with { EipsPerPackage = 2 }); Add(a, "eip-2"); }),
        Rule.Missing("an EIP for a package that is not there", ErrorCodes.PackageNotFound,
            a => a.Cloud.AddCommonBandwidthPackageIp("cbwp-9", "eip-2"), a => Add(a, "eip-2")),
        Rule.Missing("an EIP that is not there for a package", ErrorCodes.InstanceNotFound, a => Add(a, "eip-9"), a => Add(a, "eip-2")),

        new("taking out an EIP that is not in the package", ErrorCodes.NotInPackage,
            a => { Add(a, "eip-1"); a.Settle(); }, a => Remove(a, "eip-2"), a => Remove(a, "eip-1")),
        new("taking an EIP out of a package that it is not in", ErrorCodes.NotInPackage,
            a => { AddPackages(a, 1); Add(a, "eip-1"); a.Settle(); },
            a => a.Cloud.RemoveCommonBandwidthPackageIp("cbwp-2", "eip-1"), a => Remove(a, "eip-1")),
        new("taking out an EIP that is gone", ErrorCodes.NotInPackage, a => { Add(a, "eip-1"); a.Settle(); }, a => Remove(a, "eip-9"),
            a => Remove(a, "eip-1")),
        Rule.Until(3, "taking out an EIP that is BINDING", ErrorCodes.IncorrectStatusEip, a => Add(a, "eip-2"), a => Remove(a, "eip-2")),
        Rule.Until(1, "taking out an EIP while another goes in", ErrorCodes.OperationConflict,
            a => { Add(a, "eip-1"); a.Settle(); Add(a, "eip-2"); }, a => Remove(a, "eip-1")),

        Rule.Until(1, "changing a package that has just taken an EIP", ErrorCodes.OperationConflict,
            a => Add(a, "eip-1"), a => a.Cloud.ModifyCommonBandwidthPackage("cbwp-1", Map(("bandwidth", "1600")))),
        Rule.Missing("changing a package that is not there", ErrorCodes.PackageNotFound,
            a => a.Cloud.ModifyCommonBandwidthPackage("cbwp-9", Map(("bandwidth", "1600"))),
            a => a.Cloud.ModifyCommonBandwidthPackage("cbwp-1", Map(("bandwidth", "1600")))),

        new("deleting a package that still has an EIP", ErrorCodes.Dependency, a => { Add(a, "eip-2"); a.Settle(); },
            a => a.Cloud.DeleteCommonBandwidthPackage("cbwp-1"),
            a => { Remove(a, "eip-2"); a.Settle(); a.Cloud.DeleteCommonBandwidthPackage("cbwp-1"); }),
        new("deleting a package that is protected", ErrorCodes.DeletionProtection, a => a.Protect("cbwp-1"),
            a => a.Cloud.DeleteCommonBandwidthPackage("cbwp-1"),
            a => { a.Cloud.DeletionProtection("cbwp-1", false); a.Cloud.DeleteCommonBandwidthPackage("cbwp-1"); }),
        Rule.Until(1, "deleting a package that has just let an EIP go", ErrorCodes.OperationConflict,
            a => { Add(a, "eip-2"); a.Settle(); Remove(a, "eip-2"); }, a => a.Cloud.DeleteCommonBandwidthPackage("cbwp-1")),
        Rule.Missing("deleting a package that is gone", ErrorCodes.PackageNotFound,
            a => a.Cloud.DeleteCommonBandwidthPackage("cbwp-9"), a => a.Cloud.DeleteCommonBandwidthPackage("cbwp-1")),
    ];

    private static void Add(AccountInTime account, string eip) => account.Cloud.AddCommonBandwidthPackageIp("cbwp-1", eip);

    private static void Remove(AccountInTime account, string eip) => account.Cloud.RemoveCommonBandwidthPackageIp("cbwp-1", eip);

    private static void AddPackages(AccountInTime account, int count)
    {
        for (var n = 2; n < 2 + count; n++)
        {
            account.Package($"cbwp-{n}");
        }

        account.Settle();
    }
}
