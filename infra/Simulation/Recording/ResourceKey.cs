namespace SharedBandwidth.Simulation.Recording;

/// <summary>What identifies a resource in a stack.</summary>
/// <param name="Type">Type token, such as <c>alicloud:vpc/natGateway:NatGateway</c>.</param>
/// <param name="Name">Logical name.</param>
public readonly record struct ResourceKey(string Type, string Name)
{
    /// <summary>A type token's last part: <c>NatGateway</c> of <c>alicloud:vpc/natGateway:NatGateway</c>.</summary>
    public string ShortType => Type[(Type.LastIndexOf(':') + 1)..];

    public override string ToString() => $"{Type}::{Name}";
}
