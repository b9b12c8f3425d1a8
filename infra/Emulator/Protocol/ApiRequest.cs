using SharedBandwidth.Cloud;

namespace SharedBandwidth.Emulator.Protocol;

/// <summary>A call as it came in: its action and version, and what it says, from query and form together.</summary>
/// <param name="Action">Such as <c>CreateNatGateway</c>.</param>
/// <param name="Version">The API's version, such as <c>2016-04-28</c>, which tells VPC from ECS.</param>
/// <param name="Parameters">What it asks for, without what belongs to the protocol.</param>
internal sealed record ApiRequest(string Action, string Version, Parameters Parameters)
{
    /// <summary>VPC, EIP, NAT gateway and common bandwidth package.</summary>
    public const string VpcVersion = "2016-04-28";

    /// <summary>ECS.</summary>
    public const string EcsVersion = "2014-05-26";

    /// <summary>Names that belong to the protocol and not to an action.</summary>
    private static readonly HashSet<string> _ofTheProtocol = new(StringComparer.Ordinal)
    {
        "Action", "Version", "Format", "AccessKeyId", "Signature", "SignatureMethod", "SignatureVersion", "SignatureNonce", "SignatureType",
        "Timestamp", "SecurityToken", "SourceIp", "SecureTransport",
    };

    /// <summary>Whether the action only asks.</summary>
    public bool IsRead => ActionName.IsRead(Action);

    /// <exception cref="ApiException">The action or the version is missing.</exception>
    public static ApiRequest Of(IReadOnlyDictionary<string, string> parameters, IReadOnlyDictionary<string, string> headers) => new(
        Said(parameters, headers, "Action", "x-acs-action"),
        Said(parameters, headers, "Version", "x-acs-version"),
        Parameters.Of(parameters.Where(parameter => !_ofTheProtocol.Contains(parameter.Key))));

    private static string Said(
        IReadOnlyDictionary<string, string> parameters, IReadOnlyDictionary<string, string> headers, string name, string header) =>
        parameters.GetValueOrDefault(name) is { Length: > 0 } said ? said
        : headers.GetValueOrDefault(header) is { Length: > 0 } inHeader ? inHeader
        : throw new ApiException(ErrorCodes.MissingParameter, $"The parameter {name} is missing.");
}
