using System.Globalization;
using Pulumi;
using Pulumi.AliCloud.Ecs;
using Pulumi.AliCloud.Vpc;
using Pulumi.Random;

namespace SharedBandwidth.Components;

/// <summary>
/// A VPC, a vSwitch, a security group and small ECS web servers without public IPs: something to publish where nothing exists yet.
/// The servers need no internet access.
/// </summary>
public sealed class WebServerNetwork : ComponentResource
{
    private readonly Dictionary<string, Output<string>> _privateIps = [];

    /// <summary>Makes the network and its servers.</summary>
    /// <param name="name">First part of every resource's name.</param>
    /// <param name="args">What to build.</param>
    /// <param name="options">The usual options; absent: none.</param>
    public WebServerNetwork(string name, WebServerNetworkArgs args, ComponentResourceOptions? options = null)
        : base("shared-bandwidth:index:WebServerNetwork", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);

        var tags = args.Tags ?? [];
        var lookedUp = (args.ChosenByLookup ?? []).ToHashSet(StringComparer.Ordinal);

        // Several copies of this network may stand in one account; the suffix tells them apart in the console.
        var suffix = new RandomString($"{name}-suffix", new RandomStringArgs { Length = 6, Upper = false, Special = false }, Child());
        var displayName = Output.Format($"{args.NamePrefix ?? name}-{suffix.Result}");

        var vpc = new Network(
            name,
            new NetworkArgs { VpcName = displayName, CidrBlock = args.CidrBlock, Tags = tags },
            Child());
        var vswitch = new Switch(
            name,
            new SwitchArgs { VpcId = vpc.Id, VswitchName = displayName, CidrBlock = args.CidrBlock, ZoneId = args.ZoneId, Tags = tags },
            // Two vSwitches of one VPC must not overlap: the old one goes first, and with it all that is in it.
            Child([.. lookedUp.Intersect(["zoneId"])], deleteBeforeReplace: true));
        var securityGroup = new SecurityGroup(
            name,
            new SecurityGroupArgs { VpcId = vpc.Id, SecurityGroupName = displayName, Tags = tags },
            Child());

        // The service wants 8 to 30 characters of at least three kinds.
        var password = new RandomPassword(
            $"{name}-password",
            new RandomPasswordArgs
            {
                Length = 24,
                MinLower = 2,
                MinUpper = 2,
                MinNumeric = 2,
                MinSpecial = 2,
                OverrideSpecial = "()-_+=[]",
            },
            Child());

        foreach (var (key, server) in args.Servers.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            var instance = new Instance(
                $"{name}-{key}",
                new InstanceArgs
                {
                    InstanceName = displayName.Apply(display => $"{display}-{key}"),
                    InstanceType = args.InstanceType,
                    ImageId = args.ImageId,
                    SystemDiskCategory = "cloud_essd",
                    InstanceChargeType = "PostPaid",
                    VswitchId = vswitch.Id,
                    SecurityGroups = { securityGroup.Id },
                    Password = password.Result,
                    // The former key, because another script makes another server.
                    UserData = FirstBootScript(server.FormerKey ?? key, server.Ports),
                    Tags = tags,
                },
                Child(
                    [.. lookedUp.Intersect(["instanceType", "imageId"])],
                    server.FormerKey is null ? null : $"{name}-{server.FormerKey}",
                    // In place the service would stop the server, and never run the script again
                    // (https://www.alibabacloud.com/help/en/ecs/api-modifyinstanceattribute).
                    replaceOnChanges: ["imageId", "instanceType", "userData", "vswitchId"]));
            _privateIps.Add(key, instance.PrivateIp);
        }

        VpcId = vpc.Id;
        VswitchId = vswitch.Id;
        SecurityGroupId = securityGroup.Id;
        RegisterOutputs();

        CustomResourceOptions Child(
            List<string>? ignoreChanges = null,
            string? formerName = null,
            bool? deleteBeforeReplace = null,
            List<string>? replaceOnChanges = null) => new()
            {
                Parent = this,
                IgnoreChanges = ignoreChanges ?? [],
                Aliases = FormerNames.Alias(formerName),
                DeleteBeforeReplace = deleteBeforeReplace,
                ReplaceOnChanges = replaceOnChanges ?? [],
            };
    }

    /// <summary>The VPC's id, <c>vpc-...</c>.</summary>
    [Output("vpcId")]
    public Output<string> VpcId { get; private set; }

    /// <summary>The vSwitch's id, <c>vsw-...</c>: of the servers, and for the gateway.</summary>
    [Output("vswitchId")]
    public Output<string> VswitchId { get; private set; }

    /// <summary>The servers' security group, <c>sg-...</c>; it lets nothing in until a rule is added.</summary>
    [Output("securityGroupId")]
    public Output<string> SecurityGroupId { get; private set; }

    /// <summary>A server's private IP, depending on that server alone.</summary>
    /// <exception cref="KeyNotFoundException">There is no server of this key.</exception>
    public Output<string> PrivateIpOf(string key) => _privateIps[key];

    // cloud-init runs this once; the units start again with every boot.
    private static string FirstBootScript(string key, List<int> ports)
    {
        var script = new List<string> { "#!/bin/sh", "mkdir -p /srv/www", $"echo '{key}' > /srv/www/index.html" };
        foreach (var port in ports.Order().Select(p => p.ToString(CultureInfo.InvariantCulture)))
        {
            script.Add(
                $"printf '[Service]\\nExecStart=/usr/bin/python3 -m http.server {port} --directory /srv/www\\nRestart=always\\n" +
                $"[Install]\\nWantedBy=multi-user.target\\n' > /etc/systemd/system/web-{port}.service");
            script.Add($"systemctl enable --now web-{port}");
        }

        return string.Join('\n', script) + "\n";
    }
}
