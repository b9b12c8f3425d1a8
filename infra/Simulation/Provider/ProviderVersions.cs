namespace SharedBandwidth.Simulation.Provider;

/// <summary>The providers that are rehearsed: those that the program's packages bring.</summary>
public static class ProviderVersions
{
    /// <summary>null: this program uses no such provider.</summary>
    public static string? Of(string provider) => provider switch
    {
        "alicloud" => "3.105.0",
        "random" => "4.21.1",
        _ => null,
    };
}
