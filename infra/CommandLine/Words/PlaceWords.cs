using SharedBandwidth.Planning;

namespace SharedBandwidth.CommandLine.Words;

/// <summary>Where a stack is deployed, for people.</summary>
internal static class PlaceWords
{
    /// <summary>"cn-shanghai, account site China, profile prod"; "no region" stands beside an error.</summary>
    public static string Of(StackPlace place)
    {
        string?[] parts =
        [
            string.IsNullOrWhiteSpace(place.Region) ? "no region" : place.Region,
            $"account site {place.AccountSite}",
            place.Profile is { } profile ? $"profile {profile}" : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    /// <summary>
    /// What differs, and what that means, the most serious first. For a changed place the engine only updates the provider: no setting in
    /// alicloud's schema has resources replaced, whose state goes on with the former ids.
    /// </summary>
    public static IEnumerable<string> Changes(StackPlace before, StackPlace now)
    {
        if (before.Region != now.Region)
        {
            yield return $"The region changes from {before.Region} to {now.Region}, and nothing moves. " +
                Lost(before.Region!, now.Region!, $"alicloud:region back to {before.Region}");
        }

        if (before.Profile != now.Profile)
        {
            yield return $"The profile changes from {before.Profile ?? "none"} to {now.Profile ?? "none"}. If it is of the same account, " +
                $"nothing else changes. If it is of another, nothing moves. {LostInOther("alicloud:profile")}";
        }

        if (before.AccountSite != now.AccountSite)
        {
            yield return $"The account site changes from {before.AccountSite} to {now.AccountSite}, and an account has one site. If " +
                $"another account is meant, nothing moves. {LostInOther("accountSite and the credentials")}";
        }
    }

    private static string LostInOther(string setting) => Lost("the former account", "the other account", $"{setting} back");

    private static string Lost(string before, string now, string remedy) =>
        $"'pulumi up' makes nothing anew: it keeps the resources' ids, and from then on looks for them in {now}, where they are not. " +
        $"There it cannot change them, and a refresh or a deletion only forgets them; in {before} they stay and are billed. What else " +
        $"changes is shown as if the place stayed. Do not deploy this: set {remedy}; to move, deploy a second stack in {now}, then " +
        "destroy this one.";
}
