using Pulumi;

namespace SharedBandwidth.Components;

/// <summary>A security group to open for the ports of the apps that name it.</summary>
public sealed class OpenSecurityGroupArgs : ResourceArgs
{
    /// <summary>The security group, <c>sg-...</c>.</summary>
    [Input("id", required: true)]
    public Input<string> Id { get; set; } = null!;

    /// <summary>
    /// The key that the group had before: Pulumi takes its rules over. May stay after that update. Absent: it had no other key.
    /// </summary>
    [Input("formerKey")]
    public string? FormerKey { get; set; }

    /// <summary>
    /// Who may connect, as an IPv4 CIDR block or a single address. Absent: <see cref="SourceCidrs"/>, and without those
    /// <c>0.0.0.0/0</c>, everyone.
    /// </summary>
    [Input("sourceCidr")]
    public string? SourceCidr { get; set; }

    /// <summary>Several networks that may connect, beside <see cref="SourceCidr"/> if both are given. Absent: none.</summary>
    [Input("sourceCidrs")]
    public List<string>? SourceCidrs { get; set; }
}
