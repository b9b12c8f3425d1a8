using System.Globalization;
using Pulumi;
using Pulumi.AliCloud.Ecs;
using Pulumi.AliCloud.Vpc;

namespace SharedBandwidth.Components;

/// <summary>A public address on a NAT gateway and in a common bandwidth package.</summary>
public sealed class SharedAddress : ComponentResource
{
    /// <summary>Makes the EIP, or reads the existing one, and puts it on the gateway and into the package.</summary>
    /// <param name="name">Logical name of the EIP, its association and its attachment.</param>
    /// <param name="args">Which EIP, gateway and package.</param>
    /// <param name="options">The usual options; absent: none.</param>
    public SharedAddress(string name, SharedAddressArgs args, ComponentResourceOptions? options = null)
        : this(name, formerName: null, args, options)
    {
    }

    /// <param name="name">Logical name of the EIP, its association and its attachment.</param>
    /// <param name="formerName">The name from before; null: it had no other.</param>
    /// <param name="args">Which EIP, gateway and package.</param>
    /// <param name="options">The usual options.</param>
    internal SharedAddress(string name, string? formerName, SharedAddressArgs args, ComponentResourceOptions? options)
        : base("shared-bandwidth:index:SharedAddress", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);

        (AllocationId, IpAddress) = ReadOrCreateEip(name, formerName, args);

        // A replaced association must come before the old one goes, or entries would lose their address: no DeleteBeforeReplace.
        var association = new EipAssociation(
            name,
            new EipAssociationArgs { AllocationId = AllocationId, InstanceId = args.GatewayId, InstanceType = "Nat" },
            new CustomResourceOptions { Parent = this, Protect = args.Protect, Aliases = FormerNames.Alias(formerName) });

        // An EIP can be in one package only, so an old attachment must go before the new one comes. Waiting for the
        // association keeps the service from refusing one of two operations on the same EIP.
        var attachment = new CommonBandwithPackageAttachment(
            name,
            new CommonBandwithPackageAttachmentArgs { BandwidthPackageId = args.PackageId, InstanceId = AllocationId },
            new CustomResourceOptions
            {
                Parent = this,
                DependsOn = { association },
                DeleteBeforeReplace = true,
                Protect = args.Protect,
                Aliases = FormerNames.Alias(formerName),
            });

        InUse = [association, attachment];
        RegisterOutputs();
    }

    /// <summary>The EIP's id, <c>eip-...</c>.</summary>
    [Output("allocationId")]
    public Output<string> AllocationId { get; private set; }

    /// <summary>The public IPv4 address; in a preview unknown until the EIP exists.</summary>
    [Output("ipAddress")]
    public Output<string> IpAddress { get; private set; }

    /// <summary>What an entry on this address must wait for, and must be gone before: none of it follows from its properties.</summary>
    internal InputList<Resource> InUse { get; }

    private (Output<string> Id, Output<string> Ip) ReadOrCreateEip(string name, string? formerName, SharedAddressArgs args)
    {
        if (args.EipId is not { } existing)
        {
            var made = CreateEip(name, formerName, args);
            return (made.Id, made.IpAddress);
        }

        // Only a known id can be read: of an unknown one Pulumi would create an EIP in a preview.
        var read = existing.Apply(id => EipAddress.Get(
            name, id, options: new CustomResourceOptions { Parent = this, Aliases = FormerNames.Alias(formerName) }));
        return (read.Apply(eip => eip.Id), read.Apply(eip => eip.IpAddress));
    }

    private EipAddress CreateEip(string name, string? formerName, SharedAddressArgs args) => new(
        name,
        new EipAddressArgs
        {
            AddressName = args.DisplayName,
            Description = args.Description,
            Bandwidth = args.BandwidthMbps is { } mbps
                ? mbps.Apply(number => number.ToString(CultureInfo.InvariantCulture))
                : (Input<string>?)null,
            InternetChargeType = args.InternetChargeType,
            PaymentType = "PayAsYouGo",
            Isp = args.Isp,
            ResourceGroupId = args.ResourceGroupId,
            DeletionProtection = args.DeletionProtection,
            Tags = args.Tags ?? [],
        },
        new CustomResourceOptions { Parent = this, Protect = args.Protect, Aliases = FormerNames.Alias(formerName) });
}
