using System.Collections.Immutable;
using SharedBandwidth.Cloud;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;
using PropertyMap = System.Collections.Immutable.ImmutableSortedDictionary<string, object>;

namespace SharedBandwidth.Tests;

/// <summary>
/// An account with a clock of its own, in which nothing is going on: <c>vpc-1</c> (192.168.0.0/16) with <c>vsw-1</c> (192.168.1.0/24) and
/// <c>sg-1</c>, the gateway <c>ngw-1</c> on which <c>eip-1</c> is, the package <c>cbwp-1</c>, and <c>eip-2</c>, free.
/// </summary>
internal sealed class AccountInTime
{
    private readonly SimulatedTime _simulation = new();

    public AccountInTime(ServiceTimes? times = null)
    {
        Times = times ?? ServiceTimes.Default;
        Cloud = new CloudAccount(Times, () => _simulation.Now, new RecordedIds());
        Cloud.CreateVpc("vpc-1", Map(("cidrBlock", "192.168.0.0/16")));
        Settle();
        Vswitch("vsw-1", "192.168.1.0/24");
        Cloud.CreateSecurityGroup("sg-1", Map(("vpcId", "vpc-1")));
        Settle();
        Gateway("ngw-1");
        Package("cbwp-1");
        Eip("eip-1");
        Eip("eip-2");
        Settle();
        Cloud.AssociateEipAddress("eip-1", "ngw-1");
        Settle();
    }

    public CloudAccount Cloud { get; }

    public ServiceTimes Times { get; }

    public TimeSpan Now => _simulation.Now;

    public static PropertyMap Map(params (string Name, object Value)[] entries) =>
        entries.ToImmutableSortedDictionary(e => e.Name, e => e.Value, StringComparer.Ordinal);

    /// <summary>The IP of <c>eip-N</c>.</summary>
    public static string IpOf(string eip) => $"47.0.0.{eip["eip-".Length..]}";

    public static PropertyMap GatewayInputs(string vswitch = "vsw-1") => Map(
        ("vpcId", "vpc-1"), ("vswitchId", vswitch), ("natType", "Enhanced"), ("internetChargeType", "PayByLcu"),
        ("paymentType", "PayAsYouGo"));

    public static PropertyMap EipInputs() => Map(("isp", "BGP"), ("paymentType", "PayAsYouGo"), ("bandwidth", "5"));

    public static PropertyMap PackageInputs() => Map(("isp", "BGP"), ("bandwidth", "1500"));

    /// <param name="mapping">Such as <c>eip-1:80 192.168.1.10:8080 tcp</c>.</param>
    public static PropertyMap DnatInputs(string mapping)
    {
        var parts = mapping.Split(' ', ':');
        return Map(
            ("forwardTableId", "ftb-1"), ("externalIp", IpOf(parts[0])), ("externalPort", parts[1]), ("internalIp", parts[2]),
            ("internalPort", parts[3]), ("ipProtocol", parts[4]));
    }

    public static PropertyMap SnatInputs(string eip, string vswitch = "vsw-1") =>
        Map(("snatTableId", "stb-1"), ("snatIp", IpOf(eip)), ("sourceVswitchId", vswitch));

    public void Wait(double seconds) => Run([TimeSpan.FromSeconds(seconds)]);

    /// <summary>Waits until another clock's time.</summary>
    public void WaitFor(AccountInTime other) => Run([other.Now - Now]);

    /// <summary>Waits until nothing is going on any more.</summary>
    public void Settle() => Wait(600);

    public void Grant(Func<QuotasSpec, QuotasSpec> quotas) => Cloud.Quotas = quotas(new QuotasSpec());

    public void Vswitch(string id, string cidr) => Cloud.CreateVSwitch(id, Map(("vpcId", "vpc-1"), ("cidrBlock", cidr)));

    public void Gateway(string id, string vswitch = "vsw-1") => Cloud.CreateNatGateway(id, GatewayInputs(vswitch));

    public void Eip(string id) => Eip(id, EipInputs());

    public void Eip(string id, PropertyMap inputs) => Cloud.AllocateEipAddress(id, inputs);

    public void EipOn(string id, string gateway)
    {
        Eip(id);
        Settle();
        Cloud.AssociateEipAddress(id, gateway);
        Settle();
    }

    public void Package(string id) => Cloud.CreateCommonBandwidthPackage(id, PackageInputs());

    public void Dnat(string id, string mapping) => Cloud.CreateForwardEntry(id, DnatInputs(mapping));

    public void Snat(string id, string eip, string vswitch = "vsw-1") => Cloud.CreateSnatEntry(id, SnatInputs(eip, vswitch));

    public void Instance(string id, string vswitch = "vsw-1") =>
        Cloud.RunInstances(id, Map(("vswitchId", vswitch), ("securityGroups", ImmutableArray.Create<object>("sg-1"))));

    public void Protect(string id) => Cloud.DeletionProtection(id, true);

    /// <summary>Plays one operation of the provider on a resource named <c>it</c>.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="timeout">The resource's timeout.</param>
    /// <param name="faults">Failures to be injected, by action and code.</param>
    public Played Play(Func<ProviderCall, IEnumerable<TimeSpan>> operation, TimeSpan timeout, params (string Action, string Code)[] faults)
    {
        var log = new CallLog(faults.Select(fault => new Fault(fault.Action, "it", fault.Code)));
        var start = Now;
        Played? played = null;
        var call = new ProviderCall(_simulation, Cloud, Times, log, new ResourceKey("alicloud:test:It", "it"), timeout);
        _simulation.Start(operation(call),
            failure => played = new Played([.. log.Calls.Select(c => c with { At = c.At - start })], failure, Now - start));
        _simulation.Run();
        return played!;
    }

    private void Run(IEnumerable<TimeSpan> routine)
    {
        _simulation.Start(routine, static _ => { });
        _simulation.Run();
    }
}

/// <summary>How an operation went.</summary>
/// <param name="Calls">Its calls, timed from its beginning.</param>
/// <param name="Failure">null: it was done.</param>
/// <param name="Duration">From its beginning to its end.</param>
internal sealed record Played(ImmutableArray<ServiceCall> Calls, CallFailedException? Failure, TimeSpan Duration)
{
    public int Writes => Calls.Count(call => call is { IsRead: false, Refusal: null });

    public int Reads => Calls.Count(call => call is { IsRead: true, Refusal: null });
}
