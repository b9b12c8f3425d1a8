using System.Collections.Immutable;

namespace SharedBandwidth.Planning.Values;

/// <summary>Where the account was opened, which decides what it can buy.</summary>
public sealed record AccountSite : Term<AccountSite>, ITerm<AccountSite>
{
    public static readonly AccountSite China = new("China");
    public static readonly AccountSite International = new("International");

    private AccountSite(string text)
        : base(text)
    {
    }

    /// <inheritdoc/>
    public static ImmutableArray<AccountSite> All { get; } = [China, International];
}
