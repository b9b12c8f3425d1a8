using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using SharedBandwidth.Components;
using SharedBandwidth.Configuration;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Simulation.Recording;

/// <summary>Runs the real program in this process, against a model of Alibaba Cloud instead of an account.</summary>
public static class ProgramRunner
{
    /// <param name="project">The project's name, which is the namespace of its keys.</param>
    /// <param name="stack">The stack's name.</param>
    /// <param name="config">Values by full key; objects and lists as JSON texts.</param>
    /// <param name="isPreview">Whether the program is told that this is a preview; the model answers the same either way.</param>
    public static async Task<ProgramRun> RunAsync(string project, string stack, IReadOnlyDictionary<string, string> config, bool isPreview = true)
    {
        var spec = StackSettings.Read(config, project, stack, new FindingList());
        var expected = StackPlanner.Plan(spec);
        var supposed = new SupposedAccount(spec.Region, expected);
        var recorder = new Recorder();
        var stacks = new StackFactory(() => new RecordedStack(config, recorder));
        var options = new TestOptions { ProjectName = project, StackName = stack, IsPreview = isPreview };
        var model = new ProviderModel(supposed, new ModelAddresses(expected), recorder);
        await Deployment.TestWithServiceProviderAsync<RecordedStack>(model, stacks, options).ConfigureAwait(false);

        var rehearsed = stacks.Made!;
        return new ProgramRun
        {
            Project = project,
            Stack = stack,
            Plan = rehearsed.Plan,
            Quotas = spec.Exposure.Quotas,
            Resources = await recorder.ToResourcesAsync().ConfigureAwait(false),
            Endpoints = await EndpointsAsync(rehearsed.Outputs).ConfigureAwait(false),
            Assumptions = rehearsed.Plan.HasErrors ? [] : [.. supposed.Sentences],
        };
    }

    private static async Task<ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Endpoint>>> EndpointsAsync(IDictionary<string, object?> outputs)
    {
        var endpoints = outputs.TryGetValue("endpoints", out var output)
            ? await OutputUtilities.GetValueAsync((Output<Dictionary<string, Dictionary<string, Endpoint>>>)output!).ConfigureAwait(false)
            : [];
        return endpoints.ToImmutableSortedDictionary(
            app => app.Key,
            app => app.Value.ToImmutableSortedDictionary(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    // The SDK takes the stack from a service provider, inside the deployment that the stack must belong to.
    private sealed class StackFactory(Func<RecordedStack> make) : IServiceProvider
    {
        public RecordedStack? Made { get; private set; }

        public object GetService(Type serviceType) => Made = make();
    }
}
