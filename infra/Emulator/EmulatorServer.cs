using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SharedBandwidth.Cloud;
using SharedBandwidth.Emulator.Protocol;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace SharedBandwidth.Emulator;

/// <summary>An emulated account on a port of this machine, over HTTPS; nothing outside reaches it.</summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    private const string OwnPath = "/_account";

    // No request of these APIs comes near to it.
    private const int MostBodyBytes = 1 << 20;

    private static readonly JsonSerializerOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly WebApplication _host;

    private EmulatorServer(WebApplication host, X509Certificate2 certificate) => (_host, Certificate) = (host, certificate);

    /// <summary>The certificate that clients have to trust.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>The port that it listens on.</summary>
    public int Port =>
        new Uri(_host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    /// <summary>Starts to listen.</summary>
    /// <param name="account">The account that answers.</param>
    /// <param name="port">The port; 0: a free one.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<EmulatorServer> StartAsync(EmulatedAccount account, int port)
    {
        var certificate = LoopbackCertificate.Create();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
            kestrel.Listen(IPAddress.Loopback, port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.UseHttps(certificate);
            });
        });
        var host = builder.Build();
        host.Run(context => AnswerAsync(context, account));
        await host.StartAsync().ConfigureAwait(false);
        return new EmulatorServer(host, certificate);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync().ConfigureAwait(false);
        await _host.DisposeAsync().ConfigureAwait(false);
        Certificate.Dispose();
    }

    private static async Task AnswerAsync(HttpContext context, EmulatedAccount account)
    {
        var (status, body) = context.Request.Path.StartsWithSegments(OwnPath, out var rest)
            ? AboutIt(account, context.Request.Method, rest)
            : await CallAsync(context, account).ConfigureAwait(false);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json;charset=utf-8";
        await context.Response.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    // What tests ask beside the service's own actions.
    private static (int Status, string Body) AboutIt(EmulatedAccount account, string method, PathString path)
    {
        switch (method, path.Value)
        {
            case ("GET", "/state"):
                return (StatusCodes.Status200OK, account.StateText());
            case ("GET", "/requests"):
                return (StatusCodes.Status200OK, RequestsOf(account));
            case ("POST", "/reset"):
                try
                {
                    account.Reset();
                    return (StatusCodes.Status200OK, "{}");
                }
                catch (ApiException exception)
                {
                    return (StatusOf.Code(exception.Code), EmulatedAccount.BodyOf(exception).ToJsonString(_json));
                }

            default:
                var refusal = new ApiException(
                    "InvalidAction.NotFound",
                    $"There is GET {OwnPath}/state, GET {OwnPath}/requests and POST {OwnPath}/reset, and no {method} {OwnPath}{path}.");
                return (StatusCodes.Status404NotFound, EmulatedAccount.BodyOf(refusal).ToJsonString(_json));
        }
    }

    private static async Task<(int Status, string Body)> CallAsync(HttpContext context, EmulatedAccount account)
    {
        var action = context.Request.Headers["x-acs-action"].ToString();
        int status;
        JsonObject answer;
        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
            var headers = context.Request.Headers.ToDictionary(
                header => header.Key.ToLowerInvariant(), header => header.Value.ToString(), StringComparer.Ordinal);
            var query = context.Request.QueryString.Value ?? "";
            var isForm = context.Request.ContentType?.StartsWith(
                "application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) is true;
            var parameters = Merge(Signatures.Pairs(query).Concat(isForm ? Signatures.Pairs(Encoding.UTF8.GetString(body.ToArray())) : []));
            action = parameters.GetValueOrDefault("Action", action);
            Signatures.Verify(
                new SignedRequest(context.Request.Method, context.Request.Path.Value ?? "/", query, parameters, headers, body.ToArray()));
            (status, answer) = account.Answer(ApiRequest.Of(parameters, headers));
        }
        catch (ApiException exception)
        {
            (status, answer) = account.Refuse(action, exception);
        }
        catch (BadHttpRequestException exception)
        {
            (_, answer) = account.Refuse(action, new ApiException(ErrorCodes.InvalidParameter, exception.Message));
            status = exception.StatusCode;
        }
#pragma warning disable CA1031 // A defect here is told as the service tells its own, and not by silence.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            (status, answer) = account.Refuse(
                action, new ApiException("InternalError", $"The emulated account has a defect: {exception.Message}"));
        }

        return (status, answer.ToJsonString(_json));
    }

    // Query and form are one; what both say must be the same.
    private static Dictionary<string, string> Merge(IEnumerable<(string Name, string Value)> pairs)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
        {
            if (!parameters.TryAdd(name, value) && parameters[name] != value)
            {
                throw new ApiException(ErrorCodes.InvalidParameter, $"The parameter {name} is said twice, and not alike.");
            }
        }

        return parameters;
    }

    private static string RequestsOf(EmulatedAccount account) => new JsonArray([.. account.Calls.Select(call => new JsonObject
    {
        ["at"] = Math.Round(call.At.TotalSeconds, 3),
        ["action"] = call.Action,
        ["parameters"] = new JsonObject(
            call.Parameters.Values.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)JsonValue.Create(value.Value)))),
        ["id"] = call.Id,
        ["code"] = call.Code,
        ["message"] = call.Message,
    })]).ToJsonString(_json);
}
