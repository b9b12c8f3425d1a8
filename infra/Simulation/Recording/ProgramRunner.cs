using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using SharedBandwidth.Components;
using SharedBandwidth.Configuration;
using SharedBandwidth.Planning;

namespace SharedBandwidth.Simulation.Recording;

/// <summary>The run of the real program in this process, against a model of Alibaba Cloud instead of an account.</summary>
public static class ProgramRunner
{
    /// <param name="project">The project's name, which is the namespace of its keys.</param>
    /// <param name="stack">The stack's name.</param>
    /// <param name="config">The stack's configuration.</param>
    public static async Task<ProgramRun> RunAsync(string project, string stack, StackConfiguration config)
    {
        var account = new SupposedAccount();
        var recorder = new Recorder();
        var stacks = new StackFactory(() => new RecordedStack(config, account, recorder));
        var options = new TestOptions { ProjectName = project, StackName = stack, IsPreview = true };
        var model = new ProviderModel(account, recorder);
        await Deployment.TestWithServiceProviderAsync<RecordedStack>(model, stacks, options).ConfigureAwait(false);

        var recorded = stacks.Made!;
        return new ProgramRun
        {
            Project = project,
            Stack = stack,
            Plan = recorded.Plan,
            Resources = [.. WithKeys(await recorder.ToResourcesAsync().ConfigureAwait(false), recorded.Plan)],
            Endpoints = await EndpointsAsync(recorded.Outputs).ConfigureAwait(false),
            OutboundIp = recorded.Plan.Exposure.Outbound is { } outbound
                && recorded.Outputs.TryGetValue("addresses", out var addresses)
                    ? (await OutputUtilities.GetValueAsync((Output<Dictionary<string, string>>)addresses!).ConfigureAwait(false))
                        .GetValueOrDefault(outbound.AddressKey)
                    : null,
            Assumptions = recorded.Plan.HasErrors ? [] : [.. SupposedAccount.Sentences(recorded.Plan)],
        };
    }

    private static IEnumerable<RecordedResource> WithKeys(IEnumerable<RecordedResource> resources, StackPlan plan)
    {
        var entries = plan.Exposure.Apps
            .SelectMany(app => app.ForwardEntries.Select(entry => (App: app, Entry: entry)))
            .DistinctBy(port => port.Entry.Name)
            .ToDictionary(port => new ResourceKey(TypeTokens.ForwardEntry, port.Entry.Name));
        return resources.Select(resource => !entries.TryGetValue(resource.Key, out var port) ? resource : resource with
        {
            Publishes = new PublishedKeys(port.App.Key, port.Entry.PortKey),
            OpenedBy =
            [
                .. plan.Exposure.SecurityGroupRules
                    .Where(rule => rule.SecurityGroupKey == port.App.SecurityGroupKey && rule.Opens(port.Entry))
                    .Select(rule => new ResourceKey(TypeTokens.SecurityGroupRule, rule.Name)),
            ],
        });
    }

    private static async Task<ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Endpoint>>> EndpointsAsync(
        IDictionary<string, object?> outputs)
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
