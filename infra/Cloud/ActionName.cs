namespace SharedBandwidth.Cloud;

/// <summary>What the names of the service's actions tell.</summary>
public static class ActionName
{
    /// <summary>Whether an action only asks.</summary>
    public static bool IsRead(string action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return action.StartsWith("Describe", StringComparison.Ordinal) || action.StartsWith("List", StringComparison.Ordinal);
    }
}
