namespace SharedBandwidth.CommandLine.Files;

/// <summary>Something about prices that must be changed before they can be used.</summary>
/// <param name="Key">The place in the price file, such as <c>prices.PayBy95</c>; empty: the file as a whole.</param>
/// <param name="Message">One full sentence: what is wrong, the value found, what is allowed, what to change.</param>
public sealed record PriceProblem(string Key, string Message)
{
    public override string ToString() => Key.Length == 0 ? Message : $"{Key}: {Message}";
}
