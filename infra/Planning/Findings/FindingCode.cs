namespace SharedBandwidth.Planning.Findings;

/// <summary>A rule that the checks know: its stable code, its weight and why it exists.</summary>
/// <param name="Id">"SB" and three digits; never reused for another rule.</param>
/// <param name="Severity">The severity of every finding of this rule.</param>
/// <param name="Reason">One sentence for the README's table: what goes wrong without the rule.</param>
public sealed record FindingCode(string Id, Severity Severity, string Reason);
