using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using SharedBandwidth.Emulator.Protocol;

namespace SharedBandwidth.Emulator.Tests;

/// <summary>An answer of an emulated account.</summary>
internal sealed record Answer(int Status, JsonNode Body)
{
    public string? Code => (string?)Body[nameof(Code)];

    public string? Message => (string?)Body[nameof(Message)];

    public string Text(string name) => (string?)Body[name] ?? throw new InvalidOperationException($"No {name} in {Body.ToJsonString()}");
}

/// <summary>A served account and a client that trusts it and signs as the provider does.</summary>
internal sealed class TestAccount : IAsyncDisposable
{
    public const string Region = "cn-shanghai";

    private readonly EmulatorServer _server;

    private TestAccount(EmulatedAccount account, EmulatorServer server)
    {
        (Account, _server) = (account, server);
        Client = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions = { RemoteCertificateValidationCallback = Trusts },
        })
        {
            BaseAddress = new Uri($"https://127.0.0.1:{server.Port}"),
        };
    }

    public EmulatedAccount Account { get; }

    public HttpClient Client { get; }

    public int Port => _server.Port;

    public static Task<TestAccount> StartAsync(EmulatorOptions? options = null) =>
        StartAsync(new EmulatedAccount(options ?? new EmulatorOptions { Region = Region }));

    public static async Task<TestAccount> StartAsync(EmulatedAccount account) =>
        new(account, await EmulatorServer.StartAsync(account, port: 0));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
    }

    /// <summary>Whether a certificate is this account's.</summary>
    public bool Trusts(object sender, X509Certificate? found, X509Chain? chain, SslPolicyErrors errors) =>
        found?.GetCertHashString() == _server.Certificate.GetCertHashString();

    /// <summary>Calls an action of VPC, by POST with its parameters in the form.</summary>
    public Task<Answer> CallAsync(string action, params (string Name, string Value)[] parameters) =>
        CallAsync(ApiRequest.VpcVersion, action, parameters);

    /// <summary>Calls an action of ECS.</summary>
    public Task<Answer> CallEcsAsync(string action, params (string Name, string Value)[] parameters) =>
        CallAsync(ApiRequest.EcsVersion, action, parameters);

    public Task<Answer> CallAsync(string version, string action, (string Name, string Value)[] parameters) =>
        SendAsync(HttpMethod.Post, [("Action", action), ("Version", version), ("Format", "json")], parameters);

    /// <summary>Sends a request that is signed by version 1 over query and form.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, (string Name, string Value)[] query, (string Name, string Value)[] form)
    {
        var system = new[]
        {
            ("AccessKeyId", EmulatedKey.Id), ("SignatureMethod", "HMAC-SHA1"), ("SignatureVersion", "1.0"),
            ("SignatureNonce", Guid.NewGuid().ToString()),
            ("Timestamp", "2026-11-27T00:00:00Z"),
        };
        var all = query.Concat(system).Concat(form).ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
        var signature = Signatures.OfV1(method.Method, all, EmulatedKey.Secret);
        using var request = new HttpRequestMessage(method, "/?" + Encoded([.. query, .. system, ("Signature", signature)]));
        if (method == HttpMethod.Post)
        {
            request.Content = new StringContent(Encoded(form), Encoding.UTF8, "application/x-www-form-urlencoded");
        }

        return await SendAsync(request);
    }

    /// <summary>Sends a request as it is.</summary>
    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Client.SendAsync(request);
        return new Answer((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    public static string Encoded(IEnumerable<(string Name, string Value)> pairs) =>
        string.Join('&', pairs.Select(pair => $"{Signatures.Encode(pair.Name)}={Signatures.Encode(pair.Value)}"));

    /// <summary>Calls an action with a signature of version 3, as the vendor's newer clients do.</summary>
    public async Task<Answer> CallV3Async(string action, params (string Name, string Value)[] parameters)
    {
        var query = Encoded(parameters);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/?" + query);
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = $"127.0.0.1:{Port}",
            ["x-acs-action"] = action,
            ["x-acs-content-sha256"] = Convert.ToHexStringLower(SHA256.HashData([])),
            ["x-acs-date"] = "2026-11-27T00:00:00Z",
            ["x-acs-signature-nonce"] = Guid.NewGuid().ToString(),
            ["x-acs-version"] = ApiRequest.VpcVersion,
        };
        var signature = Signatures.OfV3(
            new SignedRequest("POST", "/", query, new Dictionary<string, string>(), headers, []), headers.Keys, EmulatedKey.Secret);
        foreach (var (name, value) in headers.Where(header => header.Key != "host"))
        {
            request.Headers.Add(name, value);
        }

        request.Headers.Authorization = new AuthenticationHeaderValue(
            "ACS3-HMAC-SHA256", $"Credential={EmulatedKey.Id},SignedHeaders={string.Join(';', headers.Keys)},Signature={signature}");
        return await SendAsync(request);
    }
}
