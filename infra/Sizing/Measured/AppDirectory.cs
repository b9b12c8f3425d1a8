using System.Collections.Immutable;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Sizing.Measured;

/// <summary>The apps of which samples are collected: those asked about, or every one that occurs; and the package beside them.</summary>
internal sealed class AppDirectory
{
    private readonly SampleNames? _names;
    private readonly Dictionary<string, Named> _byAnyName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Named>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<AppSamples> _apps = [];
    private Named? _latest;

    public AppDirectory(SampleNames? names)
    {
        _names = names;
        _lookup = _byAnyName.GetAlternateLookup<ReadOnlySpan<char>>();
        Known = [.. (names?.Apps ?? []).Distinct().Order(StringComparer.Ordinal)];
        foreach (var app in Known)
        {
            AddApp(app);
        }

        foreach (var (id, app) in names?.AppsById ?? [])
        {
            _byAnyName.TryAdd(id, new Named(id, _byAnyName[app].Samples));
        }
    }

    /// <summary>The apps asked about, ordered by key; empty when every app is taken.</summary>
    public ImmutableArray<string> Known { get; }

    /// <summary>The package's own samples; null when none occurred.</summary>
    public AppSamples? Package { get; private set; }

    /// <summary>The apps that have a sample, ordered by key.</summary>
    public IEnumerable<AppSamples> AppsWithSamples => _apps.Where(a => !a.IsEmpty).OrderBy(a => a.App, StringComparer.Ordinal);

    /// <summary>The app of that name, or the package; null when it is not asked about, or one too many.</summary>
    public AppSamples? Find(ReadOnlySpan<char> name)
    {
        // Files ordered by app name it many times in a row.
        if (_latest is null || !name.SequenceEqual(_latest.Name))
        {
            _latest = _lookup.TryGetValue(name, out var known) ? known : Add(name.ToString());
        }

        return _latest?.Samples;
    }

    /// <summary>Says why there is no such app.</summary>
    public string Unknown(string name) => _names switch
    {
        null when !IsPackage(name) =>
            $"'{name}' is one more than the {SampleSetBuilder.MostApps} apps that can be told apart; are the columns swapped?",
        { Refused: var refused } when refused.TryGetValue(name, out var why) => why,
        _ when IsPackage(name) => $"'{name}' is another package than {_names?.PackageId ?? Package!.App}, which is this stack's.",
        _ when DidYouMean.For(name, Known) is { Length: > 0 } guess => $"{NoApp(name)}.{guess}",
        { Advice: { } advice } => $"{NoApp(name)}; {advice}.",
        _ => $"{NoApp(name)}.",
    };

    private string NoApp(string name) => $"There is no app '{name}'; the apps are {Sentence.AndAtMost(Known, 5)}";

    private static bool IsPackage(string name) => name.StartsWith(SampleNames.PackagePrefix, StringComparison.Ordinal);

    private Named? Add(string name)
    {
        if (IsPackage(name))
        {
            if (Package is not null || (_names?.PackageId is { } id && id != name))
            {
                return null;
            }

            Package = new AppSamples(name);
            return Name(Package);
        }

        return _names is null && _apps.Count < SampleSetBuilder.MostApps ? AddApp(name) : null;
    }

    private Named AddApp(string app)
    {
        var samples = new AppSamples(app);
        _apps.Add(samples);
        return Name(samples);
    }

    private Named Name(AppSamples samples)
    {
        var named = new Named(samples.App, samples);
        _byAnyName.Add(named.Name, named);
        return named;
    }

    private sealed record Named(string Name, AppSamples Samples);
}
