using System.Diagnostics;
using System.Globalization;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Planning.Values;
using SharedBandwidth.Sizing.Billing;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>Ways of paying in sentences, in which numbers and units stay together.</summary>
internal static class BillingWords
{
    /// <summary>Stands behind a sum that has a placeholder in it, with <see cref="FromPlaceholders"/> below.</summary>
    public const string PlaceholderMark = "*";

    /// <summary>What is true of such a sum.</summary>
    public const string FromPlaceholders = "from placeholders, which are no prices";

    /// <summary>How the billed quantity came about.</summary>
    public static string Why(BilledQuantity billed) => billed.Basis switch
    {
        BillingBasis.Traffic traffic => $"A mean of {Mbps(traffic.MeanMbps)} over {Format.Count(traffic.Days, "day")}, all of it taken " +
            "as outbound; " +
            (traffic switch
            {
                { IsInPackage: false } => "there is no package, and each EIP has a ceiling of its own",
                _ when traffic.MeanMbps < traffic.WantedMbps =>
                    $"the package's size is the ceiling, and holds back the rest of the {Mbps(traffic.WantedMbps)} wanted",
                _ => "the package's size is only a ceiling",
            }) +
            ".",
        BillingBasis.PeakOrFloor bill => Why(bill),
        BillingBasis.Sample sample => $"The {Ordinal(sample.FromAbove)} highest of {sample.Samples} five-minute samples; the higher " +
            "ones go free.",
        _ => "The package's size is billed, used or not.",
    };

    /// <summary>Whether an account can buy a package of the mode, and what it can buy instead.</summary>
    public static string Sale(BillingOffer offer, AccountSite site, LineType isp) => offer.Sale switch
    {
        OfferSale.ForComparisonOnly => "No package is sold by the plain monthly 95; it is here for comparison only.",
        OfferSale.AboveEipLimit => $"{offer.Mode} cannot carry this demand: no EIP by traffic has more than " +
            $"{EipChargeType.PayByTraffic.LargestMbps} Mbit/s, and one of the addresses needs more.",
        OfferSale.ChinaSiteOnly => $"{offer.Mode} is sold on the China site only.",
        OfferSale.NotOfThisLine =>
            $"International accounts cannot buy a {isp} package with {offer.Mode}; PayByTraffic is sold, or {offer.Mode} with isp BGP_PRO.",
        _ when offer.Mode == BillingMode.EipPayByTraffic => $"{offer.Mode} is sold on the {site} site.",
        _ => $"{offer.Mode} is sold on the {site} site for {isp}.",
    };

    /// <summary>Both modes, the threshold and where the matter stands.</summary>
    public static string Of(BreakEven even) => even switch
    {
        { Unit: BreakEvenUnit.TimesTheUnitPrice } =>
            $"{even.Mode} pays when its unit price is below {Times(even.Threshold)}that of {even.Against}" +
            $"{(even.Actual is { } times ? $"; it is {Times(times)}as high" : "")}.",
        { Threshold: >= 100 } =>
            $"{even.Mode} costs less than {even.Against} however much of the package is used; the mean use is " +
                $"{Percent(even.Actual!.Value)}.",
        _ => $"{even.Mode} costs more than {even.Against} when the mean use is above {Percent(even.Threshold)} of the package " +
            $"({Mbps(even.ThresholdMbps!.Value)}); it is {Percent(even.Actual!.Value)}.",
    };

    /// <summary>What a mode can and cannot do for this use.</summary>
    public static string Of(BillingRemark remark) => remark switch
    {
        BillingRemark.SizeIsBilled it => $"{it.Mode} bills the package's size every day: only a smaller package lowers it.",
        BillingRemark.UseIsBilled { MeanUsePercent: { } percent } it =>
            $"{it.Mode} bills what is carried: on average {Percent((decimal)percent)} of the package is in use.",
        BillingRemark.UseIsBilled it => $"{it.Mode} bills what is carried, and no package holds any of it back.",
        BillingRemark.FloorIsBilled it => $"{it.Mode} bills its floor of {Mbps(it.FloorMbps)} although only {Mbps(it.PeakMbps)} would " +
            "count: a smaller package lowers it.",
        BillingRemark.PeakIsForgiven it =>
            $"{it.Mode} forgives {Forgiven(it.Mode, it.ForgivenMinutes)}: of a peak of {Mbps(it.PeakMbps)} it bills {Mbps(it.BilledMbps)}.",
        BillingRemark.PeakOutlasts it =>
            $"{Mbps(it.LevelMbps)}{(it.IsBelowPeak ? " or more" : "")} lasts {(it.IsLongestDay ? "up to " : "")}" +
            $"{Format.HoursAndMinutes(it.MinutesPerDay)} a day; {it.Mode} forgives {Forgiven(it.Mode, it.ForgivenMinutes)}, so it " +
            (it.BilledMbps is { } billed
                ? $"forgives none of that, and bills {Mbps(billed)} in place of the package's size."
                : "lowers nothing but the unit price."),
        BillingRemark.TooFewSamples it => $"{it.Mode} forgives nothing of so few samples: the highest of them count.",
        BillingRemark.FeeIsMissing it => $"The {Name(it.Kind)} {(it.Kind == FeeKind.CapacityUnits ? "are" : "is")} in none of the sums: " +
            $"the price file has no {PriceFile.KeyOf(it.Kind)}.",
        _ => throw new UnreachableException(),
    };

    /// <summary>What sharing saves, and what it does not.</summary>
    public static string Of(SharingSaving saving)
    {
        if (saving.BandwidthPercent == 0)
        {
            return "By bandwidth, one package for all costs as much as one for each app, so sharing saves nothing of the bill.";
        }

        var (percent, less) = saving.BandwidthPercent < 0 ? (-saving.BandwidthPercent, "more") : (saving.BandwidthPercent, "less");
        var package = $"By bandwidth, one package for all costs {Percent(percent)} {less} than one for each app";
        return saving.Bill is { } bill
            ? $"{package}, and the whole bill is {Percent(Math.Abs(bill.Percent))} {less}: {Format.Of(bill.FeesPerMonth)} of fees stay " +
                "as they are."
            : $"{package}; the fees of gateway and addresses stay as they are, and not all of them have a price here.";
    }

    /// <summary>"44259.60", or "44259.60*" where a placeholder is in it.</summary>
    public static string MarkedCost(BillingOffer offer) =>
        Format.Amount(offer.CostPerMonth!.Value) + (offer.HasPlaceholder ? PlaceholderMark : "");

    /// <summary>What a change does to the bill.</summary>
    public static string Of(BillingChange change)
    {
        var sizes = $"Against {change.From}: the package " + (change.BeforeMbps == change.AfterMbps
            ? $"stays at {Size(change.AfterMbps)}"
            : $"goes from {Size(change.BeforeMbps)} to {Size(change.AfterMbps)}");
        if (change is not { Before: { CostPerMonth: { } before } was, After: { CostPerMonth: { } after } now })
        {
            var why = change.IsSizeUnknown
                ? "the package exists, and only the account knows its size; set bandwidth.mbps to it"
                : "the price file has no price for the stack's own way of paying";
            return $"{sizes}; what that costs is not known, because {why}.";
        }

        var modes = was.Mode == now.Mode ? $"by {now.Mode}" : $"{was.Mode} before and {now.Mode} now";
        var difference = after.Amount - before.Amount;
        var percent = before.Amount == 0
            ? ""
            : $", {Percent(Math.Abs(100 * difference / before.Amount))} {(difference < 0 ? "less" : "more")}";
        var mark = change.HasPlaceholder ? $" {PlaceholderMark} {FromPlaceholders}." : "";
        return (difference == 0
            ? $"{sizes}, and the bill ({modes}) stays at {MarkedCost(now)} {after.Currency}."
            : $"{sizes}, and the bill ({modes}) goes from {MarkedCost(was)} to {MarkedCost(now)} {after.Currency}{percent}: fixed " +
                $"{FromTo(was.FixedPerMonth, now.FixedPerMonth)}, by use {FromTo(was.ByUsePerMonth, now.ByUsePerMonth)}.") + mark;
    }

    /// <summary>How fees are counted, and which is not there.</summary>
    public const string FeeLimits = "Capacity units are counted from the GB carried, and many connections make them more; an EIP in a " +
        "package pays no traffic of its own.";

    /// <summary>A fee that has a price: "237.60 for the gateway".</summary>
    public static string Of(Fee fee) => fee.Kind switch
    {
        FeeKind.Gateway => $"{Format.Amount(fee.PerMonth!.Value)} for the gateway",
        FeeKind.CapacityUnits =>
            $"{Format.Amount(fee.PerMonth!.Value)} for {Format.Hundredths(fee.Quantity)}{Format.FixedSpace}capacity units of an hour",
        _ => $"{Format.Amount(fee.PerMonth!.Value)} for {Format.Count((int)fee.Quantity, "address", "addresses")}",
    };

    /// <summary>Every price with its unit, source and date.</summary>
    public static IEnumerable<(string Sentence, bool IsPlaceholder)> Prices(PriceBook prices)
    {
        foreach (var (mode, price) in prices.Modes)
        {
            yield return (Of(mode.ToString(), price, prices.Currency), price.Source is { IsPlaceholder: true });
        }

        foreach (var (kind, price) in prices.Fees)
        {
            yield return (
                Of(kind == FeeKind.CapacityUnits ? "one capacityUnit" : PriceFile.KeyOf(kind), price, prices.Currency),
                price.Source is { IsPlaceholder: true });
        }
    }

    /// <summary>"1500 Mbit/s", "384750 GB".</summary>
    public static string Quantity(BilledQuantity billed) => $"{Format.Hundredths(billed.Amount)}{Format.FixedSpace}{Unit(billed.Unit)}";

    public static string Unit(BilledUnit unit) => unit == BilledUnit.Gigabyte ? "GB" : "Mbit/s";

    public static string Unit(BreakEvenUnit unit) => unit == BreakEvenUnit.PercentOfPackage ? "% of the package" : "times the unit price";

    private static string Why(BillingBasis.PeakOrFloor basis)
    {
        var bill = basis.Bill;
        var days = bill.EffectiveDays < bill.DaysInMonth
            ? $", for {Format.Hundredths(bill.EffectiveDays)} of {Format.Count(bill.DaysInMonth, "day")} with traffic"
            : "";
        var peak = "the mean of the five highest daily peaks, each the fifth highest five-minute sample of its day, is " +
            $"{Mbps(bill.PeakMbps)}{days}";
        var floor = $"{Percent(basis.FloorPercent)} of the package, {Mbps(bill.FloorMbps)}";
        return bill.FloorDecides ? $"The floor decides: {floor}; {peak}." : $"The peak decides: {peak}; the floor is {floor}.";
    }

    private static string Of(string name, UnitPrice price, string currency)
    {
        var per = price.Per switch
        {
            PriceUnit.MbpsDay => "Mbit/s and day",
            PriceUnit.MbpsMonth => "Mbit/s and month",
            PriceUnit.Gigabyte => "GB",
            PriceUnit.Hour => "hour",
            PriceUnit.Day => "day",
            _ => "month",
        };
        var source = price.Source switch
        {
            null => "no source is named",
            { IsPlaceholder: true } => "a placeholder, not a price",
            { Date: { } date } known => $"{known.Text}, {Format.Date(date)}",
            var known => $"{known.Text}, without a date",
        };
        return $"{name} {price.Amount.ToString(CultureInfo.InvariantCulture)}{Format.FixedSpace}{currency} per {per}: {source}.";
    }

    private static string Name(FeeKind kind) => kind switch
    {
        FeeKind.Gateway => "gateway's instance fee",
        FeeKind.CapacityUnits => "gateway's capacity units",
        _ => "addresses' configuration fee",
    };

    private static string Size(long? mbps) => mbps is { } known ? Format.Mbps(known) : "an unknown size";

    private static string FromTo(Money? before, Money? after) =>
        before == after ? Format.Amount(after!.Value) : $"{Format.Amount(before!.Value)} to {Format.Amount(after!.Value)}";

    private static string Forgiven(BillingMode mode, int minutes) =>
        $"{Format.HoursAndMinutes(minutes)} a {(mode == BillingMode.PayBy95 ? "day" : "month")}";

    private static string Mbps(decimal mbps) => $"{Format.Hundredths(mbps)}{Format.FixedSpace}Mbit/s";

    private static string Mbps(double mbps) => Mbps((decimal)mbps);

    private static string Percent(decimal percent) => $"{Format.Hundredths(percent)}{Format.FixedSpace}%";

    // Once as high is not said.
    private static string Times(decimal factor) =>
        Format.Hundredths(factor) is var number && number == "1" ? "" : $"{number}{Format.FixedSpace}times ";

    private static string Ordinal(int number) => Format.Number(number) + (number % 100 is >= 11 and <= 13
        ? "th"
        : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });
}
