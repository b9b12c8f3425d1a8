using Pulumi;
using SharedBandwidth.Components;
using SharedBandwidth.Configuration;
using SharedBandwidth.Planning;

namespace SharedBandwidth.Simulation.Recording;

/// <summary>
/// The program's stack with a recorder among its transformations. It runs the program's own two steps, plan and deploy, and keeps
/// what they return; the SDK's other test entry points take a function, but no transformations.
/// </summary>
public sealed class RecordedStack : Stack
{
    public RecordedStack(StackConfiguration config, IAccount account, Recorder recorder)
        : base(new StackOptions { ResourceTransformations = { recorder.Observe } })
    {
        // The SDK's own test stack waits in its constructor as well; nothing here returns to a captured context.
        Plan = SharedBandwidthStack.PlanAsync(config, account).GetAwaiter().GetResult();
        if (!Plan.HasErrors)
        {
            var hooks = WriteHooks.Unregistered(Plan.Exposure.Name);
            Outputs = SharedBandwidthStack.DeployAsync(Plan, account, hooks).GetAwaiter().GetResult();
        }
    }

    public StackPlan Plan { get; }

    public IDictionary<string, object?> Outputs { get; } = new Dictionary<string, object?>();
}
