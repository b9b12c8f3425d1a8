using SharedBandwidth.Cloud;

namespace SharedBandwidth.Simulation.Provider;

/// <summary>A call to the service failed and the provider gave up.</summary>
public sealed class CallFailedException(string action, Refusal refusal) : Exception($"{action}: {refusal.Code}: {refusal.Message}")
{
    public string Action { get; } = action;

    public Refusal Refusal { get; } = refusal;
}
