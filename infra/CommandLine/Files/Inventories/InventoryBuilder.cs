using System.Collections.Immutable;
using SharedBandwidth.Adoption;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.CommandLine.Files.Inventories;

/// <summary>Puts together what several files say.</summary>
internal sealed class InventoryBuilder
{
    // No region of an account comes near it; each is looked at several times.
    private const int MostObjects = 200_000;

    private readonly Dictionary<string, (object Found, string Source)> _byId = new(StringComparer.Ordinal);
    private readonly HashSet<string> _regions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _differing = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Expected, HashSet<string> Ids)> _listed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sources = new(StringComparer.Ordinal);

    public List<string> Problems { get; } = [];

    public void Region(string region)
    {
        if (region.Length > 0)
        {
            _regions.Add(region);
        }
    }

    /// <summary>Says that a call was made.</summary>
    /// <param name="action">Such as <c>DescribeEipAddresses</c>.</param>
    public void Asked(string action) => _sources.Add(action);

    /// <summary>Counts what was given of a list against what the service said it has.</summary>
    /// <param name="list">The list in words, such as <c>DescribeForwardTableEntries of ftb-1</c>.</param>
    /// <param name="expected">How many it has.</param>
    /// <param name="ids">Some of them.</param>
    public void Listed(string list, int expected, IEnumerable<string> ids)
    {
        var (most, known) = _listed.TryGetValue(list, out var before) ? before : (0, new HashSet<string>(StringComparer.Ordinal));
        known.UnionWith(ids);
        _listed[list] = (Math.Max(most, expected), known);
    }

    /// <param name="id">The service's id.</param>
    /// <param name="found">It.</param>
    /// <param name="source">Everything that was said of it, to be compared with what is said of it elsewhere.</param>
    public void Add(string id, object found, string source)
    {
        if (!_byId.TryAdd(id, (found, source)) && _byId[id].Source != source)
        {
            _differing.Add(id);
        }
    }

    /// <exception cref="UsageError">Something is wrong with the files.</exception>
    public Inventory ToInventory()
    {
        Check();
        if (Problems.Count > 0)
        {
            throw new UsageError([.. Problems]);
        }

        var gateways = All<FoundGateway>();
        return new Inventory
        {
            Region = _regions.FirstOrDefault(),
            Gateways = gateways,
            UnlistedTables =
                [.. gateways.SelectMany(ApiAnswers.TablesOf).Where(one => IsUnlisted(one.Action, one.Table)).Select(one => one.Table)],
            Eips = All<FoundEip>(),
            Packages = All<FoundPackage>(),
            ForwardEntries = All<FoundForwardEntry>(),
            SnatEntries = All<FoundSnatEntry>(),
        };
    }

    // An empty answer does not say of which table it is.
    private bool IsUnlisted(string action, string table) =>
        _sources.Contains(action) && !_listed.ContainsKey(action) && !_listed.ContainsKey(ApiAnswers.NameOf(action, table));

    private void Check()
    {
        if (_regions.Count > 1)
        {
            Problems.Add(
                $"--from: the files are of different regions ({Sentence.And(_regions.Order(StringComparer.Ordinal))}), and a stack is in " +
                "one; give those of one region.");
        }

        if (_differing.Count > 0)
        {
            Problems.Add(
                $"--from: the files say different things of {Sentence.AndAtMost(_differing.Order(StringComparer.Ordinal), 4)}, so they " +
                "are of different times; list everything anew.");
        }

        FoundEip[] eips = [.. All<FoundEip>()];
        string[] unknown = [.. eips.Where(eip => Ipv4.Address(eip.IpAddress) is null).Select(eip => eip.Id)];
        if (unknown.Length > 0)
        {
            Problems.Add($"--from: the files give no IPv4 address of {Sentence.AndAtMost(unknown, 4)}; list the EIPs anew.");
        }

        if (eips.GroupBy(eip => eip.IpAddress).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
        {
            Problems.Add(
                $"--from: {Sentence.AndAtMost(twice.Select(eip => eip.Id), 4)} have one IP, {Sentence.Shorten(twice.Key)}, in the files; " +
                "list the EIPs anew.");
        }

        if (_byId.Count > MostObjects)
        {
            Problems.Add(
                $"--from: the files hold {_byId.Count} objects, and at most {MostObjects} are taken; list only those of the stack's VPC.");
        }

        foreach (var (list, (expected, ids)) in _listed.Where(list => list.Value.Ids.Count < list.Value.Expected)
            .OrderBy(list => list.Key, StringComparer.Ordinal))
        {
            Problems.Add(
                $"--from: of {list} {ids.Count} of {expected} objects are given; give all pages, by --PageSize and --PageNumber.");
        }

        // Whoever lists by calls makes all five; a state holds everything.
        string[] missing = _sources.Count == 0 ? [] : [.. ApiAnswers.Actions.Where(action => !_sources.Contains(action))];
        if (Problems.Count == 0 && missing.Length > 0)
        {
            Problems.Add(
                $"--from: the {(missing.Length == 1 ? "answer" : "answers")} of {Sentence.And(missing)} " +
                $"{(missing.Length == 1 ? "is" : "are")} missing; give {(missing.Length == 1 ? "it" : "them")} too.");
        }
    }

    private ImmutableArray<T> All<T>() =>
        [.. _byId.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value.Found).OfType<T>()];
}
