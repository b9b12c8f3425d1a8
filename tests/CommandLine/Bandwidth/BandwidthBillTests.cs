using System.Globalization;
using System.Text.Json;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Bandwidth;

/// <summary>What <c>bandwidth --prices</c> says of the bill.</summary>
public sealed class BandwidthBillTests : BandwidthStack
{
    [Theory]
    [InlineData("International")]
    [InlineData("international")]
    public async Task An_international_account_is_recommended_what_it_can_buy_however_its_site_is_written(string site)
    {
        var file = Project.Write("site.yaml", $"{Stack}\n  shared-bandwidth:accountSite: {site}\n");
        var prices = Project.Write(
            "site-prices.yaml", "currency: USD\nprices: { PayBy95: { perMbpsMonth: 1 }, PayByTraffic: { perGB: 9 } }\n");

        var text = CommandLine.OneLine(
            (await CommandLine.RunAsync("bandwidth", "test", "--config", file, "--prices", prices)).Clean().Output);

        Assert.Contains("Ways of paying on the International site", text, StringComparison.Ordinal);
        Assert.Contains("Of these only PayByTraffic is sold to this account.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Cheapest", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prices_compare_the_ways_of_paying()
    {
        var text = CommandLine.OneLine((await RunAsync("--prices", Project.Write("prices.yaml", Prices))).Clean().Output);

        Assert.Contains("PayByBandwidth 1500 Mbit/s 3000.00 0.00 3000.00 yes", text, StringComparison.Ordinal);
        Assert.Contains("PayByTraffic 384750 GB 0.00 384750.00 384750.00 yes", text, StringComparison.Ordinal);
        Assert.Contains(
            "Not compared, because the price file has no unit price: PayBy95, Monthly95 and EipPayByTraffic.",
            text,
            StringComparison.Ordinal);
        Assert.Contains("Cheapest of what is sold: PayByBandwidth, 3000.00 CNY.", text, StringComparison.Ordinal);
    }

    // No EIP by traffic has more than 200 Mbit/s, whoever needs them and whenever.
    [Theory]
    [InlineData("address: shared", 150, null, "no")]
    [InlineData("address: shared", 100, null, "yes")]
    [InlineData("", 150, null, "yes")]
    [InlineData("address: shared", 100, "time,app,mbps\n{0},ecs1,150\n{0},ecs2,150\n", "no")]
    [InlineData("", 100, "time,app,mbps\n{0},ecs1,150\n{0},ecs2,150\n", "yes")]
    [InlineData("", 250, "time,app,mbps\n{0},cbwp-1,300\n", "no")]
    public async Task What_an_EIP_by_traffic_cannot_carry_is_not_sold(string address, int mbps, string? samples, string sold)
    {
        var app = $"ports: {{ http: PORT }}, demand: {{ baseMbps: {mbps} }}{(address.Length > 0 ? $", {address}" : "")} }}";
        var stack = Project.Write("eips.yaml", $$"""
            config:
              alicloud:region: cn-shanghai
              shared-bandwidth:network: { vpcId: vpc-1, vswitchId: vsw-1 }
              shared-bandwidth:addresses: { {{(address.Length > 0 ? "shared: {}" : "")}} }
              shared-bandwidth:apps:
                ecs1: { privateIp: 192.168.0.100, {{app.Replace("PORT", "80", StringComparison.Ordinal)}}
                ecs2: { privateIp: 192.168.0.101, {{app.Replace("PORT", "81", StringComparison.Ordinal)}}
            """);
        var prices = Project.Write("eips-prices.yaml", "currency: CNY\nprices: { EipPayByTraffic: { perGB: 0.01 } }\n");
        string[] measured = samples is null
            ? []
            : ["--samples", Project.Write("eips.csv", string.Format(CultureInfo.InvariantCulture, samples, "2026-11-02T09:00:00Z"))];

        var text = (await CommandLine.RunAsync(["bandwidth", "test", "--config", stack, "--prices", prices, .. measured])).Clean().Output;

        Assert.Matches($@"EipPayByTraffic .*{sold}\n", text);
        Assert.Equal(sold == "no", text.Contains("EipPayByTraffic cannot carry this demand", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_package_costs_of_which_only_the_account_knows_the_size_is_an_assumption_and_no_saving()
    {
        var file = Project.Write("own.yaml", Stack + "\n  shared-bandwidth:bandwidth: { packageId: cbwp-1 }\n");
        var prices = Project.Write("prices.yaml", Prices);
        string[] arguments = ["bandwidth", "test", "--config", file, "--prices", prices, "--without", "ecs2"];

        var text = CommandLine.OneLine((await CommandLine.RunAsync(arguments)).Clean().Output);
        using var json = JsonDocument.Parse((await CommandLine.RunAsync([.. arguments, "--json"])).Clean().Output);

        Assert.Contains(
            "only the account knows its size: 1500 Mbit/s, which the demand needs, is assumed.", text, StringComparison.Ordinal);
        Assert.Contains(
            "stays at an unknown size; what that costs is not known, because the package exists, and only the account knows its size;",
            text,
            StringComparison.Ordinal);
        Assert.Equal(1500, json.RootElement.GetProperty("billing").GetProperty("assumedPackageMbps").GetInt32());
        Assert.Equal(
            JsonValueKind.Null,
            json.RootElement.GetProperty("whatIf").GetProperty("bill").GetProperty("before").GetProperty("costPerMonth").ValueKind);
    }

    [Fact]
    public async Task Half_a_cent_is_a_cent_in_text_and_in_data()
    {
        string[] arguments = ["--prices", Project.Write("half.yaml", $"{Prices}gateway: {{ perMonth: 100.125 }}\n")];

        var text = (await RunAsync(arguments)).Clean().Output;
        using var json = JsonDocument.Parse((await RunAsync([.. arguments, "--json"])).Clean().Output);

        Assert.Contains("100.13 for the gateway", text, StringComparison.Ordinal);
        Assert.Equal(100.13, json.RootElement.GetProperty("billing").GetProperty("fees")[0].GetProperty("perMonth").GetDouble());
    }

    [Fact]
    public async Task A_package_below_the_demand_carries_no_more_than_its_size()
    {
        var file = Project.Write("small.yaml", Stack + "\n  shared-bandwidth:bandwidth: { mbps: 500, oversubscribe: true }\n");
        var prices = Project.Write(
            "flip.yaml",
            "currency: CNY\ncapacityUnit: { perHour: 0.01 }\nprices: { PayByTraffic: { perGB: 0.05 }, "
                + "PayBy95: { perMbpsMonth: 22 }, EipPayByTraffic: { perGB: 1 } }\n");
        string[] arguments = ["bandwidth", "test", "--config", file, "--prices", prices];

        var text = CommandLine.OneLine((await CommandLine.RunAsync(arguments)).Clean().Output);
        using var json = JsonDocument.Parse((await CommandLine.RunAsync([.. arguments, "--json"])).Clean().Output);

        Assert.Contains("PayByTraffic 162000 GB 0.00 9720.00 9720.00 yes", text, StringComparison.Ordinal);
        Assert.Contains("Cheapest of what is sold: PayByTraffic, 9720.00 CNY.", text, StringComparison.Ordinal);
        Assert.Contains("on average 100 % of the package is in use.", text, StringComparison.Ordinal);
        Assert.Contains(
            "In every sum with a package: 1620.00 for 162000 capacity units of an hour. Capacity units are counted",
            text,
            StringComparison.Ordinal);
        Assert.Contains(
            "In the sum without one, which carries what the package holds back, 3847.50 for 384750 capacity units of an hour instead.",
            text,
            StringComparison.Ordinal);
        Assert.Equal(
            """{"fee":"capacityUnit","quantity":384750,"perMonth":3847.5,"fixed":false}""",
            JsonSerializer.Serialize(json.RootElement.GetProperty("billing").GetProperty("unitsWithoutPackage")));
    }

    [Fact]
    public async Task Only_the_modes_asked_for_are_compared_and_no_other_is_missed()
    {
        var text = (await RunAsync("--prices", Project.Write("prices.yaml", Prices), "--mode", "paybytraffic")).Clean().Output;

        Assert.Contains("PayByTraffic", text, StringComparison.Ordinal);
        Assert.DoesNotContain("- PayByBandwidth", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Not compared", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bills_before_and_after_a_revision_stand_beside_each_other()
    {
        using var repository = new TemporaryProject(TemporaryProject.BareProjectFile);
        repository.Write("Pulumi.test.yaml", Stack);
        repository.Commit();
        repository.Write("Pulumi.test.yaml", Stack.Replace("19:00", "17:00", StringComparison.Ordinal));

        string[] arguments =
        [
            "bandwidth", "test", "--cwd", repository.Path, "--prices", Project.Write("prices.yaml", Prices), "--against", "HEAD",
        ];
        var text = CommandLine.OneLine((await CommandLine.RunAsync(arguments)).Clean().Output);
        using var json = JsonDocument.Parse((await CommandLine.RunAsync([.. arguments, "--json"])).Clean().Output);

        Assert.Matches(
            @"Against Pulumi\.test\.yaml at HEAD \([0-9a-f]{10}\): the package goes from 1500 Mbit/s to 2000 Mbit/s, and the bill \(by "
                + @"PayByBandwidth\) goes from 3000\.00 to 4000\.00 CNY, 33\.33 % more",
            text);
        var change = json.RootElement.GetProperty("billing").GetProperty("change");
        Assert.Equal(
            (1500, 3000, 2000, 4000),
            (Of("before", "packageMbps"), Of("before", "costPerMonth"), Of("after", "packageMbps"), Of("after", "costPerMonth")));

        double Of(string bill, string figure) => change.GetProperty(bill).GetProperty(figure).GetDouble();
    }

    [Theory]
    [InlineData("")]
    [InlineData(", demand: { baseMbps: 0 }")]
    public async Task Prices_without_any_demand_or_size_are_refused_instead_of_divided_by(string demand)
    {
        var file = Project.Write("Pulumi.idle.yaml", $$"""
            config:
              alicloud:region: cn-shanghai
              shared-bandwidth:network: { vpcId: vpc-1, vswitchId: vsw-1 }
              shared-bandwidth:bandwidth: { packageId: cbwp-1 }
              shared-bandwidth:apps: { a: { privateIp: 10.0.0.1, ports: { http: 80 }{{demand}} } }
            """);
        var result = (await CommandLine.RunAsync("bandwidth", "test", "--config", file, "--prices", Project.Write("prices.yaml", Prices)))
            .Clean();

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("--prices needs a package size", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("currency: CNY\nprices: { PayByTraffic: { perGB: x } }\n", "prices.yaml: prices.PayByTraffic.perGB: A number")]
    [InlineData("- a\n", "prices.yaml, line 1: keys with values are needed")]
    public async Task What_is_wrong_with_a_price_file_names_it_once(string prices, string message)
    {
        var result = await RunAsync("--prices", Project.Write("prices.yaml", prices));

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith(message, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Split("prices.yaml").Skip(1));
    }
}
