using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Exposure;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Findings;

/// <summary>A rule, an input that breaks it, and a neighbouring valid input that does not.</summary>
/// <param name="Name">What is wrong, as the tests show it.</param>
/// <param name="Code">The one rule that is broken.</param>
/// <param name="Subject">Where.</param>
/// <param name="Says">Parts of the message: the value found, what is allowed, what to do.</param>
/// <param name="Broken">Finds what is to be found in the broken input.</param>
/// <param name="Neighbour">Finds what is to be found in the valid one.</param>
internal sealed record FindingCase(
    string Name, FindingCode Code, string Subject, string[] Says, Func<IEnumerable<Finding>> Broken, Func<IEnumerable<Finding>> Neighbour)
{
    /// <summary>What cannot but come along, as "code subject".</summary>
    public string[] Also { get; init; } = [];

    /// <summary>Whether nothing without errors is free of this finding.</summary>
    public bool NeighbourMayHaveErrors { get; init; }

    /// <summary>A case of the exposure's planner; the neighbour is the document's scenario unless another is given.</summary>
    public static FindingCase Of(
        string name, FindingCode code, string subject, string[] says, ExposureSpec broken, ExposureSpec? neighbour = null) =>
        new(name, code, subject, says, () => Find(broken), () => Find(neighbour ?? Specs.Document));

    /// <summary>A case of the stack's planner; the neighbour is the document's scenario unless another is given.</summary>
    public static FindingCase Of(
        string name, FindingCode code, string subject, string[] says, StackSpec broken, StackSpec? neighbour = null) =>
        new(name, code, subject, says, () => Find(broken), () => Find(neighbour ?? Specs.DocumentStack));

    public static IEnumerable<Finding> Find(ExposureSpec spec) => ExposurePlanner.Plan(spec).Findings;

    public static IEnumerable<Finding> Find(StackSpec spec) => StackPlanner.Plan(spec).Findings;

    public void Check()
    {
        Finding[] broken = [.. Broken()];
        Finding[] neighbour = [.. Neighbour()];

        Assert.Equal(
            Also.Append($"{Code.Id} {Subject}").Order(StringComparer.Ordinal),
            broken.Select(Place).Except(neighbour.Select(Place)).Order(StringComparer.Ordinal));
        var finding = Assert.Single(broken, f => f.Code == Code && f.Subject == Subject);
        foreach (var part in Says)
        {
            Assert.Contains(part, finding.Message, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(neighbour, f => f.Code == Code);
        Assert.True(
            NeighbourMayHaveErrors || !neighbour.Any(f => f.Severity == Severity.Error),
            string.Join('\n', neighbour.AsEnumerable()));
    }

    private static string Place(Finding finding) => $"{finding.Code.Id} {finding.Subject}";
}
