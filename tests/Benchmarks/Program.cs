using BenchmarkDotNet.Running;

namespace SharedBandwidth.Benchmarks;

/// <summary>
/// "process" measures the built command line as a whole, "account" the emulated account, "entries" compares ways to write many forward
/// entries in simulated time; anything else goes to BenchmarkDotNet, such as --filter '*'.
/// </summary>
internal static class Program
{
    private static async Task Main(string[] args)
    {
        if (args is ["entries"])
        {
            await EntryOrders.RunAsync();
            return;
        }

        if (args is ["account"])
        {
            await AccountMeasurements.RunAsync();
            return;
        }

        if (args is ["process"])
        {
            ProcessMeasurements.Run();
            return;
        }

        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    }
}
