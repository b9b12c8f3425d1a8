namespace SharedBandwidth.Adoption;

/// <summary>Keys for a stack file, made from the names that things have; each is given once.</summary>
internal sealed class KeyMaker
{
    // What ValueReader.Key takes.
    private const int LongestKey = 40;

    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    // Where to go on, so that a thousand things of one name are not counted a thousand times.
    private readonly Dictionary<string, int> _lastNumbers = new(StringComparer.Ordinal);

    /// <summary>A name as a key: what a key cannot have becomes '-'; null: nothing is left.</summary>
    public static string? Of(string name)
    {
        var letters = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-')).Trim('-', '_');
        return letters.Length == 0 ? null : letters[..Math.Min(letters.Length, LongestKey)];
    }

    /// <summary>The key, or the key with the lowest number that is free.</summary>
    public string Give(string key)
    {
        for (var number = _lastNumbers.GetValueOrDefault(key) + 1; ; number++)
        {
            var ending = number == 1 ? "" : $"-{number}";
            var numbered = $"{key[..Math.Min(key.Length, LongestKey - ending.Length)]}{ending}";
            if (_given.Add(numbered))
            {
                _lastNumbers[key] = number;
                return numbered;
            }
        }
    }

    /// <summary>What several names begin with, up to a mark between words; empty: they have nothing in common.</summary>
    public static string CommonStart(IReadOnlyList<string> names)
    {
        var first = names[0];
        var length = 0;
        while (names.All(name => name.Length > length && name[length] == first[length]))
        {
            length++;
        }

        // Where one name is the start of the others, the next mark is the end of a word as well.
        var isWhole = names.Any(name => name.Length == length)
            && names.All(name => name.Length == length || name[length] is '-' or '_' or '.');
        return isWhole ? first[..length] : first[..(first[..length].LastIndexOfAny(['-', '_', '.']) + 1)].TrimEnd('-', '_', '.');
    }
}
