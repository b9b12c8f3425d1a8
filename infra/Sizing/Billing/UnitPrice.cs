namespace SharedBandwidth.Sizing.Billing;

/// <summary>What a unit price is paid for.</summary>
public enum PriceUnit
{
    MbpsDay,
    MbpsMonth,
    Gigabyte,

    /// <summary>One thing for an hour: a gateway, an address, a capacity unit.</summary>
    Hour,

    /// <summary>One thing for a day.</summary>
    Day,

    /// <summary>One thing for a month.</summary>
    Month,
}

/// <summary>An amount in the price book's currency, 0 or more.</summary>
public readonly record struct UnitPrice(decimal Amount, PriceUnit Per)
{
    private const int HoursPerDay = 24;

    /// <summary>Where it is from; null: not said.</summary>
    public PriceSource? Source { get; init; }

    /// <summary>The price of one Mbit/s, or of one thing, for a month; of a gigabyte, which knows no time, the price.</summary>
    public decimal PerMonth(int daysInMonth) => Per switch
    {
        PriceUnit.MbpsDay or PriceUnit.Day => Amount * daysInMonth,
        PriceUnit.Hour => Amount * HoursPerDay * daysInMonth,
        _ => Amount,
    };
}

/// <summary>Where a price is from.</summary>
/// <param name="Text">A page's address, a contract, or <see cref="Placeholder"/>.</param>
/// <param name="Date">When it was looked up; null: not said.</param>
public sealed record PriceSource(string Text, DateOnly? Date)
{
    /// <summary>The text of a price that nobody asks.</summary>
    public const string Placeholder = "placeholder";

    public bool IsPlaceholder => Text.Equals(Placeholder, StringComparison.OrdinalIgnoreCase);
}
