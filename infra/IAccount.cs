using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Account;
using SharedBandwidth.Planning.Network;

namespace SharedBandwidth;

/// <summary>The account that a stack is deployed into, as far as the program asks it before anything is created.</summary>
public interface IAccount
{
    /// <summary>What the plan's checks need to know.</summary>
    Task<AccountFacts> ReadAsync(StackPlan plan);

    /// <summary>Where and of what to make servers: what the configuration leaves open is chosen here.</summary>
    Task<ServerChoice> ChooseServersAsync(CreateNetworkSpec create);
}
