using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SharedBandwidth.Emulator.Protocol;

/// <summary>The one key that an emulated account takes, so that a real one can never be sent unnoticed.</summary>
public static class EmulatedKey
{
    public const string Id = "LTAI-emulated-account";

    public const string Secret = "no-secret-at-all";
}

/// <summary>A request as far as its signature covers it; names of headers in lower case.</summary>
internal sealed record SignedRequest(
    string Method,
    string Path,
    string RawQuery,
    IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyDictionary<string, string> Headers,
    byte[] Body);

/// <summary>
/// The signatures of Alibaba Cloud's RPC API: version 1 in a parameter
/// (https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism) and version 3 in a header
/// (https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature).
/// </summary>
internal static class Signatures
{
    private const string V3 = "ACS3-HMAC-SHA256";

    /// <exception cref="ApiException">The signature is missing or wrong, or the key is not the account's.</exception>
    public static void Verify(SignedRequest request)
    {
        if (request.Headers.GetValueOrDefault("authorization") is { } authorization)
        {
            VerifyV3(request, authorization);
        }
        else
        {
            VerifyV1(request);
        }
    }

    /// <summary>The signature of version 1.</summary>
    public static string OfV1(string method, IReadOnlyDictionary<string, string> parameters, string secret)
    {
        var pairs = parameters.Where(parameter => parameter.Key != "Signature").OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
            .Select(parameter => $"{Encode(parameter.Key)}={Encode(parameter.Value)}");
        var text = $"{method}&{Encode("/")}&{Encode(string.Join('&', pairs))}";

        // The protocol's own choice.
#pragma warning disable CA5350
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret + "&"), Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
    }

    /// <summary>The signature of version 3 over these headers, in the order given.</summary>
    public static string OfV3(SignedRequest request, IReadOnlyCollection<string> signedHeaders, string secret)
    {
        var query = string.Join('&', Pairs(request.RawQuery).OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .Select(pair => $"{Encode(pair.Name)}={Encode(pair.Value)}"));
        var headers = string.Concat(signedHeaders.Select(header => $"{header}:{request.Headers.GetValueOrDefault(header)?.Trim()}\n"));
        var canonical = string.Join(
            '\n', request.Method, request.Path, query, headers, string.Join(';', signedHeaders),
            Convert.ToHexStringLower(SHA256.HashData(request.Body)));
        var text = $"{V3}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Percent-encoding by RFC 3986, in which <c>~</c> stays and a space is <c>%20</c>.</summary>
    public static string Encode(string text) => Uri.EscapeDataString(text);

    /// <summary>The pairs of a query or form, decoded.</summary>
    public static IEnumerable<(string Name, string Value)> Pairs(string text) => text.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (Decode(pair[0]), pair.Length == 1 ? "" : Decode(pair[1])));

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static void VerifyV1(SignedRequest request)
    {
        CheckKey(request.Parameters.GetValueOrDefault("AccessKeyId"));
        if (request.Parameters.GetValueOrDefault("SignatureMethod") is not (null or "HMAC-SHA1"))
        {
            throw new ApiException("InvalidSignatureMethod", "The signature method is not HMAC-SHA1.");
        }

        Check(OfV1(request.Method, request.Parameters, EmulatedKey.Secret), request.Parameters.GetValueOrDefault("Signature"));
    }

    private static void VerifyV3(SignedRequest request, string authorization)
    {
        var parts = authorization.StartsWith(V3 + " ", StringComparison.Ordinal)
            ? authorization[(V3.Length + 1)..].Split(',', StringSplitOptions.TrimEntries)
                .Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
                .DistinctBy(part => part[0]).ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal)
            : throw new ApiException(
                "InvalidSignatureMethod", string.Create(CultureInfo.InvariantCulture, $"The authorization is not {V3}."));
        CheckKey(parts.GetValueOrDefault("Credential"));
        if (request.Headers.GetValueOrDefault("x-acs-content-sha256") is { } hash
            && hash != Convert.ToHexStringLower(SHA256.HashData(request.Body)))
        {
            throw new ApiException("SignatureDoesNotMatch", "The body is not the one that x-acs-content-sha256 is of.");
        }

        var headers = parts.GetValueOrDefault("SignedHeaders", "").Split(';', StringSplitOptions.RemoveEmptyEntries);
        Check(OfV3(request, headers, EmulatedKey.Secret), parts.GetValueOrDefault("Signature"));
    }

    private static void CheckKey(string? id)
    {
        if (string.IsNullOrEmpty(id))
        {
            throw new ApiException("MissingAccessKeyId", "The access key id is missing.");
        }

        if (id != EmulatedKey.Id)
        {
            throw new ApiException(
                "InvalidAccessKeyId.NotFound", "The access key is not that of this emulated account; never send it a real one.");
        }
    }

    private static void Check(string expected, string? found)
    {
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(found ?? "")))
        {
            throw new ApiException("SignatureDoesNotMatch", "The signature is not that of this request and the account's secret.");
        }
    }
}
