using SharedBandwidth.Cloud;
using Xunit;

namespace SharedBandwidth.Tests.Simulation.Provider;

/// <summary>Which answers the provider tries again on, how long it waits, and when it gives up.</summary>
public sealed class RetryTests
{
    /// <summary>
    /// The service's code is the beginning of one that is listed, or contains one; some are tried again on whatever is listed.
    /// </summary>
    public static TheoryData<string, string, bool> Likenesses => new()
    {
        { "DeleteNatGateway", "DependencyViolation", true },
        { "DeleteNatGateway", "ependencyViolation.EIPS", false },
        { "DeleteNatGateway", "XDependencyViolation.EIPS", true },
        { "CreateForwardEntry", "OperationUnsupported", true },
        { "CreateForwardEntry", "operationConflict", false },
        { "CreateForwardEntry", "OperationConflict.Eip", true },
        { "CreateForwardEntry", "IncorrectStatusX", true },
        { "ModifyNatGatewayAttribute", "IncorrectStatus", true },
        { "ModifyNatGatewayAttribute", "IncorrectStatus.Nat", false },
        { "AuthorizeSecurityGroup", "ServiceUnavailable", true },
        { "AuthorizeSecurityGroup", "Rejected.Throttling", true },
        { "AuthorizeSecurityGroup", "Throttling.User", true },
        { "AuthorizeSecurityGroup", "Service", false },
        { "AuthorizeSecurityGroup", "Throttl", false },
    };

    [Theory]
    [MemberData(nameof(Likenesses))]
    public void A_code_counts_when_it_begins_a_listed_one_or_contains_it(string action, string code, bool isRetried) =>
        Assert.Equal(isRetried, Operations.Of(action).Play((action, code)).Calls.First(call => call.Action == action).IsRetried);

    [Theory]
    [InlineData(1, new[] { 0.0 })]
    [InlineData(3.5, new[] { 0.0, 3.5 })]
    [InlineData(9.4, new[] { 0.0, 3.5 })]
    [InlineData(9.5, new[] { 0.0, 3.5, 9.5 })]
    [InlineData(80, new[] { 0.0, 3.5, 9.5, 16.5, 25.5, 38.5, 53.5, 68.5 })]
    public void It_waits_longer_each_time_up_to_15_s_until_the_resources_timeout(double timeoutSeconds, double[] seconds)
    {
        var operation = Operations.Of("CreateForwardEntry");
        var account = operation.Account();
        account.Cloud.UnassociateEipAddress("eip-1", "ngw-1");

        var played = account.Play(operation.Do, TimeSpan.FromSeconds(timeoutSeconds));

        Assert.Equal(seconds, played.Calls.Select(call => call.At.TotalSeconds));
        Assert.Equal(ErrorCodes.IpNotInGateway, played.Failure?.Refusal.Code);
        Assert.All(played.Calls, call => Assert.Equal(call != played.Calls[^1], call.IsRetried));
    }

    [Fact]
    public void What_was_in_the_way_and_goes_is_waited_for()
    {
        var account = new AccountInTime();
        account.Cloud.AssociateEipAddress("eip-2", "ngw-1");

        var played = account.Play(call => Operations.Of("AddCommonBandwidthPackageIp").Do(call), TimeSpan.FromMinutes(5));

        Assert.Null(played.Failure);
        Assert.Equal(["IncorrectStatus.Eip", null], played.Calls.Where(call => !call.IsRead).Select(call => call.Refusal?.Code));
    }

    [Fact]
    public void A_second_entry_that_is_changed_at_once_fails()
    {
        var account = new AccountInTime();
        account.Dnat("fwd-1", "eip-1:80 192.168.1.10:80 tcp");
        account.Settle();
        account.Dnat("fwd-2", "eip-1:82 192.168.1.12:80 tcp");

        var played = account.Play(call => Operations.Of("ModifyForwardEntry").Do(call), TimeSpan.FromMinutes(5));

        Assert.Equal(("ModifyForwardEntry", ErrorCodes.OperationConflict), (played.Failure?.Action, played.Failure?.Refusal.Code));
    }

    [Fact]
    public void A_throttled_question_is_asked_again()
    {
        var operation = Operations.Of("DescribeNatGateways");

        var played = operation.Play(("ListTagResources", "Throttling.User"));

        Assert.Null(played.Failure);
        Assert.Equal([0.0, 0, 3.5], played.Calls.Select(call => call.At.TotalSeconds));
    }

    [Theory]
    [InlineData("IncorrectStatus.NatGateway")]
    [InlineData("InvalidNatGatewayId.NotFound")]
    [InlineData("INSTANCE_NOT_EXISTS")]
    public void A_gateway_whose_deletion_is_answered_so_is_taken_for_gone_and_stays(string code)
    {
        var operation = Operations.Of("DeleteNatGateway");
        var account = operation.Account();

        var played = operation.PlayIn(account, ("DeleteNatGateway", code));

        Assert.Null(played.Failure);
        Assert.Equal((code, false), (Assert.Single(played.Calls).Refusal?.Code, played.Calls[0].IsRetried));
        Assert.True(account.Cloud.Exists("ngw-1"));
    }

    [Fact]
    public void An_EIP_that_is_out_of_the_package_already_counts_as_taken_out()
    {
        var operation = Operations.Of("RemoveCommonBandwidthPackageIp");
        var account = new AccountInTime();

        var played = operation.PlayIn(account);

        Assert.Null(played.Failure);
        Assert.Equal(ErrorCodes.NotInPackage, Assert.Single(played.Calls).Refusal?.Code);
    }

    [Fact]
    public void A_failure_that_is_asked_for_meets_one_call_of_its_action_and_resource()
    {
        var operation = Operations.Of("CreateForwardEntry");

        var played = operation.Play(
            ("CreateForwardEntry", "TaskConflict"), ("CreateForwardEntry", "OperationConflict"), ("CreateSnatEntry", "Forbidden.RAM"));

        Assert.Null(played.Failure);
        Assert.Equal(
            ["TaskConflict", "OperationConflict", null],
            played.Calls.Where(call => !call.IsRead).Select(call => call.Refusal?.Code));
    }
}
