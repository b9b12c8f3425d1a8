using System.Collections.Immutable;
using System.Text.Json.Nodes;
using SharedBandwidth.CommandLine.Files.Yaml;
using SharedBandwidth.Planning.Values;
using SharedBandwidth.Sizing.Billing;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>What came of reading a price file.</summary>
/// <param name="Prices">null when there is a problem.</param>
/// <param name="Problems">All that is wrong, in the order of the file.</param>
public sealed record PriceFileResult(PriceBook? Prices, ImmutableArray<PriceProblem> Problems);

/// <summary>
/// Reads the user's price file. Strict: a key that is not known is a problem, as a misspelled price would be a missing one.
/// <code>
/// currency: CNY
/// site: China
/// prices:
///   PayByBandwidth: { perMbpsMonth: 1.5 }
///   PayByTraffic: { perGB: 0.5 }
/// eipFee: { perDay: 0.5 }
/// floorPercent: 20
/// bytesPerGB: 1000000000
/// </code>
/// Only currency and prices are required.
/// </summary>
public static class PriceFile
{
    private const decimal LargestAmount = 1_000_000_000;

    private static readonly string[] _keys = ["currency", "site", "prices", "eipFee", "floorPercent", "bytesPerGB"];
    private static readonly string[] _modes = Enum.GetNames<BillingMode>();

    public static PriceFileResult Read(string path)
    {
        try
        {
            return Read(YamlFile.Read(path).ToJson());
        }
        catch (UsageError exception)
        {
            return new PriceFileResult(null, [new PriceProblem("", exception.Message)]);
        }
    }

    private static PriceFileResult Read(JsonObject file)
    {
        var reader = new PriceReader();
        reader.CheckKeys("", file, _keys);
        var prices = new PriceBook
        {
            Currency = reader.Text(file, "currency") ?? "",
            Site = reader.OneOf(file, "site", [.. AccountSite.Texts]) is { } site ? AccountSite.Parse(site) : null,
            Modes = Modes(reader, file),
            EipFee = reader.AmountPer(file, "eipFee", "eipFee", ["perDay", "perMonth"], LargestAmount) is { } fee
                ? new EipFee(fee.Amount, fee.Key == "perDay")
                : null,
            FloorPercent = reader.Number(file, "floorPercent", "floorPercent", 0, 100) ?? PriceBook.DefaultFloorPercent,
            BytesPerGigabyte = BytesPerGigabyte(reader, file),
        };
        return reader.Problems is [] ? new PriceFileResult(prices, []) : new PriceFileResult(null, reader.Problems);
    }

    private static ImmutableSortedDictionary<BillingMode, UnitPrice> Modes(PriceReader reader, JsonObject file)
    {
        var modes = ImmutableSortedDictionary<BillingMode, UnitPrice>.Empty;
        if (reader.Mapping(file, "prices", "prices") is not { } prices)
        {
            return modes;
        }

        reader.CheckKeys("prices", prices, _modes);
        foreach (var mode in Enum.GetValues<BillingMode>())
        {
            string[] units = mode == BillingMode.PayByTraffic ? ["perGB"] : ["perMbpsDay", "perMbpsMonth"];
            if (reader.AmountPer(prices, mode.ToString(), $"prices.{mode}", units, LargestAmount) is { } price)
            {
                modes = modes.Add(mode, new UnitPrice(price.Amount, Unit(price.Key)));
            }
        }

        return modes;
    }

    private static PriceUnit Unit(string key) => key switch
    {
        "perGB" => PriceUnit.Gigabyte,
        "perMbpsDay" => PriceUnit.MbpsDay,
        _ => PriceUnit.MbpsMonth,
    };

    private static long BytesPerGigabyte(PriceReader reader, JsonObject file)
    {
        const long Binary = 1L << 30;
        var bytes = reader.Number(file, "bytesPerGB", "bytesPerGB", PriceBook.DefaultBytesPerGigabyte, Binary);
        if (bytes is not (null or PriceBook.DefaultBytesPerGigabyte or Binary))
        {
            reader.Add("bytesPerGB", $"{bytes} bytes are not a gigabyte; use {PriceBook.DefaultBytesPerGigabyte} or {Binary}.");
        }

        return (long)(bytes ?? PriceBook.DefaultBytesPerGigabyte);
    }
}
