using System.Collections.Immutable;

namespace SharedBandwidth.Sizing.Billing;

/// <summary>What is paid beside the bandwidth, whichever way that is paid for.</summary>
public enum FeeKind
{
    /// <summary>The gateway's instance fee, for every hour from creation to deletion.</summary>
    Gateway,

    /// <summary>
    /// The gateway's capacity units: of each hour the most of three measures, divided by its own unit. Of those only the data processed
    /// follows from bandwidth; connections may make it more
    /// (https://www.alibabacloud.com/help/en/nat-gateway/latest/billing-of-internet-nat-gateways).
    /// </summary>
    CapacityUnits,

    /// <summary>The EIPs' configuration fee, which an EIP on a gateway pays also while a package carries its traffic.</summary>
    Eips,
}

/// <summary>One of the fees of a month.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Quantity">Gateways, capacity units each for an hour, or EIPs.</param>
/// <param name="Price">null: the prices have none.</param>
/// <param name="PerMonth">null without a price.</param>
public sealed record Fee(FeeKind Kind, decimal Quantity, UnitPrice? Price, Money? PerMonth)
{
    // One gigabyte in an hour, as far as other sellers of the same gateway say; the service's page names the measure without it.
    private const decimal GigabytesPerUnitHour = 1;

    /// <summary>Whether it is the same whatever is carried.</summary>
    public bool IsFixed => Kind != FeeKind.CapacityUnits;

    /// <summary>The fees that this stack pays.</summary>
    /// <param name="question">What is compared.</param>
    /// <param name="carriedMbps">The mean of what goes through the gateway.</param>
    internal static ImmutableArray<Fee> Of(BillingQuestion question, double carriedMbps)
    {
        var days = question.Usage.BilledDays;
        var gigabytes = question.Prices.Gigabytes(carriedMbps, days);
        (FeeKind Kind, decimal Quantity)[] fees =
        [
            (FeeKind.Gateway, question.Gateways), (FeeKind.CapacityUnits, gigabytes / GigabytesPerUnitHour), (FeeKind.Eips, question.Eips),
        ];
        return [.. fees.Where(fee => fee.Quantity > 0).Select(fee => With(fee.Kind, fee.Quantity))];

        Fee With(FeeKind kind, decimal quantity)
        {
            if (!question.Prices.Fees.TryGetValue(kind, out var price))
            {
                return new Fee(kind, quantity, null, null);
            }

            // A capacity unit is counted by the hour already.
            var each = kind == FeeKind.CapacityUnits ? price.Amount : price.PerMonth(days);
            return new Fee(kind, quantity, price, new Money(each, question.Prices.Currency) * quantity);
        }
    }
}
