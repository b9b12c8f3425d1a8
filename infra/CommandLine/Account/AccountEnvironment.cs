using System.Globalization;
using System.Text;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Emulator;
using SharedBandwidth.Emulator.Protocol;

namespace SharedBandwidth.CommandLine.Account;

/// <summary>What the genuine CLI and provider have to find in their environment to use an emulated account, and nothing else.</summary>
/// <param name="terminal">Where the tool itself was started.</param>
internal sealed class AccountEnvironment(Terminal terminal)
{
    // Nothing listens there: what is not for the account goes nowhere.
    private const string DeadProxy = "http://127.0.0.1:9";

    private const string Backend = "PULUMI_BACKEND_URL";
    private const string Passphrase = "PULUMI_CONFIG_PASSPHRASE";

    // What clients of Alibaba Cloud read, whatever it is called.
    private static readonly string[] _families = ["ALIBABA_CLOUD_", "ALIBABACLOUD_", "ALICLOUD_"];
    private static readonly string[] _ofAnAccount =
        ["ACCESS_KEY", "SECRET", "TOKEN", "PROFILE", "ROLE", "CREDENTIALS", "METADATA", "ENDPOINT"];
    private static readonly string[] _otherEndpoints =
        ["VPC_ENDPOINT", "ECS_ENDPOINT", "LOCATION_ENDPOINT", "STS_ENDPOINT", "TF_ENDPOINT_PATH"];

    // Where the systems keep the certificates that they trust.
    private static readonly string[] _systemCertificates =
        ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem"];

    /// <summary>The variables that are set here and may be of a real account.</summary>
    public IEnumerable<string> RealOnes() => OfClients()
        .Where(name => _otherEndpoints.Contains(name) || _ofAnAccount.Any(part => name.Contains(part, StringComparison.Ordinal)))
        .Where(name => terminal.Variable(name) is { } value
            && value != EmulatedKey.Id && value != EmulatedKey.Secret && !value.StartsWith("127.0.0.1:", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    /// <summary>The variables that are set here and that a command must not inherit.</summary>
    public IEnumerable<string> OfClients() => terminal.Variables.Keys
        .Where(name => _otherEndpoints.Contains(name) || _families.Any(family => name.StartsWith(family, StringComparison.Ordinal)));

    /// <summary>The variables, in the order in which people are told them.</summary>
    /// <param name="region">The account's region.</param>
    /// <param name="port">The account's port.</param>
    /// <param name="certificates">The file with the certificates to trust.</param>
    public static IEnumerable<(string Name, string Value)> Of(string region, int port, string certificates)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        return
        [
            ("ALIBABA_CLOUD_ENDPOINT_VPC", address),
            ("ALIBABA_CLOUD_ENDPOINT_ECS", address),
            ("ALIBABA_CLOUD_ACCESS_KEY_ID", EmulatedKey.Id),
            ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", EmulatedKey.Secret),
            ("ALIBABA_CLOUD_REGION", region),
            ("ALIBABA_CLOUD_ACCOUNT_TYPE", "Domestic"),
            ("SSL_CERT_FILE", certificates),
            ("NODE_EXTRA_CA_CERTS", certificates),
            ("HTTPS_PROXY", DeadProxy),
            ("HTTP_PROXY", DeadProxy),

            // The provider's clients want the port beside the host, others want the host alone.
            ("NO_PROXY", $"{address},127.0.0.1,localhost"),
            ("PULUMI_SKIP_UPDATE_CHECK", "true"),
        ];
    }

    /// <summary>All that a command finds: what is set here without what clients read, then the account's.</summary>
    /// <param name="account">The account's variables.</param>
    /// <param name="folder">Where Pulumi is to keep its state, unless a backend is set here.</param>
    public Dictionary<string, string> OfCommand(IEnumerable<(string Name, string Value)> account, string folder)
    {
        var all = new Dictionary<string, string>(terminal.Variables.RemoveRange(OfClients()), terminal.Variables.KeyComparer);
        foreach (var (name, value) in account)
        {
            all[name] = value;

            // Some programs read the one, some the other.
            if (name.EndsWith("_PROXY", StringComparison.Ordinal))
            {
                all[name.ToLowerInvariant()] = value;
            }
        }

        // A backend and a passphrase of its own where none is set.
        if (terminal.Variable(Backend) is null)
        {
            all[Backend] = $"file://{folder}";
        }

        if (terminal.Variable(Passphrase) is null && terminal.Variable("PULUMI_CONFIG_PASSPHRASE_FILE") is null)
        {
            all[Passphrase] = "emulated";
        }

        return all;
    }

    /// <summary>Writes the account's certificate behind those that the system trusts.</summary>
    /// <exception cref="UsageError">There is no room for it.</exception>
    public string WriteCertificates(EmulatorServer server, string folder)
    {
        var file = Path.Combine(folder, "certificates.pem");
        var pem = new StringBuilder();
        var system = terminal.Variable("SSL_CERT_FILE") is { } own && File.Exists(own)
            ? own
            : _systemCertificates.FirstOrDefault(File.Exists);
        if (system is not null)
        {
            pem.AppendLine(File.ReadAllText(system).TrimEnd());
        }

        AtomicFile.Write("--state", file, Encoding.ASCII.GetBytes(pem.AppendLine(server.Certificate.ExportCertificatePem()).ToString()));
        return file;
    }
}
