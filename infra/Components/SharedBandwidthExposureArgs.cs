using Pulumi;

namespace SharedBandwidth.Components;

/// <summary>Several private apps behind one NAT gateway and one common bandwidth package.</summary>
public sealed class SharedBandwidthExposureArgs : ResourceArgs
{
    /// <summary>The VPC of the gateway and the apps. May be absent only when the gateway exists already.</summary>
    [Input("vpcId")]
    public Input<string>? VpcId { get; set; }

    /// <summary>
    /// The gateway's vSwitch, in a zone that offers enhanced NAT, with a free private IP for the gateway and each address. May be absent
    /// only when the gateway exists already.
    /// </summary>
    [Input("vswitchId")]
    public Input<string>? VswitchId { get; set; }

    /// <summary>The VPC's CIDR block. Absent: private IPs are not checked against it.</summary>
    [Input("vpcCidrBlock")]
    public string? VpcCidrBlock { get; set; }

    /// <summary>First part of every display name, up to 40 characters. Absent: the component's name.</summary>
    [Input("namePrefix")]
    public string? NamePrefix { get; set; }

    /// <summary><c>China</c> or <c>International</c>. Absent: <c>China</c>.</summary>
    [Input("accountSite")]
    public string? AccountSite { get; set; }

    /// <summary>The NAT gateway. Absent: one is created with the defaults of <see cref="GatewayArgs"/>.</summary>
    [Input("gateway")]
    public GatewayArgs? Gateway { get; set; }

    /// <summary>
    /// The common bandwidth package. Absent: one is created in the planned size, with the defaults of <see cref="BandwidthArgs"/>.
    /// </summary>
    [Input("bandwidth")]
    public BandwidthArgs? Bandwidth { get; set; }

    /// <summary>Addresses with settings of their own, or shared by several apps, by key.</summary>
    [Input("addresses")]
    public Dictionary<string, AddressArgs>? Addresses { get; set; }

    /// <summary>Security groups to open, by key.</summary>
    [Input("securityGroups")]
    public Dictionary<string, OpenSecurityGroupArgs>? SecurityGroups { get; set; }

    /// <summary>Internet access for private servers. Absent: the gateway gives none.</summary>
    [Input("outbound")]
    public OutboundArgs? Outbound { get; set; }

    /// <summary>
    /// The apps, by key. A key is part of the names of the app's resources: whoever changes it sets <see cref="AppArgs.FormerKey"/>.
    /// </summary>
    [Input("apps", required: true)]
    public Dictionary<string, AppArgs> Apps { get; set; } = [];

    /// <summary>Tags of the gateway, the package and the addresses.</summary>
    [Input("tags")]
    public Dictionary<string, string>? Tags { get; set; }

    /// <summary>
    /// Whether Pulumi refuses to delete everything that carries an app's traffic: the gateway, the package, the addresses with their
    /// places on and in them, all entries, and rules of security groups. Absent: false.
    /// </summary>
    [Input("protect")]
    public bool? Protect { get; set; }

    /// <summary>Whether Alibaba Cloud refuses to delete the gateway, the package and the addresses. Absent: false.</summary>
    [Input("deletionProtection")]
    public bool? DeletionProtection { get; set; }

    /// <summary>Quotas of an account whose quotas were raised. Absent: what Alibaba Cloud grants without asking.</summary>
    [Input("quotas")]
    public QuotasArgs? Quotas { get; set; }
}
