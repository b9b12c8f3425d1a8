using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Tests;

/// <summary>Up to eight apps with up to five windows each, many of which touch, overlap or run past midnight.</summary>
public sealed record Demands(ImmutableArray<AppDemand> Apps)
{
    public override string ToString() => Structure.Of(Apps);
}

/// <summary>A specification in which ports and names may collide, and nothing else is wrong.</summary>
public sealed record CollidingSpec(ExposureSpec Spec)
{
    public override string ToString() => Structure.Of(Spec);
}

/// <summary>A specification without any error.</summary>
public sealed record ValidSpec(ExposureSpec Spec)
{
    public override string ToString() => Structure.Of(Spec);
}

/// <summary>Makes the inputs of the laws.</summary>
public static class Generators
{
    // Few keys, and some that could be read as two: names made from them must stay apart all the same.
    private static readonly string[] _appKeys = ["a", "a-b", "a_b", "api", "B", "b", "web", "web-1", "web-1-x", "web2", "z", "0"];
    private static readonly string[] _portKeys = ["b-c", "c", "http", "x", "x-http"];
    private static readonly string[] _sharedAddresses = ["edge", "edge-2"];
    private static readonly string[] _groups = ["db", "web"];

    private static readonly Gen<int> _minute = Gen.OneOf(Gen.Choose(0, 1439), Gen.Elements(0, 1, 360, 720, 780, 1080, 1439));
    private static readonly Gen<int> _mbps = Gen.OneOf(Gen.Choose(0, 2000), Gen.Elements(0, 1, 500, 1000));
    private static readonly Gen<int> _port = Gen.OneOf(
        Gen.Choose(1, 65535), Gen.Elements(1, 80, 81, 85, 443, 8000, 8003, 8005, 8010, 65535));

    private static readonly Gen<DemandWindow> _window =
        from start in _minute
        from end in _minute.Select(minute => minute == 0 ? 1440 : minute)
        from mbps in _mbps
        from wholeDay in Gen.Frequency((19, Gen.Constant(false)), (1, Gen.Constant(true)))
        where wholeDay || start != end
        select wholeDay ? new DemandWindow(0, 1440, mbps) : new DemandWindow(start, end, mbps);

    private static readonly Gen<PortProposal> _portProposal =
        from kind in Gen.Frequency((6, Gen.Constant(1)), (3, Gen.Choose(2, 12)), (1, Gen.Constant(0)))
        from external in _port
        from inner in Gen.OneOf(Gen.Constant(0), _port)
        from udp in Gen.Elements(false, false, true)
        select new PortProposal(kind, external, inner, udp);

    private static readonly Gen<AppProposal> _appProposal =
        from ip in Gen.Choose(0, 6)
        from address in Gen.Choose(0, 9)
        from @group in Gen.Choose(0, 3)
        from ports in UpTo(4, _portProposal)
        from keys in Gen.Shuffle(_portKeys)
        from demand in Demand.OrNull()
        select new AppProposal(ip, address, @group, ports, keys, demand);

    private static readonly Gen<SpecProposal> _specProposal =
        from apps in Gen.Choose(1, 12).SelectMany(count => _appProposal.ArrayOf(count))
        from keys in Gen.Shuffle(_appKeys)
        from name in Gen.Elements("shared-bandwidth", "nx", "a-b")
        from prefix in Gen.Elements(null, "shop-prod")
        from site in Gen.Elements(null, "China", "International")
        from vswitches in Gen.Choose(0, 3)
        from headroom in Gen.Elements<int?>(null, null, 0, 15)
        from settings in Gen.Elements(false, true)
        from silent in Gen.Elements(true, false, false, false, false, false, false, false)
        select new SpecProposal(
            silent ? [.. apps.Select(app => app with { Demand = null })] : apps, keys, name, prefix, site, vswitches, headroom, settings);

    private static Gen<DemandSpec> Demand =>
        from baseMbps in _mbps
        from windows in UpTo(4, _window.Where(w => (w.FromMinute, w.ToMinute) != (0, 1440)))
        select new DemandSpec
        {
            BaseMbps = baseMbps,
            Windows = [.. windows.Select(w => new DemandWindowSpec(Time(w.FromMinute), Time(w.ToMinute), w.Mbps))],
        };

    public static Arbitrary<Demands> DemandsOfApps()
    {
        var app = from baseMbps in _mbps from windows in UpTo(5, _window) select (baseMbps, windows);
        var apps =
            from levels in UpTo(8, app)
            from keys in Gen.Shuffle(_appKeys)
            select new Demands([.. levels.Select((level, i) => new AppDemand(keys[i], level.baseMbps, [.. level.windows]))]);
        return Arb.From(apps, Smaller);
    }

    public static Arbitrary<CollidingSpec> CollidingSpecs() =>
        _specProposal.Select(proposal => new CollidingSpec(Build(proposal, taken: null))).ToArbitrary();

    public static Arbitrary<ValidSpec> ValidSpecs() =>
        Arb.From(_specProposal.Select(proposal => new ValidSpec(Build(proposal, new Taken()))), Smaller);

    /// <summary>The apps whose own address no other app uses.</summary>
    public static IEnumerable<string> AppsOnTheirOwn(ExposureSpec spec) =>
        spec.Apps.Keys.Where(key => !spec.Apps.Any(other => other.Value.Address == key));

    private static Gen<T[]> UpTo<T>(int most, Gen<T> one) => Gen.Choose(0, most).SelectMany(count => one.ArrayOf(count));

    private static string Time(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    private static IEnumerable<Demands> Smaller(Demands demands)
    {
        foreach (var app in demands.Apps)
        {
            yield return demands with { Apps = demands.Apps.Remove(app) };
        }

        for (var i = 0; i < demands.Apps.Length; i++)
        {
            foreach (var window in demands.Apps[i].Windows)
            {
                yield return demands with
                {
                    Apps = demands.Apps.SetItem(i, demands.Apps[i] with { Windows = demands.Apps[i].Windows.Remove(window) }),
                };
            }
        }
    }

    private static IEnumerable<ValidSpec> Smaller(ValidSpec valid) =>
        valid.Spec.Apps.Count == 1
            ? []
            : AppsOnTheirOwn(valid.Spec).Select(key => new ValidSpec(Sized(valid.Spec with { Apps = valid.Spec.Apps.Remove(key) })));

    private static ExposureSpec Build(SpecProposal proposal, Taken? taken)
    {
        var spec = new ExposureSpec
        {
            Name = proposal.Name,
            NamePrefix = proposal.Prefix,
            AccountSite = proposal.Site,
            Bandwidth = new BandwidthSpec { HeadroomPercent = proposal.Headroom },
            Addresses = Keyed.Empty<AddressSpec>()
                .Add("edge", new AddressSpec { Mbps = 3 }).Add("edge-2", new AddressSpec { EipId = "eip-2" }),
            SecurityGroups = Keyed.Empty<SecurityGroupSpec>().Add("db", new SecurityGroupSpec { Id = "sg-1", SourceCidrs = ["10.0.0.0/8"] })
                .Add("web", new SecurityGroupSpec { Id = Knowable.Later("securityGroups.web.id") }),
            Outbound = proposal.Vswitches == 0
                ? null
                : Specs.Outbound([.. Enumerable.Range(1, proposal.Vswitches).Select(i => ($"v{i}", (Knowable?)$"vsw-{i}"))]),
            Protect = proposal.Settings,
            Tags = proposal.Settings ? Keyed.Empty<string>().Add("team", "web") : Keyed.Empty<string>(),
        };

        for (var i = 0; i < proposal.Apps.Length; i++)
        {
            spec = spec.With(proposal.Keys[i], Build(proposal.Keys[i], proposal.Apps[i], spec, taken));
            if (proposal.Settings && i == 0 && spec.Apps[proposal.Keys[i]].Address is null)
            {
                spec = spec.WithAddress(proposal.Keys[i], new AddressSpec { Name = "the-first" });
            }
        }

        return Sized(spec);
    }

    private static AppSpec Build(string key, AppProposal proposal, ExposureSpec soFar, Taken? taken)
    {
        string[] own = [.. soFar.Apps.Where(app => app.Value.Address is null).Select(app => app.Key)];
        var app = new AppSpec
        {
            PrivateIp = proposal.Ip == 0 ? Specs.ServerOf(key) : $"192.168.0.{proposal.Ip}",
            Address = proposal.Address switch
            {
                < 6 => null,
                < 8 => _sharedAddresses[proposal.Address - 6],
                _ => own.Length == 0 ? null : own[proposal.Ip % own.Length],
            },
            SecurityGroup = proposal.Group < 2 ? _groups[proposal.Group] : null,
            Demand = proposal.Demand,
        };

        foreach (var (port, portKey) in proposal.Ports.Select(Build).Zip(proposal.PortKeys))
        {
            if (taken is null || taken.Take(key, portKey, app, port))
            {
                app = app with { Ports = app.Ports.Add(portKey, port) };
            }
        }

        if (!app.Ports.IsEmpty)
        {
            return app;
        }

        // Everything was taken: one port of a server and an address of the app's own is always free.
        var only = Specs.Port("80");
        app = app with { Address = null, PrivateIp = Specs.ServerOf(key), Ports = app.Ports.Add("only", only) };
        taken?.Take(key, "only", app, only);
        return app;
    }

    private static PortSpec Build(PortProposal proposal) => proposal.Length switch
    {
        0 => new PortSpec { External = "any" },
        1 => new PortSpec
        {
            External = Text(proposal.External),
            Internal = proposal.Internal == 0 ? null : Text(proposal.Internal),
            Protocol = proposal.Udp ? "udp" : null,
        },
        var length => new PortSpec
        {
            External = Range(Math.Min(proposal.External, 65536 - length), length),
            Internal = proposal.Internal == 0 ? null : Range(Math.Min(proposal.Internal, 65536 - length), length),
            Protocol = proposal.Udp ? "UDP" : "tcp",
        },
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Range(int first, int length) => string.Create(CultureInfo.InvariantCulture, $"{first}/{first + length - 1}");

    // A size must come from somewhere.
    private static ExposureSpec Sized(ExposureSpec spec) =>
        spec.Apps.Values.Any(app => app.Demand is not null) ? spec : spec with { Bandwidth = new BandwidthSpec { Mbps = 100 } };

    private sealed record PortProposal(int Length, int External, int Internal, bool Udp);

    private sealed record AppProposal(int Ip, int Address, int Group, PortProposal[] Ports, string[] PortKeys, DemandSpec? Demand);

    private sealed record SpecProposal(
        AppProposal[] Apps, string[] Keys, string Name, string? Prefix, string? Site, int Vswitches, int? Headroom, bool Settings);

    /// <summary>What earlier ports have taken, port by port.</summary>
    private sealed class Taken
    {
        private readonly HashSet<string> _tuples = new(StringComparer.Ordinal);
        private readonly HashSet<string> _addresses = new(StringComparer.Ordinal);
        private readonly HashSet<string> _wholeAddresses = new(StringComparer.Ordinal);

        public bool Take(string appKey, string portKey, AppSpec app, PortSpec port)
        {
            var address = app.Address ?? appKey;
            var whole = port.External == "any";
            string[] tuples =
            [
                $"{appKey}-{portKey}", .. Tuples.External(address, port),
                .. Tuples.Internal(app.PrivateIp!.Text ?? app.PrivateIp.Path!, port),
            ];
            if (_wholeAddresses.Contains(address) || (whole && _addresses.Contains(address)) || tuples.Any(_tuples.Contains))
            {
                return false;
            }

            _tuples.UnionWith(tuples);
            _addresses.Add(address);
            if (whole)
            {
                _wholeAddresses.Add(address);
            }

            return true;
        }
    }
}
