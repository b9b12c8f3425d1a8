using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>One run of a program against mocks.</summary>
internal sealed class MockedDeployment
{
    // The exit code the official SDK leaves in a process whose program failed with a message the user has seen.
    private const int ExitCodeAfterReportedFailure = 32;

    private readonly List<string> _errors = [];
    private Stack? _stack;

    public MockedDeployment(IMocks mocks, TestOptions options)
    {
        ProjectName = options.ProjectName ?? "project";
        StackName = options.StackName ?? "stack";
        OrganizationName = options.OrganizationName ?? "organization";
        IsPreview = options.IsPreview ?? true;
        Registrar = new Registrar(this, mocks);
        Invoker = new Invoker(mocks);
    }

    public string ProjectName { get; }

    public string StackName { get; }

    public string OrganizationName { get; }

    public bool IsPreview { get; }

    public TaskTracker Tasks { get; } = new();

    public Registrar Registrar { get; }

    public Invoker Invoker { get; }

    public Stack Stack
    {
        get => _stack ?? throw new InvalidOperationException("There is no stack: resources can be made only inside a deployment.");
        set => _stack = value;
    }

    public void ReportError(string message)
    {
        lock (_errors)
        {
            _errors.Add(message);
        }
    }

    public async Task<ImmutableArray<Resource>> RunAsync(Func<Task<Stack>> createStack)
    {
        foreach (var failure in await RunToEndAsync(createStack).ConfigureAwait(false))
        {
            Environment.ExitCode = ExitCodeAfterReportedFailure;
            ReportError(Describe(failure));
        }

        lock (_errors)
        {
            return _errors switch
            {
                [] => Registrar.Registered(),
                [var single] => throw new RunException(single),
                _ => throw new AggregateException(_errors.Select(error => new RunException(error))),
            };
        }
    }

    private async Task<IReadOnlyList<Exception>> RunToEndAsync(Func<Task<Stack>> createStack)
    {
        try
        {
            var created = await createStack().ConfigureAwait(false);
            created.RegisterPropertyOutputs();
        }
        catch (Exception exception)
        {
            return [exception];
        }

        return await Tasks.WhenIdleOrFailedAsync().ConfigureAwait(false);
    }

    // A RunException is a message to the user; anything else is a fault whose origin they have to find.
    private static string Describe(Exception exception) => exception is RunException
        ? exception.Message
        : $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{exception}";
}
