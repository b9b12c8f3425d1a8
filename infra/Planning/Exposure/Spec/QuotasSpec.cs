namespace SharedBandwidth.Planning.Exposure.Spec;

/// <summary>The account's quotas; the defaults are what Alibaba Cloud grants without asking.</summary>
public sealed record QuotasSpec
{
    /// <summary>https://help.aliyun.com/en/nat-gateway/user-guide/quotas/</summary>
    public int GatewaysPerVpc { get; init; } = 5;

    /// <summary>https://help.aliyun.com/en/nat-gateway/user-guide/quotas/</summary>
    public int EipsPerGateway { get; init; } = 20;

    /// <summary>Pay-as-you-go EIPs: https://www.alibabacloud.com/help/en/eip/product-overview/limits</summary>
    public int EipsPerAccount { get; init; } = 20;

    /// <summary>CreateForwardEntry: https://www.alibabacloud.com/help/doc-detail/36058.htm</summary>
    public int ForwardEntriesPerGateway { get; init; } = 100;

    /// <summary>The NAT gateway's limits of 2021; today's number was not found.</summary>
    public int SnatEntriesPerGateway { get; init; } = 40;

    /// <summary>https://www.alibabacloud.com/help/en/internet-shared-bandwidth/product-overview/limits</summary>
    public int EipsPerPackage { get; init; } = 100;

    /// <summary>Every quota under its key in the configuration.</summary>
    internal IEnumerable<(string Key, int Value)> All =>
    [
        ("gatewaysPerVpc", GatewaysPerVpc), ("eipsPerGateway", EipsPerGateway), ("eipsPerAccount", EipsPerAccount),
        ("forwardEntriesPerGateway", ForwardEntriesPerGateway), ("snatEntriesPerGateway", SnatEntriesPerGateway),
        ("eipsPerPackage", EipsPerPackage),
    ];
}
