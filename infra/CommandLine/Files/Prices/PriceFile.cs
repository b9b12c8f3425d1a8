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
/// region: cn-shanghai
/// prices:
///   PayByBandwidth: { perMbpsMonth: 1.5, source: https://..., date: 2026-11-25 }
///   PayByTraffic: { perGB: 0.5 }
/// gateway: { perHour: 0.2 }
/// capacityUnit: { perHour: 0.2 }
/// eipFee: { perDay: 0.5 }
/// floorPercent: 20
/// bytesPerGB: 1000000000
/// </code>
/// Only currency and prices are required.
/// </summary>
public static class PriceFile
{
    private const decimal LargestAmount = 1_000_000_000;

    private static readonly string[] _keys =
        ["currency", "site", "region", "prices", "gateway", "capacityUnit", "eipFee", "floorPercent", "bytesPerGB"];
    private static readonly string[] _modes = Enum.GetNames<BillingMode>();

    private static readonly KeyValuePair<string, PriceUnit>[] _perGigabyte = [new("perGB", PriceUnit.Gigabyte)];
    private static readonly KeyValuePair<string, PriceUnit>[] _perMbps =
        [new("perMbpsDay", PriceUnit.MbpsDay), new("perMbpsMonth", PriceUnit.MbpsMonth)];
    private static readonly KeyValuePair<string, PriceUnit>[] _perUnit = [new("perHour", PriceUnit.Hour)];
    private static readonly KeyValuePair<string, PriceUnit>[] _perTime =
        [new("perHour", PriceUnit.Hour), new("perDay", PriceUnit.Day), new("perMonth", PriceUnit.Month)];

    /// <summary>The key of each fee.</summary>
    public static string KeyOf(FeeKind kind) => kind switch
    {
        FeeKind.Gateway => "gateway",
        FeeKind.CapacityUnits => "capacityUnit",
        _ => "eipFee",
    };

    /// <summary>A key under which a mode's price can stand.</summary>
    public static string UnitKeyOf(BillingMode mode) => Units(mode)[^1].Key;

    public static PriceFileResult Read(string path)
    {
        try
        {
            return Read(YamlFile.Read(path, topKey: "currency").ToJson());
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
            Region = file["region"]?.ToString() is { Length: > 0 } region ? region : null,
            Modes = Modes(reader, file),
            Fees = Fees(reader, file),
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
            if (reader.Price(prices, mode.ToString(), $"prices.{mode}", Units(mode), LargestAmount) is { } price)
            {
                modes = modes.Add(mode, price);
            }
        }

        return modes;
    }

    private static ImmutableSortedDictionary<FeeKind, UnitPrice> Fees(PriceReader reader, JsonObject file)
    {
        var fees = ImmutableSortedDictionary<FeeKind, UnitPrice>.Empty;
        foreach (var kind in Enum.GetValues<FeeKind>())
        {
            var units = kind == FeeKind.CapacityUnits ? _perUnit : _perTime;
            if (reader.Price(file, KeyOf(kind), KeyOf(kind), units, LargestAmount) is { } price)
            {
                fees = fees.Add(kind, price);
            }
        }

        return fees;
    }

    private static KeyValuePair<string, PriceUnit>[] Units(BillingMode mode) => mode.IsByTraffic() ? _perGigabyte : _perMbps;

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
