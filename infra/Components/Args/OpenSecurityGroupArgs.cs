using Pulumi;

namespace SharedBandwidth.Components;

/// <summary>A security group to open for the ports of the apps that name it.</summary>
public sealed class OpenSecurityGroupArgs : ResourceArgs
{
    /// <summary>The security group, <c>sg-...</c>.</summary>
    [Input("id", required: true)]
    public Input<string> Id { get; set; } = null!;

    /// <summary>Who may connect, as an IPv4 CIDR block. Absent: <c>0.0.0.0/0</c>, everyone.</summary>
    [Input("sourceCidr")]
    public string? SourceCidr { get; set; }
}
