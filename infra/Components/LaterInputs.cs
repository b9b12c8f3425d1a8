using Pulumi;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Components;

/// <summary>Values that pass beside a plan because they are known only while deploying.</summary>
/// <param name="ByPath">By the path that the plan knows each of them under, such as <c>apps.web.privateIp</c>.</param>
public sealed record LaterInputs(IReadOnlyDictionary<string, Input<string>> ByPath)
{
    /// <summary>The value itself where the plan knows it, otherwise the output that it comes from.</summary>
    /// <param name="planned">What the plan says.</param>
    /// <exception cref="KeyNotFoundException">The plan waits for a value that is not among these.</exception>
    public Input<string> Resolve(Knowable planned)
    {
        ArgumentNullException.ThrowIfNull(planned);
        return planned switch
        {
            { IsSecret: true, Text: { } secret } => Output.CreateSecret(secret),
            { Text: { } text } => text,
            _ => ByPath[planned.Path!],
        };
    }
}
