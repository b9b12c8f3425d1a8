namespace SharedBandwidth.Sizing.Billing;

/// <summary>An amount of a currency, not rounded.</summary>
/// <param name="Amount">In units of the currency.</param>
/// <param name="Currency">As the price file writes it, such as <c>CNY</c>.</param>
public readonly record struct Money(decimal Amount, string Currency)
{
    public static Money operator *(Money money, decimal factor) => money with { Amount = money.Amount * factor };

    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money one, Money other) => one.Currency == other.Currency
        ? one with { Amount = one.Amount + other.Amount }
        : throw new InvalidOperationException($"{one.Currency} and {other.Currency} cannot be added.");
}
