using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Planning.Values;
using SharedBandwidth.Sizing.Billing;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Files;

public sealed class PriceFileTests
{
    private static string Example =>
        File.ReadAllText(Path.Combine(Repository.Root, "infra", "CommandLine", "Files", "Prices", "prices.example.yaml"));

    [Fact]
    public void The_example_can_be_read()
    {
        var result = Read(Example);

        Assert.Empty(result.Problems);
        var prices = result.Prices!;
        Assert.Equal(
            ("CNY", AccountSite.China, 20m, 1_000_000_000L),
            (prices.Currency, prices.Site, prices.FloorPercent, prices.BytesPerGigabyte));
        Assert.Equal(
            [
                (BillingMode.PayByBandwidth, 1.11m, PriceUnit.MbpsDay),
                (BillingMode.PayByTraffic, 0.11m, PriceUnit.Gigabyte),
                (BillingMode.PayBy95, 22.22m, PriceUnit.MbpsMonth),
                (BillingMode.Monthly95, 33.33m, PriceUnit.MbpsMonth),
                (BillingMode.EipPayByTraffic, 0.22m, PriceUnit.Gigabyte),
            ],
            prices.Modes.Select(m => (m.Key, m.Value.Amount, m.Value.Per)));
        Assert.Equal(
            [
                (FeeKind.Gateway, 0.33m, PriceUnit.Hour), (FeeKind.CapacityUnits, 0.0044m, PriceUnit.Hour),
                (FeeKind.Eips, 0.11m, PriceUnit.Day),
            ],
            prices.Fees.Select(fee => (fee.Key, fee.Value.Amount, fee.Value.Per)));
        Assert.All(prices.Modes.Values.Concat(prices.Fees.Values), price => Assert.True(price.Source!.IsPlaceholder));
    }

    [Fact]
    public void A_price_has_its_source_and_date()
    {
        var prices = Read("currency: USD\nregion: cn-shanghai\nprices: { PayByTraffic: { perGB: 1, source: https://example.com/prices, "
            + "date: 2026-11-25 } }\ngateway: { perMonth: 20, source: contract }\n").Prices!;

        Assert.Equal(
            new PriceSource("https://example.com/prices", new DateOnly(2026, 11, 25)),
            prices.Modes[BillingMode.PayByTraffic].Source);
        Assert.Equal(new UnitPrice(20, PriceUnit.Month) { Source = new PriceSource("contract", null) }, prices.Fees[FeeKind.Gateway]);
        Assert.Equal("cn-shanghai", prices.Region);
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var prices = Read("currency: USD\nprices: { PayByTraffic: { perGB: 1 } }\n").Prices!;

        Assert.Equal((null, 0, 20m, 1_000_000_000L), (prices.Site, prices.Fees.Count, prices.FloorPercent, prices.BytesPerGigabyte));
        Assert.Equal(new UnitPrice(1, PriceUnit.Gigabyte), Assert.Single(prices.Modes).Value);
    }

    [Theory]
    [InlineData(
        "prices: { PayByTraffic: { perGB: 1 } }", "currency: The price file needs a currency, such as currency: CNY; it is not there.")]
    [InlineData("currency: 5\nprices: { PayByTraffic: { perGB: 1 } }",
        "currency: The price file needs a currency, such as currency: CNY; '5' is there.")]
    [InlineData("currency: CNY", "prices: The price file needs keys with values under prices; it is not there.")]
    [InlineData("currency: CNY\nprices:", "prices: The price file needs keys with values under prices; nothing is there.")]
    [InlineData("currency: CNY\nprices: {}\nsite: china-mainland", "site: 'china-mainland' is not known here; use China or International.")]
    [InlineData("currency: CNY\nprices: {}\neipfee: { perDay: 1 }",
        "eipfee: The key 'eipfee' is not known here; use currency, site, region, prices, gateway, capacityUnit, eipFee, "
            + "floorPercent and bytesPerGB. Did you mean 'eipFee'?")]
    [InlineData("currency: CNY\nprices: { PayByTrafic: { perGB: 1 } }",
        "prices.PayByTrafic: The key 'PayByTrafic' is not known here; use PayByBandwidth, PayByTraffic, PayBy95, "
            + "Monthly95 and EipPayByTraffic. Did you mean 'PayByTraffic'?")]
    [InlineData("currency: CNY\nprices: { PayByTraffic: 1 }",
        "prices.PayByTraffic: The price must say what it is paid for, and '1' is there; write prices.PayByTraffic: { perGB: ... }.")]
    [InlineData("currency: CNY\nprices: { PayBy95: 1 }",
        "prices.PayBy95: The price must say what it is paid for, and '1' is there; write prices.PayBy95: { perMbpsDay: ... }, "
            + "or perMbpsMonth.")]
    [InlineData("currency: CNY\nprices: { PayBy95: { perMbpsDay: 1, perMbpsMonth: 30 } }",
        "prices.PayBy95: More than one price is given; write one of perMbpsDay or perMbpsMonth.")]
    [InlineData("currency: CNY\nprices: { PayBy95: {} }", "prices.PayBy95: No price is given; write one of perMbpsDay or perMbpsMonth.")]
    [InlineData("currency: CNY\nprices: { PayBy95: { perMbpsDay: } }",
        "prices.PayBy95.perMbpsDay: The price has no value; write a number, or leave prices.PayBy95 out.")]
    [InlineData("currency: CNY\nprices: { PayBy95: { perMbpsDay: -1 } }",
        "prices.PayBy95.perMbpsDay: A number from 0 to 1000000000 is needed, without currency or thousands separator; '-1' is there.")]
    [InlineData("currency: CNY\nprices: { PayBy95: { perMbpsDay: 1 CNY } }",
        "prices.PayBy95.perMbpsDay: A number from 0 to 1000000000 is needed, without currency or thousands separator; '1 CNY' is there.")]
    [InlineData("currency: CNY\nprices: { PayBy95: { perMbpsDay: \"1\" } }",
        "prices.PayBy95.perMbpsDay: \"1\" is a text, and a number from 0 to 1000000000 is needed; write it without quotes.")]
    [InlineData("currency: CNY\nprices: { PayBy95: { perMbpsDay: 1, date: 2026-11-25 } }",
        "prices.PayBy95.source: The price has a date and no source; write the page or contract that it is from, or leave date out.")]
    [InlineData("currency: CNY\nprices: { PayBy95: { perMbpsDay: 1, source: x, date: 25.11. } }",
        "prices.PayBy95.date: '25.11.' is not a date; write it as in 2026-11-25.")]
    [InlineData("currency: CNY\nprices: {}\ncapacityUnit: { perDay: 1 }",
        "capacityUnit.perDay: The key 'perDay' is not known here; use perHour, source and date.",
        "capacityUnit: No price is given; write one of perHour.")]
    [InlineData("currency: CNY\nprices: {}\nfloorPercent: 101",
        "floorPercent: A number from 0 to 100 is needed, without currency or thousands separator; '101' is there.")]
    [InlineData("currency: CNY\nprices: {}\nbytesPerGB: 1024000000",
        "bytesPerGB: 1024000000 bytes are not a gigabyte; use 1000000000 or 1073741824.")]
    public void What_is_wrong_is_said_with_its_key(string yaml, params string[] problems)
    {
        var result = Read(yaml);

        Assert.Null(result.Prices);
        Assert.Equal(problems, result.Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void All_problems_are_said_at_once() =>
        Assert.Equal(
            ["prise", "currency", "prices.PayBy95.perMbpsMonth"],
            Read("prise: 1\nprices: { PayBy95: { perMbpsMonth: x } }").Problems.Select(p => p.Key));

    [Theory]
    [InlineData("")]
    [InlineData("- 1")]
    [InlineData("currency: [")]
    public void A_file_that_is_no_mapping_is_one_problem(string yaml) => Assert.Null(Read(yaml).Prices);

    [Fact]
    public void A_list_is_answered_with_a_key_that_a_price_file_has() => Assert.Matches(
        @"^[^: ]+, line 1: keys with values are needed at the top, such as currency, and a list is there\.$",
        Assert.Single(Read("- a").Problems).ToString());

    [Fact]
    public void A_file_that_is_no_YAML_names_itself_once() =>
        Assert.Matches(@"^[^: ]+, line 1, column \d+: this is not valid YAML: ", Assert.Single(Read("prices: ]").Problems).ToString());

    private static PriceFileResult Read(string yaml)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, yaml);
            return PriceFile.Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
