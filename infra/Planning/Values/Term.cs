using System.Collections.Immutable;

namespace SharedBandwidth.Planning.Values;

/// <summary>A value that is one of a few words of the service, in the service's spelling.</summary>
/// <typeparam name="TSelf">The kind of value, which owns its list of words.</typeparam>
public abstract record Term<TSelf>
    where TSelf : Term<TSelf>, ITerm<TSelf>
{
    private protected Term(string text) => Text = text;

    /// <summary>As the service spells it.</summary>
    public string Text { get; }

    /// <summary>Every word, in the order in which people are told them; the first is the default where a setting may be left out.</summary>
    public static IEnumerable<string> Texts => TSelf.All.Select(term => term.Text);

    /// <summary>Reads a word, whatever the letters' case; null for anything else.</summary>
    public static TSelf? Parse(string text) => TSelf.All.FirstOrDefault(term => term.Text.Equals(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>The service's spelling.</summary>
    public sealed override string ToString() => Text;
}

/// <summary>The list of a term's values.</summary>
public interface ITerm<TSelf>
{
    /// <summary>Every value; the first is the default.</summary>
    static abstract ImmutableArray<TSelf> All { get; }
}
