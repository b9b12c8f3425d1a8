namespace SharedBandwidth.Planning.Findings;

/// <summary>Keeps what nobody must see out of findings.</summary>
public sealed class HiddenTexts
{
    private const string Hidden = "[secret]";

    // A shorter text, such as "80", says nothing, and would tear holes into every other sentence.
    private const int ShortestText = 4;

    private readonly string[] _subjects;
    private readonly string[] _texts;
    private readonly Func<string, string> _why;

    /// <param name="subjects">The places whose values are secret, with all below them.</param>
    /// <param name="texts">What they hold.</param>
    /// <param name="why">Of one of the places: why its value is not shown, the end of a sentence.</param>
    public HiddenTexts(IEnumerable<string> subjects, IEnumerable<string> texts, Func<string, string> why)
    {
        _subjects = [.. subjects];
        _texts = [.. texts.Where(text => text.Length >= ShortestText).Distinct().OrderByDescending(text => text.Length)];
        _why = why;
    }

    /// <summary>The same findings: those about a secret place with the rule's own sentence, the others without any secret text.</summary>
    public IEnumerable<Finding> HideIn(IEnumerable<Finding> findings) => findings.Select(HideIn);

    private Finding HideIn(Finding finding)
    {
        var secret = Array.Find(_subjects, subject =>
            finding.Subject == subject || finding.Subject.StartsWith($"{subject}.", StringComparison.Ordinal));
        return finding with
        {
            Message = secret is null
                ? _texts.Aggregate(finding.Message, (message, text) => message.Replace(text, Hidden, StringComparison.Ordinal))
                : $"{finding.Code.Reason} The value found is not shown, because {_why(secret)}",
        };
    }
}
