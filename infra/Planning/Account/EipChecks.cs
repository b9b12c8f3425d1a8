using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Planning.Account;

/// <summary>Checks the EIPs that a plan names: each must be able to go onto the gateway and into the package.</summary>
internal static class EipChecks
{
    public static void Run(StackPlan plan, AccountFacts facts, Ownership ownership, FindingList findings)
    {
        foreach (var address in plan.Exposure.AllAddresses.Where(a => a.EipId?.Text is not null))
        {
            var path = $"{address.ConfigPath}.eipId";
            if (facts.Eips.FirstOrDefault(e => e.Id == address.EipId!.Text) is { } eip)
            {
                CheckEip(path, address, eip, plan, facts, ownership, findings);
            }
            else
            {
                findings.Add(
                    FindingCodes.NotFound,
                    path,
                    $"There is no EIP {address.EipId} in this region; name an existing one, or remove eipId to create one.");
            }
        }
    }

    private static void CheckEip(
        string path, AddressPlan address, EipFacts eip, StackPlan plan, AccountFacts facts, Ownership ownership, FindingList findings)
    {
        if (eip.PaymentType is not ("PayAsYouGo" or "PostPaid"))
        {
            findings.Add(
                FindingCodes.EipUnusable,
                path,
                $"{eip.Id} is paid by {eip.PaymentType}, and only a pay-as-you-go EIP can join a package; name another, or remove eipId " +
                "to create one.");
        }

        if (eip.Isp != plan.Exposure.Package.Isp.Text)
        {
            findings.Add(
                FindingCodes.EipUnusable,
                path,
                $"{eip.Id} is of line type {eip.Isp}, and the package is of {plan.Exposure.Package.Isp}; name an EIP of that type, or " +
                "change bandwidth.isp.");
        }

        CheckGatewayOf(path, address, eip, plan, facts, ownership, findings);
        CheckPackageOf(path, address, eip, plan, facts, ownership, findings);
    }

    private static void CheckGatewayOf(
        string path, AddressPlan address, EipFacts eip, StackPlan plan, AccountFacts facts, Ownership ownership, FindingList findings)
    {
        if (eip.InstanceId.Length == 0)
        {
            return;
        }

        var gateway = plan.Exposure.Gateway;
        const string Remedy = "unbind it there, or name another EIP";
        var whose = !eip.IsOnGateway ? Whose.Others
            : gateway.Id is { } id ? id.Text is null || eip.InstanceId == id.Text ? Whose.Ours : Whose.Others
            : facts.Gateways.FirstOrDefault(found => found.Id == eip.InstanceId) is { } found ? ownership.Of(found)
            : Whose.Others;
        if (whose == Whose.Others)
        {
            findings.Add(FindingCodes.EipUnusable, path, $"{eip.Id} is bound to {eip.InstanceId}; {Remedy}.");
        }
        else if (whose == Whose.LookAlike)
        {
            findings.AddPerhapsOurs(
                path, $"{eip.Id} is bound to {eip.InstanceId}, which has another name or vSwitch than the planned gateway", Remedy);
        }
        else if (gateway.Exists && ownership.OfEntriesAt(address, eip) != Whose.Ours)
        {
            findings.Add(
                FindingCodes.AlreadyJoined,
                path,
                $"{eip.Id} is on {eip.InstanceId} already, with no entry of this stack's names; unless an earlier update put it there, " +
                "the service refuses to put it there once more: unbind it before, or take the association over with 'pulumi import' " +
                $"and the id {eip.Id}:{eip.InstanceId}" +
                $"{(eip.PackageId.Length > 0 ? $", and the attachment with {eip.PackageId}:{eip.Id}" : "")}.");
        }
    }

    private static void CheckPackageOf(
        string path, AddressPlan address, EipFacts eip, StackPlan plan, AccountFacts facts, Ownership ownership, FindingList findings)
    {
        if (eip.PackageId.Length == 0)
        {
            return;
        }

        var package = plan.Exposure.Package;
        const string Remedy = "remove it there, or name another EIP";
        var isOurs = package.Id is { } id
            ? id.Text is null || eip.PackageId == id.Text
            : eip.PackageId == facts.Package?.Id
                || facts.OtherPackages.Any(found => found.Id == eip.PackageId && found.Name == package.DisplayName);
        if (!isOurs && !package.Exists && facts.Package is null && ownership.OfEntriesAt(address, eip) != Whose.Others)
        {
            // Its entries are on it, so an earlier update put it there.
            findings.AddPerhapsOurs(path, $"{eip.Id} is in {eip.PackageId}, which has another name than the planned package", Remedy);
        }
        else if (!isOurs)
        {
            findings.Add(FindingCodes.EipUnusable, path, $"{eip.Id} is in the package {eip.PackageId}; {Remedy}.");
        }
        else if (package.Exists && eip.InstanceId.Length == 0)
        {
            // With the stack's own attachment it would be on the gateway first.
            findings.Add(
                FindingCodes.AlreadyJoined,
                path,
                $"{eip.Id} is in {eip.PackageId} already, and on no gateway; unless an earlier update put it there, the service refuses " +
                "to put it there once more: take it out before, or take the attachment over with 'pulumi import' and the id " +
                $"{eip.PackageId}:{eip.Id}.");
        }
    }
}
