using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Network;

namespace SharedBandwidth.Configuration;

/// <summary>Reads a stack's configuration into a specification; ranges, references and rules are planning's to check.</summary>
public static class StackSettings
{
    /// <summary>First part of every resource's name. Never changed: resources would be made again under other names.</summary>
    public const string ExposureName = "shared-bandwidth";

    private const string ProviderPrefix = "alicloud:";
    private const string Region = "region";
    private const string RegionKey = ProviderPrefix + Region;

    // These stay texts even when they look like a number or a boolean.
    private static readonly string[] _plainTexts = ["accountSite", "namePrefix", "timeZone"];

    /// <summary>
    /// Reads and plans what a configuration says. What cannot be read is said once, and nothing that planning finds only because of it.
    /// </summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="project">The project's name, which is the namespace of its keys.</param>
    /// <param name="stack">The stack's name, part of the default display names.</param>
    /// <returns>The specification, and the plan with all findings.</returns>
    public static (StackSpec Spec, StackPlan Plan) Plan(StackConfiguration configuration, string project, string stack)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var reading = new Reading();
        var spec = Read(configuration, project, stack, reading);
        var plan = StackPlanner.Plan(spec);

        var unusable = configuration.Findings.Where(finding => finding.Severity == Severity.Error)
            .Select(finding => finding.Subject).ToHashSet();
        foreach (var path in unusable)
        {
            reading.Unread.Add(path);
        }

        var all = new FindingList();
        all.AddRange(configuration.Findings);
        all.AddRange(new SecretTexts(configuration, project).HideIn(
        [
            .. reading.Findings.Where(finding => !unusable.Contains(finding.Subject.Split('.')[0])),
            .. plan.Findings.Where(finding => !reading.Unread.Explain(finding)),
        ]));
        return (spec, plan with { Findings = all.ToOrdered() });
    }

    /// <summary>Reads the keys of the project's own namespace, and the provider's region and profile.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="project">The project's name, which is the namespace of its keys.</param>
    /// <param name="stack">The stack's name, part of the default display names.</param>
    /// <param name="findings">Takes what cannot be read.</param>
    public static StackSpec Read(StackConfiguration configuration, string project, string stack, FindingList findings)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(findings);
        var reading = new Reading();
        var spec = Read(configuration, project, stack, reading);
        findings.AddRange(reading.Findings);
        return spec;
    }

    private static StackSpec Read(StackConfiguration configuration, string project, string stack, Reading reading)
    {
        var prefix = project + ":";
        var config = configuration.Values;
        var mistaken = MistakenForRegion(config, prefix);
        if (mistaken is not null)
        {
            var subject = mistaken == prefix + Region ? Region : mistaken;
            reading.Add(FindingCodes.UnknownKey, subject, $"The region is not read from '{mistaken}'; write {RegionKey} in its place.");
            reading.Unread.Add(RegionKey);
        }

        var values = config
            .Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal) && entry.Key != mistaken)
            .Select(entry => KeyValuePair.Create(entry.Key[prefix.Length..], entry.Value))
            .Select(entry => KeyValuePair.Create(entry.Key, _plainTexts.Contains(entry.Key) ? ToText(entry.Value) : ToJson(entry.Value)));
        var root = new ObjectReader("", values, reading);
        var (network, exposure, timeZone) = ReadOwn(root, DefaultNamePrefix(project, stack), reading);
        var spec = new StackSpec(
            config.GetValueOrDefault(RegionKey),
            network,
            exposure with { SecretKeys = [.. configuration.SecretKeysOf(project)] })
        {
            Profile = config.GetValueOrDefault($"{ProviderPrefix}profile") is { Length: > 0 } profile ? profile : null,
            TimeZone = timeZone,
            EncryptedPaths = [.. reading.EncryptedPaths],
        };
        root.ReportUnknownKeys();
        return spec;
    }

    // The key that stands where the region's should. The provider's other keys are not known here.
    private static string? MistakenForRegion(IReadOnlyDictionary<string, string> config, string prefix) => config.ContainsKey(RegionKey)
        ? null
        : config.Keys.Order(StringComparer.Ordinal).FirstOrDefault(key => key.StartsWith(ProviderPrefix, StringComparison.Ordinal)
            ? DidYouMean.Nearest(key[ProviderPrefix.Length..], [Region]) is not null
            : key == prefix + Region);

    /// <summary>The keys of the project's own namespace, without it.</summary>
    public static IReadOnlyCollection<string> Keys()
    {
        // Those that are asked for: a list of them would have to be kept like it.
        var reading = new Reading();
        var nothing = new ObjectReader("", [], reading);
        ReadOwn(nothing, "", reading);
        return nothing.Keys;
    }

    private static (NetworkSpec Network, ExposureSpec Exposure, string? TimeZone) ReadOwn(
        ObjectReader root, string defaultNamePrefix, Reading reading) =>
        (root.Object("network", ReadNetwork) ?? new NetworkSpec(), ReadExposure(root, defaultNamePrefix), ReadTimeZone(root, reading));

    private static ExposureSpec ReadExposure(ObjectReader root, string defaultNamePrefix) => new()
    {
        Name = ExposureName,
        NamePrefix = root.Text("namePrefix") is { Length: > 0 } namePrefix ? namePrefix : defaultNamePrefix,
        AccountSite = root.Text("accountSite"),
        Gateway = root.Object("gateway", ReadGateway) ?? new GatewaySpec(),
        Bandwidth = root.Object("bandwidth", ReadBandwidth) ?? new BandwidthSpec(),
        Addresses = Sorted(root.MapOfObjects("addresses", ReadAddress)),
        SecurityGroups = Sorted(root.MapOfObjects("securityGroups", ReadSecurityGroup)),
        Outbound = root.Object("outbound", ReadOutbound),
        Apps = Sorted(root.MapOfObjects("apps", ReadApp)),
        Tags = Sorted(root.Map("tags", root.TextOrScalar)),
        Protect = root.Flag("protect") ?? false,
        DeletionProtection = root.Flag("deletionProtection") ?? false,
        Quotas = root.Object("quotas", ReadQuotas) ?? new QuotasSpec(),
    };

    private static string? ReadTimeZone(ObjectReader root, Reading reading)
    {
        if (root.Text("timeZone") is not { Length: > 0 } name)
        {
            return null;
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out _))
        {
            reading.Add(
                FindingCodes.NotAllowedValue, "timeZone", $"'{name}' is not a time zone; use an IANA name such as Asia/Shanghai or UTC.");
        }

        return name;
    }

    private static NetworkSpec ReadNetwork(ObjectReader network) => new()
    {
        VpcId = network.Known("vpcId"),
        VswitchId = network.Known("vswitchId"),
        Create = network.Object("create", create => new CreateNetworkSpec
        {
            CidrBlock = create.Required("cidrBlock", create.Text("cidrBlock"), "192.168.0.0/24") ?? "192.168.0.0/24",
            ZoneId = create.Text("zoneId"),
            InstanceType = create.Text("instanceType"),
            ImageId = create.Text("imageId"),
        }),
    };

    private static GatewaySpec ReadGateway(ObjectReader gateway) => new()
    {
        Id = gateway.Known("id"),
        Name = gateway.Text("name"),
        Description = gateway.Text("description"),
        PaymentType = gateway.Text("paymentType"),
        PeriodMonths = gateway.Number("periodMonths"),
        InternetChargeType = gateway.Text("internetChargeType"),
        Specification = gateway.Text("specification"),
        EipBindMode = gateway.Text("eipBindMode"),
        IcmpReplyEnabled = gateway.Flag("icmpReplyEnabled"),
    };

    private static BandwidthSpec ReadBandwidth(ObjectReader bandwidth) => new()
    {
        PackageId = bandwidth.Known("packageId"),
        Name = bandwidth.Text("name"),
        Description = bandwidth.Text("description"),
        Isp = bandwidth.Text("isp"),
        InternetChargeType = bandwidth.Text("internetChargeType"),
        RatioPercent = bandwidth.Number("ratioPercent"),
        Mbps = bandwidth.Number("mbps"),
        HeadroomPercent = bandwidth.Number("headroomPercent"),
        Oversubscribe = bandwidth.Flag("oversubscribe") ?? false,
        ResourceGroupId = bandwidth.Known("resourceGroupId"),
    };

    private static AddressSpec ReadAddress(ObjectReader address) => new()
    {
        FormerKey = address.Text("formerKey"),
        EipId = address.Known("eipId"),
        Name = address.Text("name"),
        Description = address.Text("description"),
        InternetChargeType = address.Text("internetChargeType"),
        Mbps = address.Number("mbps"),
        ResourceGroupId = address.Known("resourceGroupId"),
    };

    private static SecurityGroupSpec ReadSecurityGroup(ObjectReader group) => new()
    {
        FormerKey = group.Text("formerKey"),
        Id = group.Known("id"),
        SourceCidrs = group.TextOrTexts("sourceCidr"),
    };

    // The project's default is an empty object: no outbound access.
    private static OutboundSpec? ReadOutbound(ObjectReader outbound)
    {
        var (addressKey, address) = outbound.TextOrObject("address", ReadAddress);
        var spec = new OutboundSpec
        {
            Vswitches = outbound.Map("vswitches", outbound.Known)
                .ToImmutableSortedDictionary(v => v.Key, v => new OutboundVswitchSpec { Id = v.Value }, StringComparer.Ordinal),
            Address = address ?? new AddressSpec(),
            AddressKey = addressKey,
            Demand = outbound.Object("demand", ReadDemand),
        };
        return outbound.IsEmpty ? null : spec;
    }

    private static AppSpec ReadApp(ObjectReader app) => new()
    {
        FormerKey = app.Text("formerKey"),
        PrivateIp = app.Known("privateIp"),
        Address = app.Text("address"),
        SecurityGroup = app.Text("securityGroup"),
        Ports = Sorted(app.Map("ports", (path, value) => value.ValueKind == JsonValueKind.Object
            ? app.Object(path, value, ReadPort)
            : app.TextOrNumber(path, value) is { } external ? new PortSpec { External = external } : null)),
        Demand = app.Object("demand", ReadDemand),
    };

    private static PortSpec? ReadPort(ObjectReader port)
    {
        var external = port.Required("external", port.TextOrNumber("external"), "80");
        var spec = new PortSpec
        {
            FormerKey = port.Text("formerKey"),
            External = external ?? "",
            Internal = port.TextOrNumber("internal"),
            Protocol = port.Text("protocol"),
            Name = port.Text("name"),
            Check = port.Object("check", ReadCheck),
        };
        return external is null ? null : spec;
    }

    private static CheckSpec ReadCheck(ObjectReader check) => new()
    {
        Http = check.Text("http"),
        Https = check.Text("https"),
        Tls = check.Flag("tls"),
        Status = check.Number("status"),
        Host = check.Text("host"),
        Payload = check.Text("payload"),
        PayloadHex = check.Text("payloadHex"),
    };

    private static DemandSpec ReadDemand(ObjectReader demand) => new()
    {
        BaseMbps = demand.Required("baseMbps", demand.Number("baseMbps"), "500") ?? 0,
        Windows = [.. demand.ListOfObjects("windows", ReadWindow)],
    };

    private static DemandWindowSpec? ReadWindow(ObjectReader window)
    {
        var from = window.Required("from", window.Text("from"), "\"13:00\"");
        var to = window.Required("to", window.Text("to"), "\"18:00\"");
        var mbps = window.Required("mbps", window.Number("mbps"), "1000");
        ImmutableArray<string> days = [.. window.Texts("days")];
        return from is not null && to is not null && mbps is { } known ? new DemandWindowSpec(from, to, known) { Days = days } : null;
    }

    private static QuotasSpec ReadQuotas(ObjectReader quotas)
    {
        var defaults = new QuotasSpec();
        return new QuotasSpec
        {
            GatewaysPerVpc = quotas.Number("gatewaysPerVpc") ?? defaults.GatewaysPerVpc,
            EipsPerGateway = quotas.Number("eipsPerGateway") ?? defaults.EipsPerGateway,
            EipsPerAccount = quotas.Number("eipsPerAccount") ?? defaults.EipsPerAccount,
            ForwardEntriesPerGateway = quotas.Number("forwardEntriesPerGateway") ?? defaults.ForwardEntriesPerGateway,
            SnatEntriesPerGateway = quotas.Number("snatEntriesPerGateway") ?? defaults.SnatEntriesPerGateway,
            EipsPerPackage = quotas.Number("eipsPerPackage") ?? defaults.EipsPerPackage,
        };
    }

    private static ImmutableSortedDictionary<string, T> Sorted<T>(IEnumerable<KeyValuePair<string, T>> entries) =>
        entries.ToImmutableSortedDictionary(StringComparer.Ordinal);

    // A stack's name may hold characters and a length that a display name must not.
    private static string DefaultNamePrefix(string project, string stack)
    {
        var name = string.Concat($"{project}-{stack}".Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
        var named = char.IsAsciiLetter(name[0]) ? name : $"p{name}";
        return named.Length <= 40 ? named : named[..40];
    }

    // Not by the serializer, which first sets itself up for every type that there is.
    private static JsonElement ToText(string value)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStringValue(value);
        }

        return JsonElement.Parse(text.WrittenSpan);
    }

    // Objects and lists arrive as JSON; what is none, such as a plain word, is a text.
    private static JsonElement ToJson(string value)
    {
        try
        {
            using var document = JsonDocument.Parse(value);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return ToText(value);
        }
    }
}
