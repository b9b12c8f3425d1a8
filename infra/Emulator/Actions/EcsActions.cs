using System.Text.Json.Nodes;
using SharedBandwidth.Cloud;

namespace SharedBandwidth.Emulator.Actions;

/// <summary>ECS instances, and what can be had for them.</summary>
internal static class EcsActions
{
    private const string Ids = "InstanceId InstanceIds AdditionalAttributes PageNumber PageSize MaxResults NextToken";

    // The smallest server that anybody asks for here.
    private const int Cores = 2;
    private const int MemoryMiB = 4096;
    private const string SmallType = "ecs.u1-c1m2.large";
    private const string Image = "aliyun_3_x64_20G_alibase_20260101.vhd";

    public static ApiAction[] All { get; } =
    [
        new("RunInstances",
            "ImageId InstanceType InstanceName SecurityGroupId SecurityGroupIds VSwitchId PrivateIpAddress SystemDisk.Category "
            + "SystemDisk.Size SystemDisk.PerformanceLevel InternetChargeType InternetMaxBandwidthIn InternetMaxBandwidthOut "
            + "InstanceChargeType UserData Password KeyPairName DeletionProtection HostName Description ResourceGroupId Amount MinAmount "
            + "ZoneId IoOptimized SpotStrategy CreditSpecification SecurityEnhancementStrategy HttpEndpoint HttpTokens "
            + "HttpPutResponseHopLimit Tag.Key Tag.Value",
            (account, request) => new JsonObject
            {
                ["InstanceIdSets"] = AccountView.Texts("InstanceIdSet", account.Cloud.RunInstances(WithoutPassword(request))),
            }),
        new("DescribeInstances",
            $"{Ids} VpcId VSwitchId ZoneId Status InstanceName InstanceType ImageId SecurityGroupId InstanceNetworkType ResourceGroupId "
            + "Tag.Key Tag.Value",
            (account, request) =>
                AccountView.Page(request, "Instances", "Instance", Instances(account, request).Select(instance => Of(account, instance)))),
        new("ModifyInstanceAttribute", "InstanceId InstanceName Description Password HostName UserData SecurityGroupIds DeletionProtection",
            ApiAction.Done((account, request) => account.ModifyInstanceAttribute(WithoutPassword(request)))),
        new("JoinSecurityGroup", "InstanceId SecurityGroupId", ApiAction.Done((account, request) => account.JoinSecurityGroup(request))),
        new("LeaveSecurityGroup", "InstanceId SecurityGroupId", ApiAction.Done((account, request) => account.LeaveSecurityGroup(request))),
        new("StopInstance", "InstanceId ForceStop ConfirmStop StoppedMode Hibernate",
            ApiAction.Done((account, request) => account.StopInstance(request.Required("InstanceId")))),
        new("StartInstance", "InstanceId InitLocalDisk",
            ApiAction.Done((account, request) => account.StartInstance(request.Required("InstanceId")))),
        new("DeleteInstance", "InstanceId Force TerminateSubscription",
            ApiAction.Done((account, request) => account.DeleteInstance(request.Required("InstanceId")))),
        new("DescribeDisks", "DiskType InstanceId DiskIds PageNumber PageSize MaxResults NextToken",
            (account, request) => AccountView.Page(request, "Disks", "Disk", Instances(account, request).Select(instance => new JsonObject
            {
                ["DiskId"] = Other(instance, "d"),
                ["InstanceId"] = instance.Id,
                ["Type"] = "system",
                ["Category"] = instance.Text("SystemDisk.Category") ?? "cloud_essd",
                ["DiskName"] = "",
                ["Description"] = "",
                ["Size"] = 20,
                ["AutoSnapshotPolicyId"] = "",
                ["StorageClusterId"] = "",
                ["Encrypted"] = false,
                ["KMSKeyId"] = "",
                ["ProvisionedIops"] = 0,
                ["BurstingEnabled"] = false,
                ["PerformanceLevel"] = "PL0",
                ["Status"] = "In_use",
                ["Device"] = "/dev/xvda",
                ["Tags"] = new JsonObject { ["Tag"] = new JsonArray() },
            }))),
        new("DescribeUserData", "InstanceId", (account, request) =>
        {
            var instance = Instance(account, request.Required("InstanceId"));
            return new JsonObject
            {
                ["InstanceId"] = instance.Id,
                ["RegionId"] = account.Region,
                ["UserData"] = instance.Text("UserData") ?? "",
            };
        }),

        // The provider's look-up leaves out each instance that this does not name.
        new("DescribeInstanceRamRole", $"{Ids} RamRoleName", (account, request) => AccountView.Page(
            request, "InstanceRamRoleSets", "InstanceRamRoleSet",
            Instances(account, request).Select(instance => new JsonObject { ["InstanceId"] = instance.Id, ["RamRoleName"] = "" }))),
        new("DescribeNetworkInterfaces", "NetworkInterfaceId InstanceId VSwitchId Type Status PageNumber PageSize MaxResults NextToken",
            (account, request) =>
            {
                var wanted = request.List("NetworkInterfaceId").ToHashSet(StringComparer.Ordinal);
                return AccountView.Page(request, "NetworkInterfaceSets", "NetworkInterfaceSet", account.All(CloudAccount.Instance)
                    .Where(instance => wanted.Count == 0 || wanted.Contains(Other(instance, "eni")))
                    .Select(instance => new JsonObject
                    {
                        ["NetworkInterfaceId"] = Other(instance, "eni"),
                        ["InstanceId"] = instance.Id,
                        ["VSwitchId"] = instance.Text("VSwitchId") ?? "",
                        ["Type"] = "Primary",
                        ["NetworkInterfaceTrafficMode"] = "Standard",
                        ["QueuePairNumber"] = 0,
                        ["SourceDestCheck"] = true,
                        ["PrivateIpSets"] = new JsonObject
                        {
                            ["PrivateIpSet"] = new JsonArray(
                                new JsonObject { ["Primary"] = true, ["PrivateIpAddress"] = instance.Text("PrivateIpAddress") ?? "" }),
                        },
                        ["Ipv6Sets"] = new JsonObject { ["Ipv6Set"] = new JsonArray() },
                        ["SecurityGroupIds"] = AccountView.Texts("SecurityGroupId", CloudAccount.SecurityGroupsOf(instance)),
                        ["Attachment"] = new JsonObject { ["NetworkCardIndex"] = 0 },
                    }));
            }),
        new("DescribeInstanceMaintenanceAttributes", $"{Ids} PageNumber", (account, request) => new JsonObject
        {
            ["MaintenanceAttributes"] = new JsonObject
            {
                ["MaintenanceAttribute"] = new JsonArray([.. request.List("InstanceId").Select(id => new JsonObject
                {
                    ["InstanceId"] = Instance(account, id).Id,
                    ["MaintenanceWindows"] = new JsonObject { ["MaintenanceWindow"] = new JsonArray() },
                    ["ActionOnMaintenance"] = new JsonObject
                    {
                        ["Value"] = "AutoRecover",
                        ["DefaultValue"] = "AutoRecover",
                        ["SupportedValues"] = AccountView.Texts("SupportedValue", "AutoRecover"),
                    },
                    ["NotifyOnMaintenance"] = false,
                })]),
            },
            ["TotalCount"] = request.List("InstanceId").Count(),
        }),
        new("DescribeInstanceAttribute", "InstanceId", (account, request) => new JsonObject
        {
            ["InstanceId"] = Instance(account, request.Required("InstanceId")).Id,
            ["EnableJumboFrame"] = false,
            ["EnableNetworkEncryption"] = false,
        }),
        new("DescribeInstanceAttachmentAttributes", Ids, (account, request) => AccountView.Page(
            request, "Instances", "Instance", Instances(account, request).Select(instance => new JsonObject
            {
                ["InstanceId"] = instance.Id,
                ["PrivatePoolOptionsMatchCriteria"] = "Open",
                ["PrivatePoolOptionsId"] = "",
            }))),
        new("DescribeImages",
            "ImageOwnerAlias Status ImageName ImageFamily ImageId OSType Architecture ActionType Usage DryRun IsSupportIoOptimized "
            + "IsSupportCloudinit InstanceType ShowExpired IsPublic Tag.Key Tag.Value PageNumber PageSize",
            (account, request) => AccountView.Page(request, "Images", "Image", [OfImage(account)])),
        new("DescribeTags", "ResourceType ResourceId Tag.Key Tag.Value PageNumber PageSize",
            (_, request) => AccountView.Page(request, "Tags", "Tag", [])),
        new("DescribeAvailableResource",
            "DestinationResource Cores Memory IoOptimized InstanceChargeType SpotStrategy ZoneId InstanceType SystemDiskCategory "
            + "DataDiskCategory NetworkCategory ResourceType Scope DedicatedHostId SpotDuration",
            (account, request) => new JsonObject
            {
                ["AvailableZones"] = new JsonObject
                {
                    ["AvailableZone"] = new JsonArray([.. account.Zones
                        .Where(zone => AccountView.HasId(request, "ZoneId", zone))
                        .Select(zone => new JsonObject
                        {
                            ["ZoneId"] = zone,
                            ["RegionId"] = account.Region,
                            ["Status"] = "Available",
                            ["StatusCategory"] = "WithStock",
                            ["AvailableResources"] = new JsonObject
                            {
                                ["AvailableResource"] = new JsonArray(new JsonObject
                                {
                                    ["Type"] = request.Text("DestinationResource") ?? "InstanceType",
                                    ["SupportedResources"] = new JsonObject
                                    {
                                        ["SupportedResource"] = new JsonArray(
                                            new JsonObject
                                            {
                                                ["Value"] = SmallType,
                                                ["Status"] = "Available",
                                                ["StatusCategory"] = "WithStock",
                                            }),
                                    },
                                }),
                            },
                        })]),
                },
            }),
        new("DescribeInstanceTypes",
            "InstanceTypes InstanceTypeFamily NextToken MaxResults AdditionalAttributes CpuArchitecture",
            (_, _) => new JsonObject
            {
                ["InstanceTypes"] = new JsonObject
                {
                    ["InstanceType"] = new JsonArray(new JsonObject
                    {
                        ["InstanceTypeId"] = SmallType,
                        ["InstanceTypeFamily"] = "ecs.u1",
                        ["CpuCoreCount"] = Cores,
                        ["MemorySize"] = MemoryMiB / 1024.0,
                        ["CpuArchitecture"] = "X86",
                        ["EniQuantity"] = 2,
                        ["GPUAmount"] = 0,
                        ["GPUSpec"] = "",
                        ["InitialCredit"] = 0,
                        ["BaselineCredit"] = 0,
                        ["LocalStorageAmount"] = 0,
                        ["LocalStorageCapacity"] = 0,
                        ["LocalStorageCategory"] = "",
                        ["NvmeSupport"] = "unsupported",
                    }),
                },
                ["NextToken"] = "",
            }),
    ];

    private static Parameters WithoutPassword(Parameters request) => Parameters.Of(request.Values.Remove(EmulatedAccount.Password));

    private static IEnumerable<CloudObject> Instances(AccountView account, Parameters request)
    {
        var wanted = AccountView.IdsOf(request, "InstanceId");
        return account.All(CloudAccount.Instance).Where(instance => (wanted is null || wanted.Contains(instance.Id))
            && AccountView.HasId(request, "VpcId", VpcOf(account, instance))
            && AccountView.HasId(request, "VSwitchId", instance.Text("VSwitchId") ?? "")
            && (request.Text("SecurityGroupId") is not { } group || CloudAccount.SecurityGroupsOf(instance).Contains(group))
            && AccountView.HasTags(request, instance));
    }

    private static CloudObject Instance(AccountView account, string id) => account.Cloud.Find(id) is { Kind: CloudAccount.Instance } found
        ? found
        : throw new RefusedException(ErrorCodes.InstanceNotFound, $"There is no instance {id}.");

    // Made with the instance, and known by its id.
    private static string Other(CloudObject instance, string prefix) => $"{prefix}{instance.Id[1..]}";

    private static string VpcOf(AccountView account, CloudObject instance) =>
        account.Cloud.Find(instance.Text("VSwitchId") ?? "")?.Text("VpcId") ?? "";

    private static JsonObject Of(AccountView account, CloudObject instance) => new()
    {
        ["InstanceId"] = instance.Id,
        ["InstanceName"] = instance.Text("InstanceName") ?? "",
        ["Description"] = instance.Text("Description") ?? "",
        ["Status"] = account.Cloud.StatusOf(instance),
        ["RegionId"] = account.Region,
        ["ZoneId"] = account.Cloud.Find(instance.Text("VSwitchId") ?? "")?.Text("ZoneId") ?? account.Zones.First(),
        ["HostName"] = instance.Text("HostName") ?? "",
        ["ImageId"] = instance.Text("ImageId") ?? "",
        ["InstanceType"] = instance.Text("InstanceType") ?? "",
        ["InstanceChargeType"] = instance.Text("InstanceChargeType") ?? "PostPaid",
        ["InternetChargeType"] = instance.Text("InternetChargeType") ?? "PayByTraffic",
        ["InternetMaxBandwidthOut"] = 0,
        ["InternetMaxBandwidthIn"] = 0,
        ["KeyPairName"] = instance.Text("KeyPairName") ?? "",
        ["SpotStrategy"] = "NoSpot",
        ["SpotPriceLimit"] = 0,
        ["SpotDuration"] = 0,
        ["SpotInterruptionBehavior"] = "",
        ["DeletionProtection"] = instance.IsProtected,
        ["CreditSpecification"] = "",
        ["AutoReleaseTime"] = "",
        ["Tags"] = AccountView.Tags(instance, "TagKey", "TagValue"),
        ["HpcClusterId"] = "",
        ["DeploymentSetId"] = "",
        ["DeploymentSetGroupNo"] = 0,
        ["StoppedMode"] = "Not-applicable",
        ["PublicIpAddress"] = AccountView.Texts("IpAddress"),
        ["InnerIpAddress"] = AccountView.Texts("IpAddress"),
        ["EipAddress"] = new JsonObject { ["IpAddress"] = "", ["AllocationId"] = "" },
        ["VpcAttributes"] = new JsonObject
        {
            ["VpcId"] = VpcOf(account, instance),
            ["VSwitchId"] = instance.Text("VSwitchId") ?? "",
            ["PrivateIpAddress"] = AccountView.Texts("IpAddress", instance.Text("PrivateIpAddress") ?? ""),
            ["NatIpAddress"] = "",
        },
        ["SecurityGroupIds"] = AccountView.Texts("SecurityGroupId", CloudAccount.SecurityGroupsOf(instance)),
        ["NetworkInterfaces"] = new JsonObject
        {
            ["NetworkInterface"] = new JsonArray(new JsonObject
            {
                ["NetworkInterfaceId"] = Other(instance, "eni"),
                ["Type"] = "Primary",
                ["PrimaryIpAddress"] = instance.Text("PrivateIpAddress") ?? "",
                ["MacAddress"] = "",
            }),
        },
        ["MetadataOptions"] = new JsonObject { ["HttpTokens"] = "optional", ["HttpEndpoint"] = "enabled", ["HttpPutResponseHopLimit"] = 0 },
        ["Cpu"] = Cores,
        ["Memory"] = MemoryMiB,
        ["OSName"] = "",
        ["OSType"] = "linux",
        ["DedicatedHostAttribute"] = new JsonObject { ["DedicatedHostId"] = "" },
        ["CreationTime"] = account.DateToTheMinute(instance),
        ["StartTime"] = account.DateToTheMinute(instance),
        ["ExpiredTime"] = "2099-12-31T15:59Z",
        ["ResourceGroupId"] = instance.Text("ResourceGroupId") ?? "",
        ["AdditionalInfo"] = new JsonObject { ["EnableHighDensityMode"] = false },
        ["ImageOptions"] = new JsonObject { ["LoginAsNonRoot"] = false },
        ["InstanceNetworkType"] = "vpc",
        ["OperationLocks"] = new JsonObject { ["LockReason"] = new JsonArray() },
    };

    private static JsonObject OfImage(AccountView account) => new()
    {
        ["ImageId"] = Image,
        ["ImageName"] = Image,
        ["ImageOwnerAlias"] = "system",
        ["ImageFamily"] = "acs:alibaba_cloud_linux_3_2104_lts_x64",
        ["ImageVersion"] = "1",
        ["OSName"] = "Alibaba Cloud Linux 3.2104 LTS 64-bit",
        ["OSNameEn"] = "Alibaba Cloud Linux 3.2104 LTS 64-bit",
        ["OSType"] = "linux",
        ["Platform"] = "Aliyun",
        ["Architecture"] = "x86_64",
        ["Status"] = "Available",
        ["Size"] = 20,
        ["Progress"] = "100%",
        ["Usage"] = "instance",
        ["Description"] = "",
        ["ProductCode"] = "",
        ["IsCopied"] = false,
        ["IsSubscribed"] = false,
        ["IsSelfShared"] = "",
        ["IsSupportIoOptimized"] = true,
        ["IsSupportCloudinit"] = true,
        ["CreationTime"] = "2026-01-01T00:00:00Z",
        ["DiskDeviceMappings"] = new JsonObject { ["DiskDeviceMapping"] = new JsonArray() },
        ["Tags"] = new JsonObject { ["Tag"] = new JsonArray() },
        ["RegionId"] = account.Region,
    };
}
