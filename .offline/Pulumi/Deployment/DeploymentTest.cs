using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null) where TStack : Stack, new() =>
        TestStackAsync(mocks, options, () => new TStack());

    public static Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null) where TStack : Stack =>
        TestStackAsync(mocks, options, () => serviceProvider.GetService(typeof(TStack)) as TStack ?? throw new InvalidOperationException(
            $"Failed to resolve instance of type {typeof(TStack)} from service provider. " +
            "Register the type with the service provider before calling RunAsync."));

    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources) =>
        (await TestAsync(testMocks, testOptions, () =>
        {
            createResources();
            return Task.FromResult(NoOutputs);
        }).ConfigureAwait(false)).Resources;

    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources) =>
        (await TestAsync(testMocks, testOptions, async () =>
        {
            await createResources().ConfigureAwait(false);
            return NoOutputs;
        }).ConfigureAwait(false)).Resources;

    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources) =>
        TestAsync(testMocks, testOptions, () => Task.FromResult(createResources()));

    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources)
    {
        FunctionStack? stack = null;
        var outputs = NoOutputs;
        var resources = await TestAsync(testMocks, testOptions, async Task<Stack> () =>
        {
            stack = new FunctionStack();
            outputs = await createResources().ConfigureAwait(false);
            return stack;
        }).ConfigureAwait(false);

        // The stack is made here and not by the test: it is no result.
        return (resources.Remove(stack!), outputs);
    }

    private static IDictionary<string, object?> NoOutputs => new Dictionary<string, object?>();

    private static Task<ImmutableArray<Resource>> TestStackAsync(IMocks mocks, TestOptions? options, Func<Stack> createStack) =>
        TestAsync(mocks, options, () => Task.FromResult(createStack()));

    // Asynchronous so that the ambient instance is gone when the caller goes on.
    private static async Task<ImmutableArray<Resource>> TestAsync(IMocks mocks, TestOptions? options, Func<Task<Stack>> createStack)
    {
        if (_ambient.Value is not null)
        {
            throw new InvalidOperationException("Deployment.Instance is set already: a deployment cannot run inside another.");
        }

        var deployment = new MockedDeployment(mocks, options ?? new TestOptions());
        _ambient.Value = new DeploymentInstance(deployment);
        return await deployment.RunAsync(createStack).ConfigureAwait(false);
    }

    private sealed class FunctionStack : Stack;
}
