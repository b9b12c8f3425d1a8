namespace SharedBandwidth.Simulation.Recording;

/// <summary>The identity of a resource in a stack.</summary>
/// <param name="Type">Type token, such as <c>alicloud:vpc/natGateway:NatGateway</c>.</param>
/// <param name="Name">Logical name.</param>
public readonly record struct ResourceKey(string Type, string Name)
{
    /// <summary>A type token's last part: <c>NatGateway</c> of <c>alicloud:vpc/natGateway:NatGateway</c>.</summary>
    public string ShortType => Type[(Type.LastIndexOf(':') + 1)..];

    /// <summary>The key that <see cref="ToString"/> wrote; a type token has no two colons in a row.</summary>
    public static ResourceKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split("::", 2) is [var type, var name]
            ? new ResourceKey(type, name)
            : throw new FormatException($"{text} is not a resource's key, which is type::name.");
    }

    public override string ToString() => $"{Type}::{Name}";
}
