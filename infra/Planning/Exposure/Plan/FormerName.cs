namespace SharedBandwidth.Planning.Exposure.Plan;

/// <summary>What resources were named before a key was changed. Pulumi takes them over under their new names.</summary>
/// <param name="Key">The key from before.</param>
/// <param name="Name">The logical name made with it.</param>
/// <param name="DisplayName">The display name made with it.</param>
/// <param name="ConfigPath">Where the configuration says so, such as <c>apps.web.formerKey</c>.</param>
public sealed record FormerName(string Key, string Name, string DisplayName, string ConfigPath);
