namespace SharedBandwidth.Rehearsal.Recording;

/// <summary>What identifies a resource in a stack.</summary>
/// <param name="Type">Type token, such as <c>alicloud:vpc/natGateway:NatGateway</c>.</param>
/// <param name="Name">Logical name.</param>
public readonly record struct ResourceKey(string Type, string Name)
{
    public override string ToString() => $"{Type}::{Name}";
}
