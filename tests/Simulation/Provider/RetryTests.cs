using SharedBandwidth.Cloud;
using Xunit;

namespace SharedBandwidth.Tests.Simulation.Provider;

/// <summary>Which answers the provider tries again on, how long it waits, and when it gives up.</summary>
public sealed class RetryTests
{
    private static readonly string[] _always = ["ServiceUnavailable", "Rejected.Throttling", "Throttling", "Throttling.User", "Throttling.Api.Risk"];
    private static readonly string[] _conflicts = ["OperationConflict", "LastTokenProcessing", "IncorrectStatus", "SystemBusy"];

    // By action: what it is tried again on, and what it is not. "IncorrectStatus" stands for every code that contains it.
    private static readonly (string Action, string[] Retried, string[] NotRetried)[] _rows =
    [
        ("CreateNatGateway", ["TaskConflict", "VswitchStatusError", "IncorrectStatus.VSWITCH", "OperationConflict"], ["VpcStatusError", "SystemBusy", "OperationFailed.VswNotBelongToVpc"]),
        ("ModifyNatGatewayAttribute", ["IncorrectStatus.NATGW"], ["OperationConflict", "TaskConflict", "IncorrectStatus.NatGateway"]),
        ("ModifyNatGatewaySpec", ["IncorrectStatus.NatGateway"], ["OperationConflict", "IncorrectStatus.NATGW"]),
        ("UpdateNatGatewayNatType", ["OperationFailed.NatGwRouteInMiddleStatus", "TaskConflict", "UnknownError"], ["OperationConflict"]),
        ("DeleteNatGateway", ["DependencyViolation.BandwidthPackages", "DependencyViolation.EIPS", "OperationConflict"], ["DependencyViolation.SnatEntry", "DependencyViolation.Other", "TaskConflict"]),

        ("AllocateEipAddress", [.. _conflicts, "FrequentPurchase.EIP", "IncorrectStatus.Eip"], ["OrderError.EIP", "QuotaExceeded.Eip", "COMMODITY.INVALID_COMPONENT", "IncorrectEipStatus", "TaskConflict"]),
        ("ModifyEipAddressAttribute", [.. _conflicts, "IncorrectEipStatus", "IncorrectStatus.ResourceStatus", "VPC_TASK_CONFLICT"], ["TaskConflict", "InvalidParameter"]),
        ("ReleaseEipAddress", [.. _conflicts, "IncorrectEipStatus", "TaskConflict.AssociateGlobalAccelerationInstance", "TaskConflict"], ["InvalidBindingStatus", "Forbidden.ChargeTypeIsPrepaid"]),
        (
            "AssociateEipAddress",
            [.. _conflicts, "TaskConflict", "IncorrectEipStatus", "InvalidBindingStatus", "IncorrectInstanceStatus", "IncorrectStatus.NatGateway"],
            ["InvalidAssociation.Duplicated", "InvalidIpStatus.HasBeenUsedByForwardEntry", "QuotaExceeded"]
        ),
        (
            "UnassociateEipAddress",
            [
                .. _conflicts, "TaskConflict", "IncorrectEipStatus", "InvalidBindingStatus", "IncorrectInstanceStatus", "InvalidIpStatus.HasBeenUsedBySnatTable",
                "InvalidIpStatus.HasBeenUsedByForwardEntry", "InvalidStatus.SnatOrDnat",
            ],
            ["InvalidAllocationId.NotFound"]
        ),

        (
            "CreateForwardEntry",
            ["OperationConflict", "TaskConflict", "OperationUnsupported.EipInBinding", "IncorrectStatus", "IncorrectStatus.NATGW", "InvalidIp.NotInNatgw"],
            ["IncorretForwardEntryStatus", "IncorrectEipStatus", "OperationUnsupported.ForwardEntry", "Forbidden.DestnationIpOutOfVpcCIDR"]
        ),
        ("ModifyForwardEntry", ["OperationUnsupported.EipInBinding", "IncorretForwardEntryStatus"], ["OperationConflict", "TaskConflict", "InvalidIp.NotInNatgw"]),
        ("DeleteForwardEntry", ["IncorrectStatus.NATGW", "OperationConflict", "UnknownError"], ["TaskConflict", "IncorretForwardEntryStatus"]),
        (
            "CreateSnatEntry",
            [
                "EIP_NOT_IN_GATEWAY", "OperationUnsupported.EipNatBWPCheck", "OperationUnsupported.EipInBinding", "OperationUnsupported.EipNatGWCheck", "InternalError", "IncorrectStatus.NATGW",
                "OperationConflict",
            ],
            ["TaskConflict", "Forbidden.SourceVSwitchId.Duplicated", "OperationUnsupported.CidrConflict"]
        ),
        ("ModifySnatEntry", ["IncorrectStatus.NATGW"], ["OperationConflict", "IncorretSnatEntryStatus"]),
        ("DeleteSnatEntry", ["IncorretSnatEntryStatus", "IncorrectStatus.NATGW", "OperationConflict"], ["TaskConflict"]),

        ("CreateCommonBandwidthPackage", [.. _conflicts, "BandwidthPackageOperation.conflict"], ["TaskConflict", "QuotaExceeded"]),
        ("ModifyCommonBandwidthPackageSpec", [.. _conflicts, "BandwidthPackageOperation.conflict"], ["TaskConflict"]),
        ("ModifyCommonBandwidthPackageAttribute", [], ["OperationConflict", "TaskConflict"]),
        ("DeleteCommonBandwidthPackage", [.. _conflicts, "BandwidthPackageOperation.conflict"], ["TaskConflict", "DependencyViolation"]),
        (
            "AddCommonBandwidthPackageIp",
            [.. _conflicts, "BandwidthPackageOperation.conflict", "TaskConflict", "EipOperation.TooFrequently", "IncorrectStatus.Eip"],
            ["IpInstanceId.AlreadyInBandwidthPackage", "InvalidParameter"]
        ),
        ("RemoveCommonBandwidthPackageIp", [.. _conflicts, "BandwidthPackageOperation.conflict", "TaskConflict", "IncorrectStatus.Eip"], ["EipOperation.TooFrequently"]),

        ("CreateVpc", ["TaskConflict", "UnknownError"], ["OperationConflict"]),
        ("ModifyVpcAttribute", [.. _conflicts, "IncorrectVpcStatus"], ["TaskConflict", "DependencyViolation"]),
        ("DeleteVpc", ["DependencyViolation.VSwitch", "DependencyViolation.SecurityGroup", "IncorrectVpcStatus"], ["DependencyViolation.NatGateway"]),
        ("CreateVSwitch", ["TaskConflict", "IncorrectStatus.cbnStatus", "IncorrectVSwitchStatus", "OperationConflict"], ["VpcStatusError"]),
        ("ModifyVSwitchAttribute", ["OperationConflict", "IncorrectStatus.VSwitch"], ["TaskConflict", "IncorrectVSwitchStatus"]),
        ("DeleteVSwitch", ["DependencyViolation", "DependencyViolation.EnhancedNatgw", "DependencyViolation.SNAT", "DependencyViolation.Anything", "TaskConflict"], ["InvalidParameter"]),
        ("DeleteSecurityGroup", ["DependencyViolation"], ["OperationConflict"]),
        ("AuthorizeSecurityGroup", [], ["OperationConflict", "TaskConflict"]),
        ("ModifySecurityGroupRule", [], ["OperationConflict"]),
        ("RevokeSecurityGroup", ["OperationConflict", "Forbidden.RAM", "Anything"], []),
        ("RunInstances", ["IncorrectVSwitchStatus"], ["OperationConflict"]),
        ("DeleteInstance", ["IncorrectInstanceStatus", "IncorrectInstanceStatus.Initializing", "DependencyViolation.RouteEntry", "LastTokenProcessing"], ["InvalidOperation.DeletionProtection"]),
        ("DescribeNatGateways", [], ["OperationConflict", "UnknownError"]),
        ("UnTagResources", [], ["OperationConflict", "IncorrectStatus"]),
        ("TagResources", [], ["OperationConflict", "IncorrectStatus"]),
        ("DeletionProtection", [], ["OperationConflict", "IncorrectStatus"]),
    ];

    public static TheoryData<string, string> Retried => Codes(row => row.Retried.Concat(_always));

    public static TheoryData<string, string> NotRetried => Codes(row => row.NotRetried);

    /// <summary>The service's code is the beginning of one that is listed, or contains one; anything else is another code.</summary>
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
        { "AuthorizeSecurityGroup", "Service", false },
        { "AuthorizeSecurityGroup", "Throttl", false },
    };

    [Theory]
    [MemberData(nameof(Retried))]
    public void A_listed_answer_is_tried_again_after_three_seconds(string action, string code)
    {
        var played = Operations.Of(action).Play((action, code));

        var (refused, next) = (played.Calls.First(call => call.Action == action), played.Calls.Where(call => call.Action == action).ElementAt(1));
        Assert.Null(played.Failure);
        Assert.Equal((code, true), (refused.Refusal?.Code, refused.IsRetried));
        Assert.Equal((null, false, refused.At + TimeSpan.FromSeconds(3)), (next.Refusal, next.IsRetried, next.At));
    }

    [Theory]
    [MemberData(nameof(NotRetried))]
    public void Any_other_answer_is_the_end(string action, string code)
    {
        var played = Operations.Of(action).Play((action, code));

        var refused = Assert.Single(played.Calls, call => call.Action == action);
        Assert.Equal((action, code), (played.Failure?.Action, played.Failure?.Refusal.Code));
        Assert.Equal((code, false), (refused.Refusal?.Code, refused.IsRetried));
        Assert.Equal(refused, played.Calls[^1]);
    }

    [Theory]
    [MemberData(nameof(Likenesses))]
    public void A_code_counts_when_it_begins_a_listed_one_or_contains_it(string action, string code, bool isRetried) =>
        Assert.Equal(isRetried, Operations.Of(action).Play((action, code)).Calls.First(call => call.Action == action).IsRetried);

    [Fact]
    public void Every_write_is_in_the_table()
    {
        var written = Operations.All.SelectMany(operation => operation.Play().Calls).Where(call => !call.IsRead).Select(call => call.Action).Distinct();

        Assert.Empty(written.Except(_rows.Select(row => row.Action)));
    }

    [Theory]
    [InlineData(1, new[] { 0.0 })]
    [InlineData(3, new[] { 0.0, 3 })]
    [InlineData(7.9, new[] { 0.0, 3 })]
    [InlineData(8, new[] { 0.0, 3, 8 })]
    [InlineData(30, new[] { 0.0, 3, 8, 13, 18, 23, 28 })]
    public void It_waits_three_seconds_then_five_until_the_resources_timeout(double timeoutSeconds, double[] seconds)
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
        Assert.Equal([0.0, 0, 3], played.Calls.Select(call => call.At.TotalSeconds));
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

        var played = operation.Play(("CreateForwardEntry", "TaskConflict"), ("CreateForwardEntry", "OperationConflict"), ("CreateSnatEntry", "Forbidden.RAM"));

        Assert.Null(played.Failure);
        Assert.Equal(["TaskConflict", "OperationConflict", null], played.Calls.Where(call => !call.IsRead).Select(call => call.Refusal?.Code));
    }

    private static TheoryData<string, string> Codes(Func<(string Action, string[] Retried, string[] NotRetried), IEnumerable<string>> codes)
    {
        var rows = new TheoryData<string, string>();
        foreach (var row in _rows)
        {
            foreach (var code in codes(row))
            {
                rows.Add(row.Action, code);
            }
        }

        return rows;
    }
}
