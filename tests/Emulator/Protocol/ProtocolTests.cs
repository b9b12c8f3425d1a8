using System.Text;
using SharedBandwidth.Cloud;
using SharedBandwidth.Emulator.Protocol;
using Xunit;

namespace SharedBandwidth.Emulator.Tests.Protocol;

public class ProtocolTests
{
    private static readonly (string, string)[] _createVpc = [("Action", "CreateVpc"), ("Version", ApiRequest.VpcVersion)];

    [Fact]
    public async Task Query_and_form_are_one_and_get_is_as_good_as_post()
    {
        await using var account = await TestAccount.StartAsync();
        var inForm = await account.SendAsync(HttpMethod.Post, _createVpc, [("CidrBlock", "10.0.0.0/8"), ("VpcName", "a ~*+é/&=b")]);
        var inBoth = await account.SendAsync(HttpMethod.Post, [.. _createVpc, ("CidrBlock", "10.0.0.0/8")], [("VpcName", "b")]);
        var byGet = await account.SendAsync(HttpMethod.Get, [.. _createVpc, ("CidrBlock", "10.0.0.0/8"), ("VpcName", "c")], []);
        Assert.Equal([200, 200, 200], new[] { inForm, inBoth, byGet }.Select(answer => answer.Status));
        Assert.Equal(
            ["a ~*+é/&=b", "b", "c"],
            account.Account.Cloud.Objects.Select(vpc => vpc.Text("VpcName")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_request_signed_by_version_3_says_its_action_in_a_header()
    {
        await using var account = await TestAccount.StartAsync();
        var made = await account.CallV3Async(
            "CreateVpc", ("CidrBlock", "10.0.0.0/8"), ("Tag.1.Key", "team"), ("Tag.1.Value", "a b"), ("RegionId", TestAccount.Region));
        var read = await account.CallV3Async("DescribeVpcAttribute", ("VpcId", made.Text("VpcId")));
        Assert.Equal("""{"Tag":[{"Key":"team","Value":"a b"}]}""", read.Body["Tags"]!.ToJsonString());
    }

    [Fact]
    public async Task A_refusal_has_the_service_s_form()
    {
        await using var account = await TestAccount.StartAsync();
        var answer = await account.CallAsync("DeleteVpc", ("VpcId", "vpc-1"));
        Assert.Equal(404, answer.Status);
        Assert.Equal(["RequestId", "HostId", "Code", "Message", "Recommend"], answer.Body.AsObject().Select(field => field.Key));
        Assert.Equal(ErrorCodes.VpcNotFound, answer.Code);
        Assert.Matches("^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$", answer.Text("RequestId"));
    }

    [Fact]
    public async Task A_success_has_a_request_id_and_no_code()
    {
        await using var account = await TestAccount.StartAsync();
        var answer = await account.CallAsync("DescribeEipAddresses");
        Assert.Equal(200, answer.Status);
        Assert.NotEmpty(answer.Text("RequestId"));
        Assert.Null(answer.Body["Code"]);
    }

    public static TheoryData<string, string, (string, string)[], int, string, string> BadCalls => new()
    {
        { ApiRequest.VpcVersion, "CreateRocket", [], 404, "InvalidAction.NotFound", "CreateRocket" },
        { ApiRequest.EcsVersion, "CreateVpc", [], 404, "InvalidAction.NotFound", "2014-05-26" },
        { "1999-01-01", "CreateVpc", [], 404, "InvalidAction.NotFound", "1999-01-01" },
        { ApiRequest.VpcVersion, "CreateVpc", [("CidrBlok", "10.0.0.0/8")], 400, ErrorCodes.InvalidParameter, "CidrBlok" },
        { ApiRequest.VpcVersion, "DeleteVpc", [], 400, ErrorCodes.MissingParameter, "VpcId" },
        { ApiRequest.VpcVersion, "DescribeVpcAttribute", [], 400, ErrorCodes.MissingParameter, "VpcId" },
        { ApiRequest.VpcVersion, "AssociateEipAddress", [("AllocationId", "eip-1")], 400, ErrorCodes.MissingParameter, "InstanceId" },
        { ApiRequest.VpcVersion, "DescribeEipAddresses", [("PageNumber", "0")], 400, ErrorCodes.InvalidParameter, "PageNumber" },
        { ApiRequest.VpcVersion, "DescribeEipAddresses", [("PageSize", "many")], 400, ErrorCodes.InvalidParameter, "PageSize" },
        { ApiRequest.VpcVersion, "DescribeEipAddresses", [("RegionId", "cn-beijing")], 404, "InvalidRegionId.NotFound", "cn-beijing" },
        { "", "CreateVpc", [], 400, ErrorCodes.MissingParameter, "Version" },
        { ApiRequest.VpcVersion, "", [], 400, ErrorCodes.MissingParameter, "Action" },
    };

    [Theory]
    [MemberData(nameof(BadCalls))]
    public async Task What_is_not_known_is_refused_and_stands_in_the_log(
        string version, string action, (string, string)[] parameters, int status, string code, string named)
    {
        var log = new List<AnsweredCall>();
        await using var account = await TestAccount.StartAsync(new EmulatorOptions { Region = TestAccount.Region, Log = log.Add });
        var answer = await account.CallAsync(version, action, parameters);
        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.Contains(named, answer.Message, StringComparison.Ordinal);
        Assert.Equal(code, Assert.Single(log).Code);
        Assert.Empty(account.Account.Cloud.Objects);
    }

    public static TheoryData<string, (string Name, string Value)[], string> WrongKeys => new()
    {
        { "nothing", [], "MissingAccessKeyId" },
        { "another key", [("AccessKeyId", "LTAI5tReal"), ("Signature", "x")], "InvalidAccessKeyId.NotFound" },
        { "no signature", [("AccessKeyId", EmulatedKey.Id)], "SignatureDoesNotMatch" },
        { "a wrong signature", [("AccessKeyId", EmulatedKey.Id), ("Signature", "AAAA")], "SignatureDoesNotMatch" },
        {
            "another method", [("AccessKeyId", EmulatedKey.Id), ("SignatureMethod", "HMAC-MD5"), ("Signature", "x")],
            "InvalidSignatureMethod"
        },
    };

    [Theory]
    [MemberData(nameof(WrongKeys))]
    public async Task A_request_that_is_not_signed_with_the_account_s_key_is_refused(
        string what, (string Name, string Value)[] said, string code)
    {
        var log = new List<AnsweredCall>();
        await using var account = await TestAccount.StartAsync(new EmulatorOptions { Region = TestAccount.Region, Log = log.Add });
        using var request = new HttpRequestMessage(
            HttpMethod.Post, "/?" + TestAccount.Encoded([.. _createVpc, ("CidrBlock", "10.0.0.0/8"), .. said]));
        var answer = await account.SendAsync(request);
        Assert.True(code == answer.Code, $"{what}: {answer.Code}");
        Assert.Equal(code, Assert.Single(log).Code);
        Assert.Equal("CreateVpc", log[0].Action);
        Assert.Empty(account.Account.Cloud.Objects);
    }

    [Theory]
    [InlineData("Basic abc", "InvalidSignatureMethod")]
    [InlineData("ACS3-HMAC-SHA256 SignedHeaders=host", "MissingAccessKeyId")]
    [InlineData("ACS3-HMAC-SHA256 Credential=LTAI-emulated-account,SignedHeaders=host,Signature=00", "SignatureDoesNotMatch")]
    public async Task An_authorization_that_is_not_version_3_of_this_request_is_refused(string authorization, string code)
    {
        await using var account = await TestAccount.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/");
        request.Headers.Add("x-acs-action", "CreateVpc");
        request.Headers.Add("x-acs-version", ApiRequest.VpcVersion);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        Assert.Equal(code, (await account.SendAsync(request)).Code);
    }

    [Theory]
    [InlineData("VpcName=a&VpcName=a", true)]
    [InlineData("VpcName=a&VpcName=b", false)]
    public async Task A_parameter_that_is_said_twice_must_be_said_alike(string twice, bool isFine)
    {
        await using var account = await TestAccount.StartAsync();
        var said = _createVpc.Append(("CidrBlock", "10.0.0.0/8")).Append(("AccessKeyId", EmulatedKey.Id));
        var signature = Signatures.OfV1("POST", said.Append(("VpcName", "a")).ToDictionary(), EmulatedKey.Secret);
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"/?{TestAccount.Encoded([.. said, ("Signature", signature)])}&{twice}");
        var answer = await account.SendAsync(request);
        Assert.Equal(isFine ? null : ErrorCodes.InvalidParameter, answer.Code);
    }

    [Theory]
    [InlineData("/?Action=%zz&Version=%")]
    [InlineData("/?%&&&=&=1&a")]
    [InlineData("/?Action=%00%ff%fe")]
    [InlineData("/some/other/path")]
    [InlineData("/_account/nothing")]
    [InlineData("/_account/reset")]
    public async Task A_broken_request_is_answered_with_what_is_wrong(string path)
    {
        await using var account = await TestAccount.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        var answer = await account.SendAsync(request);
        Assert.InRange(answer.Status, 400, 499);
        Assert.NotNull(answer.Code);
    }

    [Fact]
    public async Task A_body_of_ten_megabytes_is_refused_and_the_next_request_is_answered()
    {
        await using var account = await TestAccount.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/?Action=CreateVpc")
        {
            Content = new StringContent(new string('a', 10 << 20), Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        try
        {
            Assert.Equal(413, (await account.SendAsync(request)).Status);
        }
        catch (HttpRequestException)
        {
            // The server need not read on, and may close before all of it is sent.
        }

        Assert.Equal(200, (await account.CallAsync("DescribeEipAddresses")).Status);
    }

    [Fact]
    public async Task Whoever_sends_half_a_request_keeps_nobody_waiting()
    {
        await using var account = await TestAccount.StartAsync();
        using var slow = new System.Net.Sockets.TcpClient();
        await slow.ConnectAsync("127.0.0.1", account.Port);
        await using var stream = new System.Net.Security.SslStream(slow.GetStream(), false, account.Trusts);
        await stream.AuthenticateAsClientAsync("127.0.0.1");
        await stream.WriteAsync("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nAction="u8.ToArray());
        Assert.Equal(200, (await account.CallAsync("DescribeEipAddresses")).Status);
    }

    public static TheoryData<string, int> Statuses => new()
    {
        { ErrorCodes.VpcNotFound, 404 },
        { ErrorCodes.ForwardEntryNotFound, 404 },
        { ErrorCodes.SnatEntryNotFound, 404 },
        { ErrorCodes.EipNotFound, 404 },
        { ErrorCodes.PackageNotFound, 404 },
        { "InvalidZoneId.NotFound", 404 },
        { ErrorCodes.InstanceNotFound, 400 },
        { ErrorCodes.OperationConflict, 409 },
        { ErrorCodes.PermissionDenied, 403 },
        { ErrorCodes.MissingParameter, 400 },
        { ErrorCodes.IncorrectEipStatus, 400 },
        { "DependencyViolation.EIPS", 400 },
        { "Throttling.User", 400 },
        { "SignatureDoesNotMatch", 400 },
        { "InternalError", 500 },
        { "ServiceUnavailable", 503 },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Each_code_has_its_documented_status(string code, int status) => Assert.Equal(status, StatusOf.Code(code));
}
