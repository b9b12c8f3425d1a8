using System.Diagnostics.CodeAnalysis;

namespace SharedBandwidth.Planning.Values;

/// <summary>An identifier or an address that is known when planning, or only while deploying.</summary>
public sealed record Knowable
{
    private Knowable(string? text, string? path) => (Text, Path) = (text, path);

    /// <summary>null: known only while deploying.</summary>
    public string? Text { get; }

    /// <summary>Where its value comes from while deploying, such as <c>apps.web.privateIp</c>; null: it is known.</summary>
    public string? Path { get; }

    /// <summary>A value that comes from an output of another resource, and is told apart from others by where it is written.</summary>
    public static Knowable Later(string path) => new(null, path);

    /// <summary>A value that is known; null is the absence of any value.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator Knowable?(string? text) => text is null ? null : new Knowable(text, null);

    /// <summary>For sentences.</summary>
    public override string ToString() => Text ?? "known while deploying";
}
