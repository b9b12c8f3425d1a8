using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Exposure.Writes;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Exposure.Writes;

public sealed class PassingRefusalsTests
{
    private const string ForwardEntry = "alicloud:vpc/forwardEntry:ForwardEntry";
    private const string SnatEntry = "alicloud:vpc/snatEntry:SnatEntry";

    // The provider's own words: Resource %s %s Failed!!! %s.
    private const string Error = """
        1 error occurred:
        	* [ERROR] terraform-provider-alicloud/alicloud/resource_alicloud_forward_entry.go:247: Resource ftb-1:fwd-1 {0} Failed!!! [SDK alibaba-cloud-sdk-go ERROR]:
        SDKError:
           StatusCode: 409
           Code: {1}
           Message: code: 409, The operation is too frequent. request id: 1
        """;

    [Theory]
    [InlineData(ForwardEntry, WriteOperation.Update, "ModifyForwardEntry", "OperationConflict", true)]
    [InlineData(ForwardEntry, WriteOperation.Update, "ModifyForwardEntry", "TaskConflict", true)]
    [InlineData(ForwardEntry, WriteOperation.Create, "CreateForwardEntry", "IncorretForwardEntryStatus", true)]
    [InlineData(ForwardEntry, WriteOperation.Delete, "DeleteForwardEntry", "TaskConflict", true)]
    [InlineData(SnatEntry, WriteOperation.Update, "ModifySnatEntry", "OperationConflict", true)]
    [InlineData(SnatEntry, WriteOperation.Create, "CreateSnatEntry", "TaskConflict", true)]
    [InlineData("alicloud:vpc/natGateway:NatGateway", WriteOperation.Create, "CreateNatGateway", "VpcStatusError", true)]
    [InlineData("alicloud:vpc/commonBandwithPackage:CommonBandwithPackage", WriteOperation.Update, "ModifyCommonBandwidthPackageSpec",
        "TaskConflict", true)]
    // The provider tries these again itself, until its timeout: then it is over.
    [InlineData(ForwardEntry, WriteOperation.Create, "CreateForwardEntry", "OperationConflict", false)]
    [InlineData(ForwardEntry, WriteOperation.Delete, "DeleteForwardEntry", "OperationConflict", false)]
    // These do not pass.
    [InlineData(ForwardEntry, WriteOperation.Create, "CreateForwardEntry", "QuotaExceeded", false)]
    [InlineData(ForwardEntry, WriteOperation.Update, "ModifyForwardEntry", "Forbidden.RAM", false)]
    [InlineData(ForwardEntry, WriteOperation.Update, "ModifyForwardEntry", "TaskConflict.AssociateGlobalAccelerationInstance", false)]
    [InlineData(ForwardEntry, WriteOperation.Update, "ModifyForwardEntry", "NoTaskConflict", false)]
    // What is created already would be created twice.
    [InlineData("alicloud:vpc/commonBandwithPackage:CommonBandwithPackage", WriteOperation.Create, "TagResources", "TaskConflict", false)]
    [InlineData("alicloud:ecs/eipAddress:EipAddress", WriteOperation.Create, "AllocateEipAddress", "TaskConflict", false)]
    public void A_refusal_of_this_call_with_this_code_is_worth_another_try(
        string type, WriteOperation operation, string action, string code, bool isWorthIt)
    {
        var error = Error.Replace("{0}", action, StringComparison.Ordinal).Replace("{1}", code, StringComparison.Ordinal);

        Assert.Equal(isWorthIt, PassingRefusals.WaitAfter(type, operation, error, failures: 1, random: 0) is not null);
    }

    [Fact]
    public void Waits_grow_up_to_half_a_minute_and_end_after_20_failures()
    {
        TimeSpan? WaitAfter(int failures, double random) =>
            PassingRefusals.WaitAfter(ForwardEntry, WriteOperation.Update, "ModifyForwardEntry: TaskConflict", failures, random);

        var longest = Enumerable.Range(1, 19).Select(failures => WaitAfter(failures, 1)!.Value.TotalSeconds).ToList();
        Assert.Equal([2, 4, 8, 16, 30, 30], longest.Take(6));
        Assert.All(longest.Skip(6), wait => Assert.Equal(30, wait));
        Assert.Equal(
            longest.Select(wait => wait / 2),
            Enumerable.Range(1, 19).Select(failures => WaitAfter(failures, 0)!.Value.TotalSeconds));
        Assert.Null(WaitAfter(PassingRefusals.MostFailures, 1));
    }

    [Theory]
    [InlineData(100, 40, 30)]
    [InlineData(10, 40, 30)]
    [InlineData(200, 40, 60)]
    [InlineData(100, 400, 120)]
    public void The_timeout_is_enough_for_as_many_entries_as_a_table_takes(int forwardEntries, int snatEntries, double minutes) =>
        Assert.Equal(minutes, EntryTimeout.For(
            new QuotasSpec { ForwardEntriesPerGateway = forwardEntries, SnatEntriesPerGateway = snatEntries }).TotalMinutes);
}
