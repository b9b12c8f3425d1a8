using BenchmarkDotNet.Running;
using SharedBandwidth.Benchmarks;

// "process" measures the built command line as a whole; anything else goes to BenchmarkDotNet, such as --filter '*'.
if (args is ["process"])
{
    ProcessMeasurements.Run();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
