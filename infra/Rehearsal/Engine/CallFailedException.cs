using SharedBandwidth.Rehearsal.Cloud;

namespace SharedBandwidth.Rehearsal.Engine;

/// <summary>A call to the service failed and the provider gave up.</summary>
internal sealed class CallFailedException(string action, Refusal refusal) : Exception($"{action}: {refusal.Code}: {refusal.Message}")
{
    public string Action { get; } = action;

    public Refusal Refusal { get; } = refusal;
}
