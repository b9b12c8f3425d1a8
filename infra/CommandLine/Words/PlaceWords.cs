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

    /// <summary>What differs, and what that means; one sentence each, the most serious first.</summary>
    public static IEnumerable<string> Changes(StackPlace before, StackPlace now)
    {
        if (before.Region != now.Region)
        {
            yield return $"The region changes from {before.Region} to {now.Region}, and nothing moves: everything is made anew in " +
                $"{now.Region}, with other public addresses, and what is in {before.Region} stays there and is billed until it is " +
                "destroyed from this stack's earlier state.";
        }

        if (before.Profile != now.Profile)
        {
            yield return $"The profile changes from {before.Profile ?? "none"} to {now.Profile ?? "none"}: if it is of another account, " +
                "everything would be made anew there, and what is deployed would stay where it is and be billed.";
        }

        if (before.AccountSite != now.AccountSite)
        {
            yield return $"The account site changes from {before.AccountSite} to {now.AccountSite}: an account has one site, so if " +
                "another account is meant, everything would be made anew there, and what is deployed would stay where it is and be billed.";
        }
    }
}
