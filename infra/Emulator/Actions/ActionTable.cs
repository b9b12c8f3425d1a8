using System.Collections.Frozen;
using System.Text.Json.Nodes;
using SharedBandwidth.Cloud;
using SharedBandwidth.Emulator.Protocol;

namespace SharedBandwidth.Emulator.Actions;

/// <summary>One action: which parameters it knows, and what it answers beside the request's id.</summary>
/// <param name="Name">Such as <c>CreateNatGateway</c>.</param>
/// <param name="ParameterNames">Separated by spaces; of a list without its numbers, such as <c>Tag.Key</c>.</param>
/// <param name="Answer">Carries it out.</param>
internal sealed record ApiAction(string Name, string ParameterNames, Func<AccountView, Parameters, JsonObject> Answer)
{
    // What every action takes.
    private static readonly string[] _always =
        ["RegionId", "ClientToken", "DryRun", "OwnerId", "OwnerAccount", "ResourceOwnerId", "ResourceOwnerAccount"];

    /// <summary>The parameters that it knows.</summary>
    public FrozenSet<string> Parameters { get; } =
        ParameterNames.Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(_always).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What answers with nothing.</summary>
    public static Func<AccountView, Parameters, JsonObject> Done(Action<CloudAccount, Parameters> write) => (account, request) =>
    {
        write(account.Cloud, request);
        return [];
    };
}

/// <summary>The actions that an emulated account knows, by API version and name.</summary>
internal static class ActionTable
{
    private static readonly FrozenDictionary<(string Version, string Action), ApiAction> _actions =
        Of(
            ApiRequest.VpcVersion, GatewayActions.All, EipActions.All, PackageActions.All, EntryActions.All, NetworkActions.All,
            TagActions.All)
            .Concat(Of(ApiRequest.EcsVersion, SecurityGroupActions.All, EcsActions.All, TagActions.OfEcs))
            .ToFrozenDictionary();

    /// <summary>Every action, by API version and name.</summary>
    public static IEnumerable<(string Version, string Action)> All => _actions.Keys;

    /// <summary>The names of what an action takes; of lists without their numbers.</summary>
    public static IEnumerable<string> ParametersOf(string version, string action) => _actions[(version, action)].Parameters;

    /// <exception cref="ApiException">There is no such action here, or it does not know a parameter.</exception>
    /// <exception cref="RefusedException">The account refuses it.</exception>
    public static JsonObject Answer(ApiRequest request, AccountView account)
    {
        if (!_actions.TryGetValue((request.Version, request.Action), out var action))
        {
            throw new ApiException(
                "InvalidAction.NotFound", $"This emulated account has no action {request.Action} of version {request.Version}.");
        }

        if (request.Parameters.Values.Keys.FirstOrDefault(name => !action.Parameters.Contains(WithoutNumbers(name))) is { } unknown)
        {
            throw new ApiException(
                ErrorCodes.InvalidParameter, $"This emulated account does not know the parameter {unknown} of {request.Action}.");
        }

        if (request.Parameters.Flag("DryRun") is true)
        {
            throw new ApiException(
                ErrorCodes.InvalidParameter, $"This emulated account carries every call out; it has no DryRun of {request.Action}.");
        }

        return action.Answer(account, request.Parameters);
    }

    private static IEnumerable<KeyValuePair<(string Version, string Action), ApiAction>> Of(
        string version, params IEnumerable<ApiAction[]> actions) =>
        actions.SelectMany(some => some).Select(action => KeyValuePair.Create((version, action.Name), action));

    private static string WithoutNumbers(string name) =>
        name.Contains('.', StringComparison.Ordinal) ? string.Join('.', name.Split('.').Where(part => !part.All(char.IsAsciiDigit))) : name;
}
