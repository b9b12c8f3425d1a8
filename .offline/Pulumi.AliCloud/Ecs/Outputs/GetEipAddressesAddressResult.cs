namespace Pulumi.AliCloud.Ecs.Outputs;

[OutputType]
public sealed class GetEipAddressesAddressResult
{
    public readonly string AddressName;
    public readonly string AllocationId;
    public readonly string BandwidthPackageId;
    public readonly string Id;
    public readonly string InstanceId;
    public readonly string InstanceType;
    public readonly string IpAddress;
    public readonly string Isp;
    public readonly string PaymentType;
    public readonly string Status;

    [OutputConstructor]
    internal GetEipAddressesAddressResult(
        string addressName,
        string allocationId,
        string bandwidthPackageId,
        string id,
        string instanceId,
        string instanceType,
        string ipAddress,
        string isp,
        string paymentType,
        string status)
    {
        AddressName = addressName;
        AllocationId = allocationId;
        BandwidthPackageId = bandwidthPackageId;
        Id = id;
        InstanceId = instanceId;
        InstanceType = instanceType;
        IpAddress = ipAddress;
        Isp = isp;
        PaymentType = paymentType;
        Status = status;
    }
}
