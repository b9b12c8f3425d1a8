namespace Pulumi.AliCloud.Vpc.Outputs;

[OutputType]
public sealed class GetForwardEntriesEntryResult
{
    public readonly string ExternalIp;
    public readonly string ExternalPort;
    public readonly string InternalIp;
    public readonly string InternalPort;
    public readonly string IpProtocol;
    public readonly string Name;

    [OutputConstructor]
    internal GetForwardEntriesEntryResult(
        string externalIp,
        string externalPort,
        string internalIp,
        string internalPort,
        string ipProtocol,
        string name)
    {
        ExternalIp = externalIp;
        ExternalPort = externalPort;
        InternalIp = internalIp;
        InternalPort = internalPort;
        IpProtocol = ipProtocol;
        Name = name;
    }
}
