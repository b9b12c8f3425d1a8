using System.Collections.Frozen;
using SharedBandwidth.Cloud;

namespace SharedBandwidth.Emulator.Protocol;

/// <summary>A call is answered with an error.</summary>
internal sealed class ApiException(string code, string message) : Exception($"{code}: {message}")
{
    public string Code { get; } = code;

    /// <summary>What stands in the answer beside the code.</summary>
    public string Text { get; } = message;
}

/// <summary>The HTTP status of each error code, as the pages of the actions give it.</summary>
internal static class StatusOf
{
    private const int BadRequest = 400;

    // A status of 404 counts as "gone" with the provider, so no other code may have it.
    private static readonly FrozenSet<string> _notFound = new[]
    {
        "InvalidAction.NotFound", "InvalidAccessKeyId.NotFound", ErrorCodes.VpcNotFound, ErrorCodes.VswitchNotFound, ErrorCodes.GatewayNotFound,
        ErrorCodes.ForwardTableNotFound, ErrorCodes.ForwardEntryNotFound, ErrorCodes.SnatTableNotFound, ErrorCodes.SnatEntryNotFound,
        ErrorCodes.EipNotFound, ErrorCodes.PackageNotFound, ErrorCodes.SecurityGroupNotFound, "InvalidRegionId.NotFound",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static int Code(string code) => code switch
    {
        ErrorCodes.OperationConflict => 409,
        ErrorCodes.PermissionDenied => 403,
        "InternalError" => 500,
        "ServiceUnavailable" => 503,
        _ => _notFound.Contains(code) ? 404 : BadRequest,
    };
}
