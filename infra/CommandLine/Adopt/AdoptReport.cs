using System.Collections.Immutable;
using SharedBandwidth.Adoption;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.CommandLine.Files.Inventories;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Adopt;

/// <summary>An adoption: what exists as this stack, and what the next update changes then.</summary>
internal sealed record AdoptReport
{
    public required ProgramRun Run { get; init; }

    /// <summary>The stack file that describes what exists; null: there was one, and what exists is matched to it.</summary>
    public required string? StackFile { get; init; }

    /// <summary>What the described stack cannot say; empty beside a stack file that was there.</summary>
    public required ImmutableArray<Gap> Gaps { get; init; }

    /// <summary>The gateway in the account.</summary>
    public required FoundGateway Gateway { get; init; }

    public required AdoptedStack Stack { get; init; }

    /// <summary>What the next update does.</summary>
    public required ChangeOutcome Change { get; init; }

    public required Leftovers Left { get; init; }

    /// <summary>At what the service would refuse the next update.</summary>
    public required ImmutableArray<Obstacle> Obstacles { get; init; }

    /// <summary>
    /// The next update's steps that do something, without inputs that change only because what they come from is made anew: their values of
    /// before are the rehearsal's own.
    /// </summary>
    public IEnumerable<ResourceStep> Changes => Change.Changes.Select(step => step with
    {
        Changes = [.. step.Changes.Where(change => change.After is not StepGenerator.Unknown)],
    });

    /// <summary>What exists and would be made anew.</summary>
    public IEnumerable<ResourceStep> MadeAnew => Change.Changes.Where(step => step.Kind == StepKind.Replace);

    /// <summary>Whether the next update comes to its end, and keeps everything that exists.</summary>
    public bool IsPossible => Change.IsPossible && Obstacles.IsEmpty && !MadeAnew.Any();

    /// <param name="run">The stack, without errors.</param>
    /// <param name="stackFile">The text of its file, where it is described; otherwise null.</param>
    /// <param name="gaps">What that does not say.</param>
    /// <param name="inventory">What exists.</param>
    /// <param name="gatewayId">The gateway that is meant; null: the one that fits.</param>
    /// <exception cref="UsageError">It is not clear which gateway is the stack's.</exception>
    public static AdoptReport Of(ProgramRun run, string? stackFile, ImmutableArray<Gap> gaps, Inventory inventory, string? gatewayId)
    {
        var matches = Matches.Of(run.Plan.Exposure, run.Plan.Network, inventory, gatewayId);
        var gateway = matches.Gateway ?? throw Unclear(run, matches, inventory, gatewayId);
        Check(run.Plan.Network.VpcId?.Text, gateway, inventory);
        var stack = new AdoptedStack(run, matches);
        return new AdoptReport
        {
            Run = run,
            StackFile = stackFile,
            Gaps = gaps,
            Gateway = gateway,
            Stack = stack,
            Change = ChangeOutcome.Run(stack.State, run.Resources, run.Quotas, new UpdateOptions()),
            Left = Leftovers.Of(inventory, matches),
            Obstacles = Obstacle.Of(run.Plan.Exposure, inventory, matches),
        };
    }

    /// <summary>The gateway to describe.</summary>
    /// <exception cref="UsageError">There is none, or it is not clear which.</exception>
    public static FoundGateway Choose(Inventory inventory, string? gatewayId)
    {
        if (gatewayId is not null)
        {
            return Checked(inventory.Gateways.FirstOrDefault(gateway => gateway.Id == gatewayId) ?? throw NotThere(inventory, gatewayId));
        }

        FoundGateway[] usable = [.. inventory.Gateways.Where(gateway => gateway.IsUsable)];
        return usable switch
        {
            [var one] => Checked(one),
            [] => throw new UsageError(
                "--from: there is no enhanced NAT gateway to the internet in the files, so there is no stack to adopt; list the region " +
                "that has it."),
            _ => throw new UsageError(
                $"--from: there are {usable.Length} NAT gateways in the files ({Names(usable)}); say by --gateway which one the stack " +
                "is to have."),
        };

        FoundGateway Checked(FoundGateway gateway)
        {
            Check(vpcId: null, gateway, inventory);
            return gateway;
        }
    }

    // What would be a wrong answer about this gateway.
    private static void Check(string? vpcId, FoundGateway gateway, Inventory inventory)
    {
        if (!gateway.IsUsable)
        {
            throw new UsageError(
                $"{gateway.Id} is {gateway.NatType} {gateway.NetworkType}, and a stack has an enhanced NAT gateway to the internet; name " +
                "another by --gateway.");
        }

        if (vpcId is not null && gateway.VpcId != vpcId)
        {
            throw new UsageError(
                $"{gateway.Id} is in {gateway.VpcId}, and the stack's network is {vpcId}: a gateway does not move; name another by " +
                "--gateway, or correct network.vpcId in the stack file.");
        }

        string[] unlisted =
        [
            .. ApiAnswers.TablesOf(gateway).Where(one => inventory.UnlistedTables.Contains(one.Table))
                .Select(one => $"{one.Action} for {one.Table}"),
        ];
        if (unlisted.Length > 0)
        {
            throw new UsageError(
                $"--from: the files do not say which entries {gateway.Id} has; give the {(unlisted.Length == 1 ? "answer" : "answers")} " +
                $"of {Sentence.And(unlisted)} too.");
        }

        var elsewhere = inventory.Eips.Where(eip => eip.InstanceId != gateway.Id).ToLookup(eip => eip.IpAddress, StringComparer.Ordinal);
        if (inventory.ForwardEntries.FirstOrDefault(
            entry => entry.TableId == gateway.ForwardTableId && elsewhere.Contains(entry.ExternalIp)) is { } torn)
        {
            var eip = elsewhere[torn.ExternalIp].First();
            throw new UsageError(
                $"--from: {torn.Id} publishes at {torn.ExternalIp} on {gateway.Id}, and {eip.Id}, which has this IP, is " +
                $"{(eip.InstanceId.Length > 0 ? $"on {eip.InstanceId}" : "bound to nothing")} in the files, so they are of different " +
                "times or lack something; list everything anew.");
        }
    }

    private static UsageError Unclear(ProgramRun run, Matches matches, Inventory inventory, string? gatewayId) =>
        (run.Plan.Exposure.Gateway.Id?.Text ?? gatewayId) is { } id ? NotThere(inventory, id)
        : matches.PossibleGateways.IsEmpty ? new UsageError(
            $"--from: no NAT gateway in the files is in the stack's network ({run.Plan.Network.VpcId ?? "a created one"}, " +
            $"{run.Plan.Network.VswitchId ?? $"with the name {run.Plan.Exposure.Gateway.DisplayName}"}); list the region that has it, or " +
            "correct network in the stack file.")
        : new UsageError(
            $"--from: {matches.PossibleGateways.Length} NAT gateways fit the stack ({Names(matches.PossibleGateways)}); say by --gateway " +
            "which one it is to have.");

    private static UsageError NotThere(Inventory inventory, string id) => new(
        $"There is no NAT gateway {id} in the files; " +
        (
            inventory.Gateways.IsEmpty
                ? "they have none."
                : $"they have {Names(inventory.Gateways)}.{DidYouMean.For(id, inventory.Gateways.Select(gateway => gateway.Id))}"));

    private static string Names(IEnumerable<FoundGateway> gateways) =>
        Sentence.AndAtMost(gateways.Select(gateway => gateway.Name.Length > 0 ? $"{gateway.Id} '{gateway.Name}'" : gateway.Id), 8);
}
