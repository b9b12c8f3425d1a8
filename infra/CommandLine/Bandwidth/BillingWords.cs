using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Planning.Values;
using SharedBandwidth.Sizing.Billing;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>Ways of paying in sentences, in which numbers and units stay together.</summary>
internal static class BillingWords
{
    /// <summary>How the billed quantity came about.</summary>
    public static string Why(BilledQuantity billed) => billed.Basis switch
    {
        BillingBasis.Traffic traffic => $"A mean of {Mbps(traffic.MeanMbps)} over {Format.Count(traffic.Days, "day")}, all of it taken " +
            "as outbound; the package's size is only a ceiling.",
        BillingBasis.PeakOrFloor bill => Why(bill),
        BillingBasis.Sample sample => $"The {Ordinal(sample.FromAbove)} highest of {sample.Samples} five-minute samples; the higher " +
            "ones go free.",
        _ => "The package's size is billed, used or not.",
    };

    /// <summary>Whether an account can buy a package of the mode, and what it can buy instead.</summary>
    public static string Sale(BillingOffer offer, AccountSite site, LineType isp) => offer.Sale switch
    {
        null => "No package is sold by the plain monthly 95; it is here for comparison only.",
        PackageSale.ChinaSiteOnly => $"{offer.Mode} is sold on the China site only.",
        PackageSale.NotOfThisLine =>
            $"International accounts cannot buy a {isp} package with {offer.Mode}; PayByTraffic is sold, or {offer.Mode} with isp BGP_PRO.",
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
        BillingRemark.UseIsBilled it =>
            $"{it.Mode} bills what is carried: on average {Percent((decimal)it.MeanUsePercent)} of the package is in use.",
        BillingRemark.FloorIsBilled it => $"{it.Mode} bills its floor of {Mbps(it.FloorMbps)} although only {Mbps(it.PeakMbps)} would " +
            "count: a smaller package lowers it.",
        BillingRemark.PeakIsForgiven it =>
            $"{it.Mode} forgives {Forgiven(it.Mode, it.ForgivenMinutes)}: of a peak of {Mbps(it.PeakMbps)} it bills {Mbps(it.BilledMbps)}.",
        BillingRemark.PeakOutlasts it =>
            $"{Mbps(it.LevelMbps)}{(it.IsBelowPeak ? " or more" : "")} lasts {(it.IsLongestDay ? "up to " : "")}" +
            $"{Format.HoursAndMinutes(it.MinutesPerDay)} a day; {it.Mode} forgives {Forgiven(it.Mode, it.ForgivenMinutes)}, so it lowers " +
            "nothing but the unit price.",
        _ => "The addresses' instance fee is in none of the costs: the price file has no eipFee.",
    };

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
