using FsCheck.Xunit;
using SharedBandwidth.Cloud;
using Xunit;
using static SharedBandwidth.Tests.AccountInTime;

namespace SharedBandwidth.Tests.Cloud;

/// <summary>What holds for an account whatever is called in it, in whatever order and at whatever moments.</summary>
public sealed class AccountLaws
{
    [Property]
    public void A_refused_call_changes_nothing((byte Action, byte First, byte Second)[] script) =>
        Play(script, static (before, account, refusal) =>
        {
            if (refusal is not null)
            {
                Assert.Equal(before, account.Fingerprint());
            }
        });

    [Property]
    public void No_two_DNAT_entries_have_the_same_public_or_the_same_backend_port((byte Action, byte First, byte Second)[] script) =>
        Play(script, static (_, account, _) =>
        {
            var entries = account.Objects.OfType<ForwardEntry>().ToList();
            Assert.Equal(
                entries.Count,
                entries.Select(e => (e.TableId, e.Tuple.ExternalIp, e.Tuple.ExternalPort, e.Tuple.Protocol)).Distinct().Count());
            Assert.Equal(
                entries.Count,
                entries.Select(e => (e.TableId, e.Tuple.InternalIp, e.Tuple.InternalPort, e.Tuple.Protocol)).Distinct().Count());
        });

    [Property]
    public void An_EIP_that_is_mapped_whole_is_used_by_nothing_else((byte Action, byte First, byte Second)[] script) =>
        Play(script, static (_, account, _) =>
        {
            var used = account.Objects.OfType<ForwardEntry>()
                .Select(e => e.Tuple.ExternalIp).Concat(account.Objects.OfType<SnatEntry>().SelectMany(e => e.Ips)).ToList();
            Assert.All(
                account.Objects.OfType<ForwardEntry>().Where(e => e.Tuple.IsIpMapping),
                e => Assert.Single(used, e.Tuple.ExternalIp));
        });

    [Property]
    public void Nothing_uses_what_is_not_there((byte Action, byte First, byte Second)[] script) => Play(script, static (_, account, _) =>
    {
        var eips = account.Objects.OfType<Eip>().ToDictionary(eip => eip.IpAddress);
        var gateways = account.Objects.OfType<Gateway>().ToList();
        Assert.All(eips.Values, eip => Assert.True(
            (eip.GatewayId is null || account.Exists(eip.GatewayId)) && (eip.PackageId is null || account.Exists(eip.PackageId)), eip.Id));
        var uses = account.Objects.OfType<ForwardEntry>().Select(entry => (Table: entry.TableId, Ip: entry.Tuple.ExternalIp))
            .Concat(account.Objects.OfType<SnatEntry>().SelectMany(entry => entry.Ips.Select(ip => (Table: entry.TableId, Ip: ip))));
        Assert.All(uses, use => Assert.Equal(
            Assert.Single(gateways, g => use.Table == g.ForwardTableId || use.Table == g.SnatTableId).Id,
            eips[use.Ip].GatewayId));
        Assert.All(gateways, gateway => Assert.True(account.Exists(gateway.Text("VSwitchId")!), gateway.Id));
    });

    private static void Play((byte Action, byte First, byte Second)[] script, Action<string, CloudAccount, Refusal?> check)
    {
        var account = new AccountInTime();
        account.Gateway("ngw-2");
        account.Package("cbwp-2");
        account.Vswitch("vsw-2", "192.168.2.0/29");
        account.EipOn("eip-3", "ngw-1");
        foreach (var (action, first, second) in script)
        {
            var before = account.Cloud.Fingerprint();
            Refusal? refusal = null;
            try
            {
                Call(account, action, first, second);
            }
            catch (RefusedException exception)
            {
                refusal = exception.Refusal;
            }

            check(before, account.Cloud, refusal);
        }
    }

    // What does not exist (any more) is called for as well.
    private static void Call(AccountInTime account, byte action, byte first, byte second)
    {
        var eip = $"eip-{1 + (first % 4)}";
        var gateway = $"ngw-{1 + (second % 2)}";
        var package = $"cbwp-{1 + (second % 2)}";
        var entry = $"fwd-{1 + (first % 3)}";
        var mapping = (first + second) % 5 == 0
            ? $"{eip}:any 192.168.1.{second % 3}:any any"
            : $"{eip}:{80 + (second % 2)} 192.168.1.{second % 3}:80 tcp";
        var inputs = DnatInputs(mapping).SetItem("forwardTableId", $"ftb-{1 + (second % 2)}");
        Action call = (action % 20) switch
        {
            0 => () => account.Wait(1),
            1 => () => account.Wait(3),
            2 => account.Settle,
            3 or 4 => () => account.Cloud.AssociateEipAddress(eip, gateway),
            5 => () => account.Cloud.UnassociateEipAddress(eip, gateway),
            6 => () => account.Cloud.AddCommonBandwidthPackageIp(package, eip),
            7 => () => account.Cloud.RemoveCommonBandwidthPackageIp(package, eip),
            8 or 9 => () => account.Cloud.CreateForwardEntry(entry, inputs),
            10 => () => account.Cloud.ModifyForwardEntry(entry, inputs),
            11 => () => account.Cloud.DeleteForwardEntry(entry),
            12 => () => account.Cloud.CreateSnatEntry($"snat-{1 + (first % 2)}", SnatInputs(eip, $"vsw-{1 + (second % 2)}")),
            13 => () => account.Cloud.DeleteSnatEntry($"snat-{1 + (first % 2)}"),
            14 => () => account.Cloud.ReleaseEipAddress(eip),
            15 => () => account.Cloud.DeleteNatGateway(gateway),
            16 => () => account.Cloud.DeleteCommonBandwidthPackage(package),
            17 => () => account.Eip("eip-4"),
            18 => () => account.Gateway("ngw-2", $"vsw-{1 + (second % 2)}"),
            _ => () => account.Cloud.DeleteVSwitch("vsw-2"),
        };
        call();
    }
}
