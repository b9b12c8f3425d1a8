using System.Collections.Immutable;

namespace SharedBandwidth.Planning.Values;

/// <summary>Size of a gateway that is paid for by its specification (CreateNatGateway).</summary>
public sealed record GatewaySpecification : Term<GatewaySpecification>, ITerm<GatewaySpecification>
{
    public static readonly GatewaySpecification Small = new("Small");
    public static readonly GatewaySpecification Middle = new("Middle");
    public static readonly GatewaySpecification Large = new("Large");
    public static readonly GatewaySpecification ExtraLarge = new("XLarge.1");

    private GatewaySpecification(string text)
        : base(text)
    {
    }

    /// <inheritdoc/>
    public static ImmutableArray<GatewaySpecification> All { get; } = [Small, Middle, Large, ExtraLarge];
}
