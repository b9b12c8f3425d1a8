using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Cloud;

/// <content>NAT gateways with their DNAT and SNAT entries.</content>
public sealed partial class CloudAccount
{
    public const string NatGateway = "NAT gateway";
    public const string DnatEntry = "DNAT entry";
    public const string SourceNatEntry = "SNAT entry";

    // When each table, or gateway, takes writes again.
    private readonly Dictionary<string, TimeSpan> _lockedUntil = new(StringComparer.Ordinal);

    public string CreateNatGateway(Parameters request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var vpc = Find<CloudObject>(request.Required("VpcId"), ErrorCodes.VpcNotFound, Vpc);
        if (request.Text("NatType") is not "Enhanced")
        {
            throw new RefusedException(ErrorCodes.NormalNotSold, "Standard NAT gateways are not sold any more.");
        }

        var vswitch = Find<CloudObject>(request.Text("VSwitchId") ?? "", ErrorCodes.VswitchNotFound, Vswitch);
        RefuseBusy(vswitch, ErrorCodes.VswitchStatusError);
        if (vswitch.Text("VpcId") is { } of && of != vpc.Id)
        {
            throw new RefusedException(ErrorCodes.VswitchNotInVpc, $"The vSwitch {vswitch.Id} is in {of}, not in {vpc.Id}.");
        }

        if (request.Text("InstanceChargeType") is "PrePaid" && request.Text("InternetChargeType") is "PayByLcu")
        {
            throw new RefusedException(ErrorCodes.PrePaidPayByLcu, "A subscription gateway cannot be paid by use.");
        }

        RefuseBeyond(
            Quotas?.GatewaysPerVpc,
            All<Gateway>().Count(g => g.Text("VpcId") == vpc.Id),
            ErrorCodes.Quota,
            $"gateways in {vpc.Id}");
        RefuseFullVswitch(vswitch, 1);
        var gateway = new Gateway
        {
            Kind = NatGateway,
            Id = ids.NewId("ngw"),
            ForwardTableId = ids.NewId("ftb"),
            SnatTableId = ids.NewId("stb"),
            Attributes = request.Attributes,
            Tags = request.Tags,
        };
        return Add(gateway, "Creating", times.CreateGateway).Id;
    }

    public Gateway GatewayOf(string id) => Find<Gateway>(id, ErrorCodes.GatewayNotFound, NatGateway);

    public void ModifyNatGatewayAttribute(Parameters changes)
    {
        if (changes.Text("EipBindMode") is { } mode)
        {
            RefuseBindMode(AvailableGateway(changes), mode);
        }

        ModifyGateway(changes);
    }

    public void ModifyNatGatewaySpec(Parameters changes) => ModifyGateway(changes);

    public void UpdateNatGatewayNatType(Parameters changes)
    {
        var gateway = AvailableGateway(changes);
        if (changes.Text("VSwitchId") is { } vswitch && vswitch != gateway.Text("VSwitchId"))
        {
            throw new RefusedException(ErrorCodes.NotConvertible, $"The enhanced gateway {gateway.Id} stays in its vSwitch.");
        }

        ModifyGateway(changes);
    }

    private Gateway AvailableGateway(Parameters changes)
    {
        var gateway = GatewayOf(changes.Required("NatGatewayId"));
        RefuseUnavailable(gateway);
        return gateway;
    }

    private void ModifyGateway(Parameters changes)
    {
        var gateway = AvailableGateway(changes);
        Set(gateway, changes, "NatGatewayId");
        Occupy(gateway, "Modifying", times.Other);
    }

    // https://www.alibabacloud.com/help/zh/virtual-private-cloud/latest/modifynatgatewayattribute: one way, and with few EIPs.
    private void RefuseBindMode(Gateway gateway, string mode)
    {
        const int MostEips = 5;
        if (mode == (gateway.Text("EipBindMode") ?? EipBindMode.MultiBinded.Text))
        {
            return;
        }

        var eips = All<Eip>().Count(eip => eip.GatewayId == gateway.Id);
        if (mode != EipBindMode.Nat.Text)
        {
            throw new RefusedException(
                ErrorCodes.NotDocumented, $"The bind mode of {gateway.Id} cannot be changed to {mode}, only to NAT.");
        }

        if (eips > MostEips)
        {
            throw new RefusedException(
                ErrorCodes.NotDocumented,
                $"The bind mode of {gateway.Id} can be changed with at most {MostEips} EIPs on it, and it has {eips}.");
        }
    }

    /// <param name="id">The gateway's id.</param>
    /// <param name="force">Whether its entries go with it, and its EIPs are unbound.</param>
    public void DeleteNatGateway(string id, bool force = false)
    {
        var gateway = GatewayOf(id);
        RefuseProtected(gateway);
        if (force)
        {
            Empty(gateway);
        }
        else if (All<Eip>().FirstOrDefault(e => e.GatewayId == id) is { } eip)
        {
            throw new RefusedException(ErrorCodes.GatewayHasEips, $"The gateway {id} still has the EIP {eip.Id}.");
        }

        Remove(gateway, times.DeleteGateway);
    }

    private void Empty(Gateway gateway)
    {
        foreach (var entry in EntriesOf(gateway).ToArray())
        {
            entry.Forwards.Set(Now, null);
            Remove(entry, times.WriteEntry);
        }

        foreach (var entry in All<SnatEntry>().Where(entry => entry.TableId == gateway.SnatTableId).ToArray())
        {
            Remove(entry, times.WriteEntry);
        }

        foreach (var eip in All<Eip>().Where(eip => eip.GatewayId == gateway.Id))
        {
            Unbind(eip);
        }
    }

    public string CreateForwardEntry(Parameters request)
    {
        var gateway = TableOwner(request.Required("ForwardTableId"));
        var tuple = ForwardTuple.Of(request);
        RefuseLocked(gateway.ForwardTableId);
        RefuseBeyond(
            Quotas?.ForwardEntriesPerGateway,
            EntriesOf(gateway).Count(),
            ErrorCodes.Quota,
            $"entries in the table {gateway.ForwardTableId}");
        CheckTuple(gateway, tuple, except: null);
        var entry = Add(
            new ForwardEntry
            {
                Kind = DnatEntry,
                Id = ids.NewId("fwd"),
                Attributes = request.Attributes,
                TableId = gateway.ForwardTableId,
                Tuple = tuple,
            },
            "Pending",
            times.WriteEntry);
        entry.Forwards.Set(entry.BusyUntil, tuple);
        Lock(entry.TableId, times.WriteEntry);
        return entry.Id;
    }

    public void ModifyForwardEntry(Parameters changes)
    {
        var entry = Find<ForwardEntry>(changes.Required("ForwardEntryId"), ErrorCodes.ForwardEntryNotFound, DnatEntry);
        var tuple = entry.Tuple.With(changes);
        RefuseLocked(entry.TableId);
        CheckTuple(TableOwner(entry.TableId), tuple, except: entry);
        Set(entry, changes, "ForwardEntryId");
        entry.Tuple = tuple;
        Occupy(entry, "Modifying", times.WriteEntry);
        entry.Forwards.Set(entry.BusyUntil, tuple);
        Lock(entry.TableId, times.WriteEntry);
    }

    public void DeleteForwardEntry(string id)
    {
        var entry = Find<ForwardEntry>(id, ErrorCodes.ForwardEntryNotFound, DnatEntry);
        RefuseLocked(entry.TableId);
        entry.Forwards.Set(Now, null);
        Remove(entry, times.WriteEntry);
        Lock(entry.TableId, times.WriteEntry);
    }

    public string CreateSnatEntry(Parameters request)
    {
        var table = request.Required("SnatTableId");
        var gateway = All<Gateway>().FirstOrDefault(g => g.SnatTableId == table)
            ?? throw new RefusedException(ErrorCodes.SnatTableNotFound, $"There is no SNAT table {table}.");
        RefuseLocked(table);
        RefuseBeyond(
            Quotas?.SnatEntriesPerGateway,
            All<SnatEntry>().Count(e => e.TableId == table),
            ErrorCodes.SnatEntryLimit,
            $"entries in the table {table}");
        CheckSnatIps(gateway, request);

        // An entry of a CIDR block has no vSwitch.
        if (request.Text("SourceVSwitchId") is { } vswitch
            && All<SnatEntry>().FirstOrDefault(e => e.TableId == table && e.Text("SourceVSwitchId") == vswitch) is { } other)
        {
            throw new RefusedException(ErrorCodes.DuplicateVswitch, $"The vSwitch {vswitch} already has the SNAT entry {other.Id}.");
        }

        Lock(table, times.WriteEntry);
        return Add(
            new SnatEntry { Kind = SourceNatEntry, Id = ids.NewId("snat"), Attributes = request.Attributes, TableId = table },
            "Pending",
            times.WriteEntry).Id;
    }

    public void ModifySnatEntry(Parameters changes)
    {
        var entry = Find<SnatEntry>(changes.Required("SnatEntryId"), ErrorCodes.SnatEntryNotFound, SourceNatEntry);
        RefuseLocked(entry.TableId);
        if (changes.Text("SnatIp") is not null)
        {
            CheckSnatIps(All<Gateway>().First(g => g.SnatTableId == entry.TableId), changes);
        }

        Set(entry, changes, "SnatEntryId");
        Occupy(entry, "Modifying", times.WriteEntry);
        Lock(entry.TableId, times.WriteEntry);
    }

    public void DeleteSnatEntry(string id)
    {
        var entry = Find<SnatEntry>(id, ErrorCodes.SnatEntryNotFound, SourceNatEntry);
        RefuseLocked(entry.TableId);
        Remove(entry, times.WriteEntry);
        Lock(entry.TableId, times.WriteEntry);
    }

    private static void RefuseBeyond(int? quota, int count, string code, string what)
    {
        if (count >= quota)
        {
            throw new RefusedException(code, $"There are {count} {what} already, and the quota is {quota}.");
        }
    }

    private void CheckTuple(Gateway gateway, ForwardTuple tuple, ForwardEntry? except)
    {
        if (tuple.Fault is { } fault)
        {
            throw new RefusedException(ErrorCodes.InvalidParameter, fault);
        }

        RefuseUnusable(gateway, tuple.ExternalIp, ErrorCodes.IpNotInGateway);
        if (TryFind<CloudObject>(gateway.Text("VpcId"), out var vpc)
            && BlocksOf(vpc).ToArray() is { Length: > 0 } blocks
            && Ipv4.Address(tuple.InternalIp) is { } internalIp && !blocks.Any(block => block.Contains(internalIp)))
        {
            var all = Sentence.And(blocks.Select(block => block.ToString()));
            throw new RefusedException(ErrorCodes.IpOutOfVpc, $"{tuple.InternalIp} is outside the VPC's {all}.");
        }

        foreach (var entry in EntriesOf(gateway).Where(e => e != except))
        {
            var other = entry.Tuple;
            if (other.SharesExternalWith(tuple))
            {
                throw new RefusedException(
                    ErrorCodes.DuplicateForwardEntry,
                    $"{tuple.ExternalIp}:{tuple.ExternalPort} {tuple.Protocol} is taken by the entry {entry.Id}.");
            }

            if (other.SharesInternalWith(tuple))
            {
                throw new RefusedException(
                    ErrorCodes.DuplicateForwardEntry,
                    $"{tuple.InternalIp}:{tuple.InternalPort} {tuple.Protocol} is taken by the entry {entry.Id}.");
            }

            if (other.SharesWholeAddressWith(tuple))
            {
                throw new RefusedException(
                    ErrorCodes.DuplicateForwardEntry,
                    $"{tuple.ExternalIp} cannot be mapped as a whole beside other entries: {entry.Id}.");
            }
        }

        if (tuple.IsIpMapping
            && All<SnatEntry>().FirstOrDefault(e => e.TableId == gateway.SnatTableId && e.Ips.Contains(tuple.ExternalIp)) is { } snat)
        {
            throw new RefusedException(ErrorCodes.UsedInSnatTable, $"{tuple.ExternalIp} is used by the SNAT entry {snat.Id}.");
        }
    }

    private void CheckSnatIps(Gateway gateway, Parameters request)
    {
        foreach (var ip in request.Required("SnatIp").Split(','))
        {
            RefuseUnusable(gateway, ip, ErrorCodes.EipNotOnGateway);
            if (EntriesOf(gateway).FirstOrDefault(e => e.Tuple.ExternalIp == ip && e.Tuple.IsIpMapping) is { } mapping)
            {
                throw new RefusedException(ErrorCodes.UsedInForwardTable, $"{ip} is mapped as a whole by the DNAT entry {mapping.Id}.");
            }
        }
    }

    private Gateway TableOwner(string table) => All<Gateway>().FirstOrDefault(g => g.ForwardTableId == table)
        ?? throw new RefusedException(ErrorCodes.ForwardTableNotFound, $"There is no DNAT table {table}.");

    private IEnumerable<ForwardEntry> EntriesOf(Gateway gateway) => All<ForwardEntry>().Where(e => e.TableId == gateway.ForwardTableId);

    // An EIP counts as on the gateway only when it is InUse.
    private void RefuseUnusable(Gateway gateway, string ip, string notOnGateway)
    {
        var eip = All<Eip>().Where(e => e.IpAddress == ip).MaxBy(e => e.GatewayId == gateway.Id);
        if (eip?.GatewayId != gateway.Id || (IsBusy(eip) && eip.BusyState != Binding))
        {
            throw new RefusedException(notOnGateway, $"{ip} is not on the gateway {gateway.Id}.");
        }

        if (IsBusy(eip))
        {
            throw new RefusedException(ErrorCodes.EipInBinding, $"The EIP {eip.Id} is {eip.BusyState}.");
        }
    }

    private void RefuseUnavailable(Gateway gateway)
    {
        if (IsBusy(gateway))
        {
            throw new RefusedException(ErrorCodes.IncorrectStatusNatGateway, $"The gateway {gateway.Id} is {gateway.BusyState}.");
        }
    }

    // Any write to the table meets this code: https://github.com/aliyun/terraform-provider-alicloud/issues/5600
    private void RefuseLocked(string id)
    {
        if (_lockedUntil.GetValueOrDefault(id) > Now)
        {
            throw new RefusedException(ErrorCodes.OperationConflict, $"Another operation on {id} is not done yet.");
        }
    }

    private void Lock(string id, TimeSpan duration) => _lockedUntil[id] = Now + duration;
}
