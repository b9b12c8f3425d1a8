using System.Globalization;
using Pulumi;
using SharedBandwidth.Components;
using SharedBandwidth.Configuration;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Account;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth;

/// <summary>The stack: configuration, then plan and look-ups, then the network and the exposure, then outputs.</summary>
public static class SharedBandwidthStack
{
    /// <summary>Logical name of the created network, and the first part of its resources' names.</summary>
    public const string NetworkName = "shared-bandwidth-network";

    /// <summary>Plans and deploys. Nothing is registered when the plan has errors.</summary>
    /// <param name="config">The stack's configuration by full key; objects and lists as JSON texts.</param>
    /// <returns>The stack's outputs.</returns>
    /// <exception cref="RunException">The configuration has errors, or a look-up failed.</exception>
    public static async Task<IDictionary<string, object?>> DeployAsync(IReadOnlyDictionary<string, string> config)
    {
        var plan = await PlanAsync(config).ConfigureAwait(false);
        FindingsReport.Publish(plan.Findings);
        return await DeployAsync(plan).ConfigureAwait(false);
    }

    /// <summary>Reads the configuration and plans; when that has no errors, checks the plan against the account as well.</summary>
    public static async Task<StackPlan> PlanAsync(IReadOnlyDictionary<string, string> config)
    {
        var findings = new FindingList();
        var spec = StackSettings.Read(config, Deployment.Instance.ProjectName, Deployment.Instance.StackName, findings);
        var plan = StackPlanner.Plan(spec);
        findings.AddRange(plan.Findings);
        if (!findings.HasErrors)
        {
            findings.AddRange(AccountChecks.Run(plan, spec.Exposure.Quotas, await AccountLookup.ReadAsync(plan).ConfigureAwait(false)));
        }

        // Notes are about a plan that can be deployed; beside errors they would be about half of one.
        return plan with { Findings = [.. findings.ToOrdered().Where(f => !findings.HasErrors || f.Severity != Severity.Note)] };
    }

    /// <summary>Deploys a plan without errors.</summary>
    /// <returns>The stack's outputs.</returns>
    public static async Task<IDictionary<string, object?>> DeployAsync(StackPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var inputs = plan.Network.Create is null
            ? new ExposureInputs { VpcId = OrNone(plan.Network.VpcId), VswitchId = OrNone(plan.Network.VswitchId) }
            : InputsFrom(await CreateNetworkAsync(plan).ConfigureAwait(false), plan);
        var exposure = SharedBandwidthExposure.FromPlan(plan.Exposure, inputs);
        return new Dictionary<string, object?>
        {
            ["gatewayId"] = exposure.GatewayId,
            ["packageId"] = exposure.PackageId,
            ["bandwidth"] = exposure.Bandwidth,
            ["addresses"] = exposure.Addresses,
            ["endpoints"] = exposure.Endpoints,
        };
    }

    private static async Task<WebServerNetwork> CreateNetworkAsync(StackPlan plan)
    {
        var create = plan.Network.Create!;
        var choice = await AccountLookup.ChooseServersAsync(create).ConfigureAwait(false);
        return new WebServerNetwork(NetworkName, new WebServerNetworkArgs
        {
            CidrBlock = create.CidrBlock,
            ZoneId = choice.ZoneId,
            InstanceType = choice.InstanceType,
            ImageId = choice.ImageId,
            ChosenByLookup = [.. choice.ChosenByLookup],
            NamePrefix = plan.Exposure.Gateway.DisplayName,
            Servers = plan.Servers.ToDictionary(app => app.Key, app => new WebServerArgs { FormerKey = app.Former?.Key, Ports = [.. TcpPorts(app)] }),
            Tags = new Dictionary<string, string>(plan.Exposure.Tags),
        });
    }

    private static ExposureInputs InputsFrom(WebServerNetwork network, StackPlan plan) => new()
    {
        VpcId = network.VpcId,
        VswitchId = network.VswitchId,
        PrivateIps = plan.Servers.ToDictionary(app => app.Key, app => (Input<string>)network.PrivateIpOf(app.Key)),
        SecurityGroupIds = new Dictionary<string, Input<string>> { [StackPlan.ServersGroup] = network.SecurityGroupId },
    };

    // A demonstration server answers on single TCP ports; what else an app publishes, it must serve itself.
    private static IEnumerable<int> TcpPorts(AppPlan app) => app.ForwardEntries
        .Where(entry => entry.Protocol == "tcp")
        .Select(entry => int.TryParse(entry.InternalPort, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0)
        .Where(port => port > 0)
        .Distinct();

    private static Input<string>? OrNone(string? value) => value is null ? null : (Input<string>)value;
}
