namespace SharedBandwidth.Planning.Findings;

/// <summary>How much a <see cref="Finding"/> weighs, heaviest first.</summary>
public enum Severity
{
    /// <summary>Nothing is deployed while one of these stands.</summary>
    Error,

    /// <summary>Deployable, but probably not what was meant, or costly to undo.</summary>
    Warning,

    /// <summary>Worth knowing; nothing to change.</summary>
    Note,
}
