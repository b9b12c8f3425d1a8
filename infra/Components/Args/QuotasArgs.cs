using Pulumi;

namespace SharedBandwidth.Components;

/// <summary>Quotas of an account whose quotas were raised. Absent values: what Alibaba Cloud grants without asking.</summary>
public sealed class QuotasArgs : ResourceArgs
{
    /// <summary>Absent: 20.</summary>
    [Input("eipsPerGateway")]
    public int? EipsPerGateway { get; set; }

    /// <summary>Absent: 20.</summary>
    [Input("eipsPerAccount")]
    public int? EipsPerAccount { get; set; }

    /// <summary>Absent: 100.</summary>
    [Input("forwardEntriesPerGateway")]
    public int? ForwardEntriesPerGateway { get; set; }

    /// <summary>Absent: 40.</summary>
    [Input("snatEntriesPerGateway")]
    public int? SnatEntriesPerGateway { get; set; }

    /// <summary>Absent: 100.</summary>
    [Input("eipsPerPackage")]
    public int? EipsPerPackage { get; set; }
}
