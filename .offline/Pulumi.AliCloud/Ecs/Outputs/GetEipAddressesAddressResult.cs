namespace Pulumi.AliCloud.Ecs.Outputs;

[OutputType]
public sealed class GetEipAddressesAddressResult
{
    public readonly string AddressName;
    public readonly string AllocationId;
    public readonly string Bandwidth;
    public readonly string BandwidthPackageId;
    public readonly string Id;
    public readonly string InstanceId;
    public readonly string InstanceType;
    public readonly string InternetChargeType;
    public readonly string IpAddress;
    public readonly string Isp;
    public readonly string PaymentType;
    public readonly string Status;

    [OutputConstructor]
    internal GetEipAddressesAddressResult(
        string addressName,
        string allocationId,
        string bandwidth,
        string bandwidthPackageId,
        string id,
        string instanceId,
        string instanceType,
        string internetChargeType,
        string ipAddress,
        string isp,
        string paymentType,
        string status)
    {
        AddressName = addressName;
        AllocationId = allocationId;
        Bandwidth = bandwidth;
        BandwidthPackageId = bandwidthPackageId;
        Id = id;
        InstanceId = instanceId;
        InstanceType = instanceType;
        InternetChargeType = internetChargeType;
        IpAddress = ipAddress;
        Isp = isp;
        PaymentType = paymentType;
        Status = status;
    }
}
