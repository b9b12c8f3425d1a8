using System.Diagnostics;
using System.Globalization;

namespace SharedBandwidth.Benchmarks;

/// <summary>Times the built command line from start to exit, as a user waits for it, and notes the most memory it held (Linux).</summary>
internal static class ProcessMeasurements
{
    private const int Runs = 9;

    private static readonly string _commandLine = Path.Combine(AppContext.BaseDirectory, "shared-bandwidth.dll");

    public static void Run()
    {
        Console.WriteLine($"Median of {Runs} runs after one more, on {Environment.ProcessorCount} cores.");
        Measure("preview prod", "preview", "prod");
        foreach (var apps in new[] { 100, 1_000, 4_000 })
        {
            var folder = LargeProject.Create(apps);
            Measure($"preview of {apps} apps, --json", "preview", "large", "--cwd", folder, "--json");
            Directory.Delete(folder, recursive: true);
        }

        MeasureChange(1_000);
        MeasureUpdate(100);
    }

    private static void MeasureChange(int apps)
    {
        var folder = LargeProject.Create(apps);
        var plan = Path.Combine(folder, "plan.json");
        RunOnce(["preview", "large", "--cwd", folder, "--save", plan]);
        Git(folder, "init", "--quiet");
        Git(folder, "add", ".");
        Git(folder, "-c", "user.name=benchmark", "-c", "user.email=benchmark@example.org", "commit", "--quiet", "--message", "before");
        LargeProject.ChangeOne(folder, apps);
        Measure($"{apps} apps against a revision", "preview", "large", "--cwd", folder, "--against", "HEAD");
        Measure($"{apps} apps against a saved plan", "preview", "large", "--cwd", folder, "--against", plan);
        Directory.Delete(folder, recursive: true);
    }

    private static void MeasureUpdate(int apps)
    {
        var folder = LargeProject.Create(apps);
        Measure($"preview of {apps} apps", "preview", "large", "--cwd", folder);
        Measure($"up of {apps} apps, rehearsed", "up", "large", "--rehearse", "--cwd", folder);
        Directory.Delete(folder, recursive: true);
    }

    private static void Git(string folder, params string[] arguments)
    {
        using var git = Process.Start("git", ["-C", folder, .. arguments]);
        git.WaitForExit();
    }

    private static void Measure(string what, params string[] arguments)
    {
        RunOnce(arguments);
        var runs = Enumerable.Range(0, Runs).Select(_ => RunOnce(arguments)).ToArray();
        var seconds = runs.Select(run => run.Seconds).Order().ElementAt(Runs / 2);
        var megabytes = runs.Max(run => run.PeakMegabytes);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-32} {seconds,6:0.00} s {megabytes,6:0} MB"));
    }

    private static (double Seconds, double PeakMegabytes) RunOnce(string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [_commandLine, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        var peakBytes = 0L;
        while (!process.WaitForExit(10))
        {
            peakBytes = Math.Max(peakBytes, PeakBytes(process));
        }

        var seconds = watch.Elapsed.TotalSeconds;
        if (process.ExitCode != 0 || output.Result.Length == 0)
        {
            throw new InvalidOperationException($"The command returned {process.ExitCode}: {error.Result}");
        }

        return (seconds, peakBytes / 1e6);
    }

    private static long PeakBytes(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It ended between the two calls.
            return 0;
        }
    }
}
