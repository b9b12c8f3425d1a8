using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SharedBandwidth.Planning.Values;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Values;

public sealed class Ipv4Tests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.0.0.1")]
    [InlineData("1.2.3.4")]
    [InlineData("192.168.0.100")]
    [InlineData("255.255.255.255")]
    public void An_address_is_read_and_written_back(string text) => Assert.Equal(text, Ipv4.Address(text)?.ToString());

    [Theory]
    [InlineData("256.0.0.1")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.2.3.")]
    [InlineData("1.2.3.04")]
    [InlineData("01.2.3.4")]
    [InlineData("1.2.3.-4")]
    [InlineData("1.2.3.+4")]
    [InlineData(" 1.2.3.4")]
    [InlineData("1.2.3.4\n")]
    [InlineData("0x1.2.3.4")]
    [InlineData("010.0.0.1")]
    [InlineData("127.1")]
    [InlineData("1,2,3,4")]
    [InlineData("16909060")]
    [InlineData("::1")]
    [InlineData("localhost")]
    [InlineData("")]
    public void Anything_else_is_not_an_address(string text) => Assert.Null(Ipv4.Address(text));

    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("10.0.0.0/8")]
    [InlineData("172.16.0.0/12")]
    [InlineData("192.168.0.0/16")]
    [InlineData("192.168.0.128/25")]
    [InlineData("203.0.113.7/32")]
    public void A_network_is_read_and_written_back(string text) => Assert.Equal(text, Ipv4.Network(text).ToString());

    [Theory]
    [InlineData("192.168.0.1/24")]
    [InlineData("10.1.0.0/8")]
    [InlineData("192.168.0.0")]
    [InlineData("192.168.0.0/")]
    [InlineData("192.168.0.0/33")]
    [InlineData("192.168.0.0/-1")]
    [InlineData("192.168.0.0/24/8")]
    [InlineData("192.168.0.0/ 24")]
    [InlineData("192.168.0/24")]
    [InlineData("2001:db8::/32")]
    [InlineData("192.168.0.0/024")]
    [InlineData("192.168.0.00/24")]
    [InlineData("/24")]
    [InlineData("")]
    public void Anything_else_is_not_a_network(string text) => Assert.Null(Ipv4.Network(text));

    [Theory]
    [InlineData("192.168.0.0/24", "192.168.0.0", true)]
    [InlineData("192.168.0.0/24", "192.168.0.255", true)]
    [InlineData("192.168.0.0/24", "192.168.1.0", false)]
    [InlineData("192.168.0.0/24", "192.167.255.255", false)]
    [InlineData("172.16.0.0/12", "172.31.255.255", true)]
    [InlineData("172.16.0.0/12", "172.32.0.0", false)]
    [InlineData("0.0.0.0/0", "255.255.255.255", true)]
    [InlineData("10.0.0.1/32", "10.0.0.1", true)]
    [InlineData("10.0.0.1/32", "10.0.0.0", false)]
    public void A_network_contains_the_addresses_with_its_prefix(string block, string address, bool expected) =>
        Assert.Equal(expected, Ipv4.Network(block)!.Value.Contains(Ipv4.Address(address)!));

    [Theory]
    [InlineData("10.0.0.0/8", 1u, "10.0.0.1")]
    [InlineData("10.0.0.0/8", 256u, "10.0.1.0")]
    [InlineData("198.18.0.0/15", 131071u, "198.19.255.255")]
    public void A_place_in_a_network_is_counted_from_its_first_address(string network, uint place, string address) =>
        Assert.Equal(address, Ipv4.At(Ipv4.Network(network)!.Value, place).ToString());

    [Property(MaxTest = 2000, Arbitrary = [typeof(NearlyAddresses)])]
    public void A_text_is_four_numbers_from_0_to_255_without_leading_zeros_or_is_refused(string text)
    {
        var expected = IsAddress(text) ? text : null;

        Assert.Equal(expected, Ipv4.Address(text)?.ToString());
    }

    [Property(MaxTest = 2000, Arbitrary = [typeof(NearlyAddresses)])]
    public void A_text_that_is_not_an_address_does_not_begin_a_network(string text) =>
        Assert.Equal(IsAddress(text), Ipv4.Network($"{text}/32") is not null);

    [Property(MaxTest = 2000)]
    public void A_network_has_a_prefix_length_of_0_to_32_and_no_bits_set_behind_it(uint address, byte length, bool cleared)
    {
        var prefix = length % 40;
        var bits = Bits(address);
        if (cleared && prefix < 32)
        {
            bits = bits[..prefix].PadRight(32, '0');
        }

        var text = $"{Text(Convert.ToUInt32(bits, 2))}/{prefix}";
        var expected = prefix <= 32 && !bits[prefix..].Contains('1', StringComparison.Ordinal) ? text : null;

        Assert.Equal(expected, Ipv4.Network(text)?.ToString());
    }

    [Property]
    public void A_network_contains_just_the_addresses_that_begin_as_it_does(uint network, uint address, byte length, bool near)
    {
        var prefix = length % 33;
        var mask = prefix == 0 ? 0 : uint.MaxValue << (32 - prefix);
        var other = near ? (network & mask) | (address & ~mask) : address;
        var block = Ipv4.Network($"{Text(network & mask)}/{prefix}")!.Value;

        Assert.Equal((other & mask) == (network & mask), block.Contains(Ipv4.Address(Text(other))!));
    }

    // Digit by digit, with nothing of the code under test.
    private static bool IsAddress(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 4 && parts.All(part => part is not "" && part.All(c => c is >= '0' and <= '9')
            && part.Length <= 3 && int.Parse(part, CultureInfo.InvariantCulture) <= 255 && (part == "0" || part[0] != '0'));
    }

    private static string Bits(uint address) => Convert.ToString((long)address, 2).PadLeft(32, '0');

    private static string Text(uint address) => $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}";

    /// <summary>Addresses, and texts that differ from one in a part or a separator.</summary>
    private static class NearlyAddresses
    {
        public static Arbitrary<string> Texts()
        {
            var number = Gen.Choose(0, 255).Select(n => n.ToString(CultureInfo.InvariantCulture));
            var odd = Gen.Elements("", "00", "010", "256", "999", "0x1", "-1", "+1", " 1", "1 ", "1\n", "a", "\u0661", "::1", "1%1");
            var part = Gen.Frequency((12, number), (1, odd));
            var separator = Gen.Frequency((30, Gen.Constant(".")), (1, Gen.Elements("", "..", ",", ":", "/")));
            var texts =
                from count in Gen.Frequency((8, Gen.Constant(4)), (1, Gen.Choose(1, 6)))
                from parts in part.ListOf(count)
                from separators in separator.ListOf(count)
                select string.Concat(parts.Select((p, i) => i == 0 ? p : separators[i] + p));
            return texts.ToArbitrary();
        }
    }
}
