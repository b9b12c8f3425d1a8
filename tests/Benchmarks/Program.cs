using BenchmarkDotNet.Running;

namespace SharedBandwidth.Benchmarks;

/// <summary>"process" measures the built command line as a whole; anything else goes to BenchmarkDotNet, such as --filter '*'.</summary>
internal static class Program
{
    private static void Main(string[] args)
    {
        if (args is ["process"])
        {
            ProcessMeasurements.Run();
            return;
        }

        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    }
}
