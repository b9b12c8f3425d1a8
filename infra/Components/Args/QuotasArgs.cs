using Pulumi;

namespace SharedBandwidth.Components;

/// <summary>Quotas of an account whose quotas were raised. Absent values: what Alibaba Cloud grants without asking.</summary>
public sealed class QuotasArgs : ResourceArgs
{
    /// <summary>EIPs on one NAT gateway. Absent: 20.</summary>
    [Input("eipsPerGateway")]
    public int? EipsPerGateway { get; set; }

    /// <summary>Pay-as-you-go EIPs in the account. Absent: 20.</summary>
    [Input("eipsPerAccount")]
    public int? EipsPerAccount { get; set; }

    /// <summary>Forward entries of one NAT gateway. Absent: 100.</summary>
    [Input("forwardEntriesPerGateway")]
    public int? ForwardEntriesPerGateway { get; set; }

    /// <summary>SNAT entries of one NAT gateway. Absent: 40.</summary>
    [Input("snatEntriesPerGateway")]
    public int? SnatEntriesPerGateway { get; set; }

    /// <summary>EIPs in one common bandwidth package. Absent: 100.</summary>
    [Input("eipsPerPackage")]
    public int? EipsPerPackage { get; set; }
}
