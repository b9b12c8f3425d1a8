using SharedBandwidth.Cloud;
using Xunit;

namespace SharedBandwidth.Tests.Cloud;

/// <summary>A call that the service refuses, and one beside it that it does not.</summary>
/// <param name="Name">What is refused.</param>
/// <param name="Code">With which code.</param>
/// <param name="Given">What happens before either.</param>
/// <param name="Refused">The call.</param>
/// <param name="Accepted">The neighbour, which may need more to happen first.</param>
internal sealed record Rule(
    string Name, string Code, Action<AccountInTime> Given, Action<AccountInTime> Refused, Action<AccountInTime> Accepted)
{
    /// <summary>The same call is accepted this much later, and not before.</summary>
    public static Rule Until(double seconds, string name, string code, Action<AccountInTime> given, Action<AccountInTime> call) =>
        new(name, code, given, after => { after.Wait(seconds - 0.001); call(after); }, after => { after.Wait(seconds); call(after); });

    /// <summary>There is no such thing.</summary>
    public static Rule Missing(string name, string code, Action<AccountInTime> refused, Action<AccountInTime> accepted) =>
        new(name, code, static _ => { }, refused, accepted);

    public AccountInTime Start()
    {
        var account = new AccountInTime();
        Given(account);
        return account;
    }

    /// <summary>The answer, the account in which the call was made, and one at the same moment in which it was not.</summary>
    public (Refusal Refusal, CloudAccount Tried, CloudAccount Untried) Refuse()
    {
        var (tried, untried) = (Start(), Start());
        var exception = Assert.Throws<RefusedException>(() => Refused(tried));
        untried.WaitFor(tried);
        return (exception.Refusal, tried.Cloud, untried.Cloud);
    }
}
