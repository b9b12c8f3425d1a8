using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning;

/// <summary>Where a stack is deployed. Nothing moves with a change of it, and nothing is made anew either.</summary>
/// <param name="Region">Alibaba Cloud region, such as <c>cn-shanghai</c>; null only beside an error.</param>
/// <param name="Profile">The provider's profile of credentials (<c>alicloud:profile</c>); null: the configuration names none.</param>
/// <param name="AccountSite">Where the account was opened.</param>
public sealed record StackPlace(string? Region, string? Profile, AccountSite AccountSite);
