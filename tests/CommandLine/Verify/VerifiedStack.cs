using System.Text;
using SharedBandwidth.CommandLine;
using SharedBandwidth.CommandLine.Console;

namespace SharedBandwidth.Tests.CommandLine;

/// <summary>A stack file and the outputs of its deployment, on loopback addresses.</summary>
internal sealed class VerifiedStack : IDisposable
{
    private readonly TemporaryProject _folder = new(projectFile: null);

    public string Folder => _folder.Path;

    /// <summary>One app's endpoint as Pulumi writes it.</summary>
    public static string Endpoint(int port, string @internal = "", string protocol = "tcp", string address = "127.0.0.1") =>
        $$"""{ "address": "{{address}}", "external": "{{port}}", "internal":"""
            + $$""" "{{(@internal.Length > 0 ? @internal : $"192.168.0.1:{port}")}}", "protocol": "{{protocol}}" }""";

    /// <summary>Outputs with the endpoints of one app, <c>a</c>.</summary>
    public static string Outputs(params (string Port, string Endpoint)[] ports) => $$"""
        {
          "gatewayId": "ngw-1",
          "endpoints": { "a": { {{string.Join(", ", ports.Select(port => $"\"{port.Port}\": {port.Endpoint}"))}} } }
        }
        """;

    /// <summary>Verifies at once, and once, with these ports of the app <c>a</c> in the stack file.</summary>
    public Task<CommandResult> VerifyAsync(string ports, string outputs, params string[] options) =>
        RunAsync([.. Arguments(ports), "--outputs", _folder.Write("outputs.json", outputs), .. options]);

    /// <summary>Verifies with outputs from standard input.</summary>
    public async Task<CommandResult> VerifyFromInputAsync(string ports, string outputs)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(outputs));
        using var stream = new MemoryStream();
        await using var output = new StreamWriter(stream) { AutoFlush = true, NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await SharedBandwidthTool.RunAsync(
            [.. Arguments(ports), "--outputs", "-"],
            new Terminal { InputStream = input, OutputStream = stream, Output = output, Error = error });
        return new CommandResult(exitCode, Encoding.UTF8.GetString(stream.ToArray()), error.ToString()).Clean();
    }

    public string[] Arguments(string ports) =>
        ["verify", "test", "--within", "0s", "--config", _folder.Write("Pulumi.test.yaml", StackFile(ports))];

    public static string StackFile(string ports) => $$"""
        config:
          alicloud:region: cn-shanghai
          network: { vpcId: vpc-1, vswitchId: vsw-1 }
          apps:
            a: { privateIp: 192.168.0.1, ports: {{ports}}, demand: { baseMbps: 5 } }
        """;

    public string PathOf(string name) => Path.Combine(_folder.Path, name);

    public string Write(string name, string content) => _folder.Write(name, content);

    public void Dispose() => _folder.Dispose();

    private static async Task<CommandResult> RunAsync(string[] arguments) => (await CommandLine.RunAsync(arguments)).Clean();
}
