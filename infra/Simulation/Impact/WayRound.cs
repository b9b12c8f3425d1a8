using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Impact;

/// <summary>How an update that breaks off can be had in two.</summary>
/// <param name="Kind">What has to be done first.</param>
/// <param name="Wanting">The port that needs what another has; null where it is about the gateway.</param>
/// <param name="Holder">That other port.</param>
public sealed record WayRound(WayRoundKind Kind, PublishedKeys? Wanting, PublishedKeys? Holder)
{
    /// <summary>null: none is known.</summary>
    /// <param name="failed">The step that broke off.</param>
    /// <param name="before">What is deployed.</param>
    /// <param name="after">What the program registers.</param>
    /// <param name="state">The state in which the update ended.</param>
    public static WayRound? Of(
        ResourceStep failed, IReadOnlyCollection<RecordedResource> before, IReadOnlyCollection<RecordedResource> after, StackState state)
    {
        switch (failed.Failure!.Refusal.Code)
        {
            case ErrorCodes.IncorrectEipStatus when failed.Key.Type == TypeTokens.EipAssociation && failed.Kind == StepKind.Replace:
                return new WayRound(WayRoundKind.TakeAddressesOff, null, null);
            case ErrorCodes.DuplicateForwardEntry when after.FirstOrDefault(resource => resource.Key == failed.Key) is { } entry:
                var wanted = ForwardTuple.Of(Requests.CreateForwardEntry(entry.Inputs));
                var holder = state.Resources.FirstOrDefault(resource =>
                    resource.Key.Type == TypeTokens.ForwardEntry
                        && resource.Key != failed.Key
                        && Meet(ForwardTuple.Of(Requests.CreateForwardEntry(resource.Inputs)), wanted));
                return holder?.Recorded.Publishes is not { } held || entry.Publishes is not { } wanting ? null
                    : new WayRound(
                        after.Any(resource => resource.Key == holder.Key) ? WayRoundKind.MoveHolder
                            : IsIn(after, held.App) || IsIn(before, wanting.App) ? WayRoundKind.RemoveHolder
                            : WayRoundKind.Rename,
                        wanting,
                        held);
            default:
                return null;
        }
    }

    private static bool IsIn(IEnumerable<RecordedResource> program, string app) => program.Any(resource => resource.Publishes?.App == app);

    private static bool Meet(ForwardTuple one, ForwardTuple other) => one.Protocol == other.Protocol
        && ((one.ExternalIp, one.ExternalPort) == (other.ExternalIp, other.ExternalPort)
            || (one.InternalIp, one.InternalPort) == (other.InternalIp, other.InternalPort));
}

/// <summary>What the first of two updates does.</summary>
public enum WayRoundKind
{
    /// <summary>It removes the port that is removed anyway.</summary>
    RemoveHolder,

    /// <summary>The same; but an app goes and another comes, so that one is perhaps the other under another key.</summary>
    Rename,

    /// <summary>It removes the port, or gives it what nothing else has; the second one gives it its new values.</summary>
    MoveHolder,

    /// <summary>It takes the addresses off the gateway, with their entries.</summary>
    TakeAddressesOff,
}
