using System.Diagnostics;
using System.Globalization;
using SharedBandwidth.Emulator.Protocol;

namespace SharedBandwidth.Benchmarks;

/// <summary>Times the emulated account from outside, over HTTPS with signed requests, as its clients meet it.</summary>
internal static class AccountMeasurements
{
    private const int Runs = 9;
    private const int Clients = 16;
    private const int Requests = 16_000;
    private const int Objects = 10_000;

    private static readonly string _commandLine = Path.Combine(AppContext.BaseDirectory, "shared-bandwidth.dll");

    public static async Task RunAsync()
    {
        Console.WriteLine($"On {Environment.ProcessorCount} cores, the clients on the same.");
        var starts = new List<double>();
        for (var i = 0; i <= Runs; i++)
        {
            var watch = Stopwatch.StartNew();
            using var account = await ServedAccount.StartAsync(_commandLine);
            await account.CallAsync("DescribeEipAddresses");
            starts.Add(watch.Elapsed.TotalSeconds);
        }

        Tell($"start to first answer, median of {Runs}", $"{Median(starts.Skip(1)):0.00} s");
        Tell($"account run -- true, median of {Runs}", $"{Median(Enumerable.Range(0, Runs + 1).Select(_ => RunOnce()).Skip(1)):0.00} s");

        using var busy = await ServedAccount.StartAsync(_commandLine);
        await SendAsync(busy, Requests / 4);
        var time = Stopwatch.StartNew();
        await SendAsync(busy, Requests);
        Tell($"{Requests} requests of {Clients} clients", $"{Requests / time.Elapsed.TotalSeconds:0} in a second");

        using var large = await ServedAccount.StartAsync(_commandLine);
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async client =>
        {
            for (var i = client; i < Objects; i += Clients)
            {
                await large.CallAsync("AllocateEipAddress", ("Name", $"eip-{i}"));
            }
        }));
        Tell($"{Objects} objects", $"{large.PeakMegabytes():0} MB");
    }

    // Half of them look for one object, as the provider does while it waits.
    private static Task SendAsync(ServedAccount account, int requests) => Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
    {
        for (var i = 0; i < requests / Clients; i += 2)
        {
            await account.CallAsync("AllocateEipAddress");
            await account.CallAsync("DescribeEipAddresses", ("AllocationId", "eip-nowhere"));
        }
    }));

    private static double RunOnce()
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [_commandLine, "account", "run", "prod", "--", "true"]) { RedirectStandardError = true })!;
        process.WaitForExit();
        return watch.Elapsed.TotalSeconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Runs / 2);

    private static void Tell(string what, FormattableString value) =>
        Console.WriteLine($"{what,-44} {value.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>The account in a process of its own.</summary>
    private sealed class ServedAccount : IDisposable
    {
        private readonly Process _process;
        private readonly HttpClient _client;

        private ServedAccount(Process process, string address)
        {
            _process = process;
            _client = new HttpClient(new SocketsHttpHandler
            {
                UseProxy = false,

                // Only this account listens there, with a certificate that was made a moment ago.
#pragma warning disable CA5359
                SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
#pragma warning restore CA5359
            })
            {
                BaseAddress = new Uri($"https://{address}"),
            };
        }

        public static async Task<ServedAccount> StartAsync(string commandLine)
        {
            var process = Process.Start(new ProcessStartInfo("dotnet", [commandLine, "account", "serve"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var first = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The account does not start.");
            return new ServedAccount(process, first.Split('=')[1]);
        }

        public async Task CallAsync(string action, params (string Name, string Value)[] parameters)
        {
            var all = new Dictionary<string, string>
            {
                ["Action"] = action,
                ["Version"] = ApiRequest.VpcVersion,
                ["AccessKeyId"] = EmulatedKey.Id,
                ["SignatureNonce"] = "1",
            };
            foreach (var (name, value) in parameters)
            {
                all.Add(name, value);
            }

            all.Add("Signature", Signatures.OfV1("POST", all, EmulatedKey.Secret));
            using var content = new FormUrlEncodedContent(all);
            using var response = await _client.PostAsync(new Uri("/", UriKind.Relative), content);
            response.EnsureSuccessStatusCode();
            await response.Content.ReadAsByteArrayAsync();
        }

        public double PeakMegabytes()
        {
            _process.Refresh();
            return _process.PeakWorkingSet64 / 1e6;
        }

        public void Dispose()
        {
            _client.Dispose();
            _process.Kill();
            _process.Dispose();
        }
    }
}
