using SharedBandwidth.Planning.Findings;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Findings;

public sealed class FindingListTests
{
    [Fact]
    public void Errors_come_first_then_warnings_then_notes_each_in_the_order_of_reporting_and_once()
    {
        var list = new FindingList
        {
            { FindingCodes.EipFee, "c", "Note." },
            { FindingCodes.NoEffect, "b", "Second warning." },
            { FindingCodes.UnusedAddress, "a", "Third warning." },
            { FindingCodes.MissingValue, "z", "First error." },
            { FindingCodes.NoEffect, "b", "Second warning." },
            { FindingCodes.OutOfRange, "y", "Second error." },
        };

        Assert.Equal(
            ["First error.", "Second error.", "Second warning.", "Third warning.", "Note."],
            list.ToOrdered().Select(f => f.Message));
    }

    [Fact]
    public void Only_errors_stop_a_deployment()
    {
        var list = new FindingList { { FindingCodes.NoEffect, "a", "Warning." }, { FindingCodes.EipFee, "b", "Note." } };
        Assert.False(list.HasErrors);

        list.Add(FindingCodes.MissingValue, "c", "Error.");
        Assert.True(list.HasErrors);
    }
}
