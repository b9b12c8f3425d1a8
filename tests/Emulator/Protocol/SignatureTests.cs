using System.Security.Cryptography;
using SharedBandwidth.Emulator.Protocol;
using Xunit;

namespace SharedBandwidth.Emulator.Tests.Protocol;

public class SignatureTests
{
    // The worked examples of the service's own pages, see Signatures.
    [Fact]
    public void Version_1_is_that_of_the_service_s_own_example() => Assert.Equal("OLeaidS1JvxuMvnyHOwuJ+uX5qY=", Signatures.OfV1(
        "GET",
        new Dictionary<string, string>
        {
            ["Timestamp"] = "2016-02-23T12:46:24Z",
            ["Format"] = "XML",
            ["AccessKeyId"] = "testid",
            ["Action"] = "DescribeRegions",
            ["SignatureMethod"] = "HMAC-SHA1",
            ["SignatureNonce"] = "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf",
            ["Version"] = "2014-05-26",
            ["SignatureVersion"] = "1.0",
        },
        "testsecret"));

    [Fact]
    public void Version_3_is_that_of_the_service_s_own_example()
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = "ecs.cn-shanghai.aliyuncs.com",
            ["x-acs-action"] = "RunInstances",
            ["x-acs-content-sha256"] = Convert.ToHexStringLower(SHA256.HashData([])),
            ["x-acs-date"] = "2023-10-26T10:22:32Z",
            ["x-acs-signature-nonce"] = "3156853299f313e23d1673dc12e1703d",
            ["x-acs-version"] = "2014-05-26",
        };
        Assert.Equal("06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0", Signatures.OfV3(
            new SignedRequest(
                "POST", "/", "ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai",
                new Dictionary<string, string>(), headers, []),
            headers.Keys,
            "YourAccessKeySecret"));
    }

    [Theory]
    [InlineData("a b", "a%20b")]
    [InlineData("*", "%2A")]
    [InlineData("~-_.", "~-_.")]
    [InlineData("é/+&=", "%C3%A9%2F%2B%26%3D")]
    public void Texts_are_encoded_as_the_signature_wants_them(string text, string encoded)
    {
        Assert.Equal(encoded, Signatures.Encode(text));
        Assert.Equal([("name", text)], Signatures.Pairs($"?name={encoded}"));
    }
}
