using SharedBandwidth.CommandLine.Files.Yaml;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Files;

/// <summary>Plain scalars that look like numbers.</summary>
public sealed class YamlScalarTests
{
    [Theory]
    [InlineData("1e5", "100000")]
    [InlineData("1.e5", "100000")]
    [InlineData(".5", "0.5")]
    [InlineData("-1_000.5", "-1000.5")]
    [InlineData("1e999", "\"1e999\"")]
    [InlineData(".5e999", "\".5e999\"")]
    [InlineData("1e", "\"1e\"")]
    [InlineData(".", "\".\"")]
    [InlineData("-Infinity", "\"-Infinity\"")]
    [InlineData("10.0.0.0/8", "\"10.0.0.0/8\"")]
    public void A_number_is_one_only_as_far_as_it_can_be_kept(string written, string json) =>
        Assert.Equal(json, YamlScalar.Read(written, isPlain: true, tag: "")!.Value.ToJson()!.ToJsonString());

    [Theory]
    [InlineData("1.50", true)]
    [InlineData("-.0", true)]
    [InlineData("1.5", false)]
    [InlineData("1.5e10", false)]
    [InlineData("1_0.50", false)]
    public void Zeros_that_are_lost_at_the_end_are_remarked_on(string written, bool isRemarked) =>
        Assert.Equal(isRemarked, YamlScalar.Read(written, isPlain: true, tag: "")!.Value.Remark(written, atTop: true) is not null);
}
