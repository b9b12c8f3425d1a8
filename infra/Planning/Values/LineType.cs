using System.Collections.Immutable;

namespace SharedBandwidth.Planning.Values;

/// <summary>Line type (ISP) of a package and of every EIP in it; the list of the provider's documentation.</summary>
public sealed record LineType : Term<LineType>, ITerm<LineType>
{
    public static readonly LineType Bgp = new("BGP");
    public static readonly LineType BgpPro = new("BGP_PRO");
    public static readonly LineType ChinaTelecom = new("ChinaTelecom");
    public static readonly LineType ChinaUnicom = new("ChinaUnicom");
    public static readonly LineType ChinaMobile = new("ChinaMobile");
    public static readonly LineType ChinaTelecomL2 = new("ChinaTelecom_L2");
    public static readonly LineType ChinaUnicomL2 = new("ChinaUnicom_L2");
    public static readonly LineType ChinaMobileL2 = new("ChinaMobile_L2");
    public static readonly LineType BgpFinanceCloud = new("BGP_FinanceCloud");
    public static readonly LineType BgpInternational = new("BGP_International");

    private LineType(string text)
        : base(text)
    {
    }

    /// <inheritdoc/>
    public static ImmutableArray<LineType> All { get; } =
    [
        Bgp, BgpPro, ChinaTelecom, ChinaUnicom, ChinaMobile, ChinaTelecomL2, ChinaUnicomL2, ChinaMobileL2,
        BgpFinanceCloud, BgpInternational,
    ];
}
