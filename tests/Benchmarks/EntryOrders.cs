using System.Globalization;
using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Recording;
using SharedBandwidth.Tests;

namespace SharedBandwidth.Benchmarks;

/// <summary>
/// Forward entries of one table in turns, in a chain of dependencies, and left to the provider: how long they take in the model, how often
/// the service refuses, what fails, and what else fails when one entry is refused for good.
/// </summary>
internal static class EntryOrders
{
    private static readonly int[] _counts = [2, 20, 40, 100];

    // How long one write occupies the table. Nobody publishes it, so the answer must hold for all of these.
    private static readonly double[] _writeSeconds = [1, 3, 5, 6];

    private static readonly int[] _parallel = [8, 16, 64];

    private static readonly (string Name, Func<EntryStack, EntryStack, EntryOrder, UpdateOptions, UpdateResult> Run)[] _works =
    [
        ("created", static (before, _, order, options) => before.WithoutEntries(options).Update(before.In(order), options, quotas: null)),
        ("changed", static (before, after, order, options) => before.Whole(order, options).Update(after.In(order), options, quotas: null)),
        ("half and half", static (before, after, order, options) => HalfAndHalf(before, after, order, options)),
        ("destroyed", static (before, _, order, options) => before.Whole(order, options).Update([], options, quotas: null)),
    ];

    public static async Task RunAsync()
    {
        Console.WriteLine("Simulated time, without the gateway and the address: seconds, refusals tried again by the provider,");
        Console.WriteLine("by the hook, and entries that fail.");
        Console.WriteLine(
            "entries  write  at once  work           " + string.Join("  ", Enum.GetNames<EntryOrder>().Select(name => $"{name,-24}")));
        foreach (var count in _counts)
        {
            var (before, after) = (await EntryStack.OfAsync(count), await EntryStack.OfAsync(count, port: 2000));
            foreach (var seconds in _writeSeconds)
            {
                foreach (var parallel in _parallel)
                {
                    foreach (var (work, run) in _works)
                    {
                        var cells = Enum.GetValues<EntryOrder>()
                            .Select(order => Cell(run(before, after, order, Options(seconds, parallel))));
                        Console.WriteLine($"{count,7} {seconds,4} s  {parallel,7}  {work,-13}  {string.Join("  ", cells)}".TrimEnd());
                    }
                }
            }
        }

        await OneRefusedAsync();
    }

    // The first of six is refused for good; with --continue-on-error, which others are made?
    private static async Task OneRefusedAsync()
    {
        Console.WriteLine();
        Console.WriteLine("One of six entries is refused for good; others that are made, with --continue-on-error:");
        var stack = await EntryStack.OfAsync(6);
        foreach (var order in Enum.GetValues<EntryOrder>())
        {
            var options = Options(3, 8) with
            {
                ContinuesOnError = true,
                Faults = [new("CreateForwardEntry", "shared-bandwidth-app000-http", "Forbidden.DestnationIpOutOfVpcCIDR")],
            };
            var result = stack.WithoutEntries(options).Update(stack.In(order), options, quotas: null);
            Console.WriteLine($"  {order,-6} "
                + $"{result.Steps.Count(step => step is { Kind: StepKind.Create, Failure: null } && IsEntry(step))}");
        }
    }

    private static UpdateResult HalfAndHalf(EntryStack before, EntryStack after, EntryOrder order, UpdateOptions options)
    {
        // Every second entry is there and changes, the others are new.
        var account = before.WithEverySecond(order, options);
        return account.Update(after.In(order), options, quotas: null);
    }

    private static UpdateOptions Options(double writeSeconds, int parallel) =>
        new() { Parallel = parallel, Times = ServiceTimes.Default with { WriteEntry = TimeSpan.FromSeconds(writeSeconds) } };

    private static string Cell(UpdateResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"{result.Duration.TotalSeconds,5:0} s {result.Calls.Count(call => call.IsRetried),5} "
            + $"{result.Steps.Sum(step => step.HookRetries),4} {result.Failed.Count(),4} ");

    private static bool IsEntry(ResourceStep step) => step.Key.Type == TypeTokens.ForwardEntry;
}
