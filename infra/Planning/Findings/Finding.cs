namespace SharedBandwidth.Planning.Findings;

/// <summary>One thing a check found.</summary>
/// <param name="Code">The rule.</param>
/// <param name="Subject">The place in the configuration, such as <c>apps.ecs1.ports.http</c>.</param>
/// <param name="Message">One full sentence: what is wrong, the value found, what is allowed, what to change.</param>
public sealed record Finding(FindingCode Code, string Subject, string Message)
{
    public Severity Severity => Code.Severity;

    /// <summary>The finding as one line of plain text.</summary>
    public override string ToString() => $"{Code.Id} {Subject}: {Message}";
}
