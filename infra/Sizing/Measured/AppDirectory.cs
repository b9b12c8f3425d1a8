using System.Collections.Immutable;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Sizing.Measured;

/// <summary>The apps of which samples are collected: those asked about, or every one that occurs.</summary>
internal sealed class AppDirectory
{
    private readonly bool _takesAny;
    private readonly Dictionary<string, AppSamples> _apps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AppSamples>.AlternateLookup<ReadOnlySpan<char>> _byName;
    private AppSamples? _latest;

    public AppDirectory(IEnumerable<string>? knownApps)
    {
        _takesAny = knownApps is null;
        _byName = _apps.GetAlternateLookup<ReadOnlySpan<char>>();
        Known = [.. (knownApps ?? []).Distinct().Order(StringComparer.Ordinal)];
        foreach (var app in Known)
        {
            _apps.Add(app, new AppSamples(app));
        }
    }

    /// <summary>The apps asked about, ordered by key; empty when every app is taken.</summary>
    public ImmutableArray<string> Known { get; }

    /// <summary>The apps that have a sample, ordered by key.</summary>
    public IEnumerable<AppSamples> WithSamples => _apps.Values.Where(a => !a.IsEmpty).OrderBy(a => a.App, StringComparer.Ordinal);

    /// <summary>The app of that name; null when it is not asked about, or one too many.</summary>
    public AppSamples? Find(ReadOnlySpan<char> app)
    {
        // Files ordered by app name it many times in a row.
        if (_latest is not null && app.SequenceEqual(_latest.App))
        {
            return _latest;
        }

        if (!_byName.TryGetValue(app, out var samples))
        {
            if (!_takesAny || _apps.Count == SampleSetBuilder.MostApps)
            {
                return null;
            }

            samples = new AppSamples(app.ToString());
            _apps.Add(samples.App, samples);
        }

        _latest = samples;
        return samples;
    }

    /// <summary>Says why there is no such app.</summary>
    public string Unknown(string app) => _takesAny
        ? $"'{app}' is one more than the {SampleSetBuilder.MostApps} apps that can be told apart; are the columns swapped?"
        : $"There is no app '{app}'; the apps are {Sentence.AndAtMost(Known, 5)}.{DidYouMean.For(app, Known)}";
}
