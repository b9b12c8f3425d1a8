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

    public static int Code(string code) => code switch
    {
        ErrorCodes.OperationConflict => 409,
        ErrorCodes.PermissionDenied => 403,
        "InternalError" => 500,
        "ServiceUnavailable" => 503,

        // A status of 404 counts as "gone" with the provider, and this is the one code of its kind that has another.
        ErrorCodes.InstanceNotFound => BadRequest,
        _ => code.EndsWith(".NotFound", StringComparison.Ordinal) ? 404 : BadRequest,
    };
}
