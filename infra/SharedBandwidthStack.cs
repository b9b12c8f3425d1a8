using System.Collections.Immutable;
using Pulumi;
using SharedBandwidth.Components;
using SharedBandwidth.Configuration;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Account;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth;

/// <summary>The stack: configuration, then plan and look-ups, then the network and the exposure, then outputs.</summary>
public static class SharedBandwidthStack
{
    /// <summary>Logical name of the created network, and the first part of its resources' names.</summary>
    public const string NetworkName = "shared-bandwidth-network";

    /// <summary>Plans and deploys. Nothing is registered when the plan has errors.</summary>
    /// <param name="config">The stack's configuration.</param>
    /// <returns>The stack's outputs.</returns>
    /// <exception cref="RunException">The configuration has errors, or a look-up failed.</exception>
    public static async Task<IDictionary<string, object?>> DeployAsync(StackConfiguration config)
    {
        var account = new AccountLookup();
        var plan = await PlanAsync(config, account).ConfigureAwait(false);
        FindingsReport.Publish(plan.Findings);
        return await DeployAsync(plan, account, WriteHooks.Register(plan.Exposure.Name)).ConfigureAwait(false);
    }

    /// <summary>Reads the configuration and plans; when that has no errors, checks the plan against the account as well.</summary>
    /// <param name="config">The stack's configuration.</param>
    /// <param name="account">The account to check against.</param>
    public static async Task<StackPlan> PlanAsync(StackConfiguration config, IAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        var (_, plan) = StackSettings.Plan(config, Deployment.Instance.ProjectName, Deployment.Instance.StackName);
        var findings = new FindingList();
        findings.AddRange(plan.Findings);
        if (!plan.HasErrors)
        {
            var inAccount = AccountChecks.Run(plan, await account.ReadAsync(plan).ConfigureAwait(false));
            findings.AddRange(new SecretTexts(config, Deployment.Instance.ProjectName).HideIn(inAccount));
        }

        // Notes are about a plan that can be deployed; beside errors they would be about half of one.
        return plan with { Findings = [.. findings.ToOrdered().Where(f => !findings.HasErrors || f.Severity != Severity.Note)] };
    }

    /// <summary>Deploys a plan without errors.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="account">The account that it was checked against.</param>
    /// <param name="hooks">What keeps writes to it apart.</param>
    /// <returns>The stack's outputs.</returns>
    public static async Task<IDictionary<string, object?>> DeployAsync(StackPlan plan, IAccount account, WriteHooks hooks)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(account);
        var network = plan.Network.Create is null ? null : await CreateNetworkAsync(plan, account).ConfigureAwait(false);
        var inputs = InputsFrom(network, plan);
        var placement = network is null
            ? new Placement(inputs.Of(plan.Network.VpcId, "network"), inputs.Of(plan.Network.VswitchId, "network"))
            : new Placement(network.VpcId, network.VswitchId);
        var exposure = SharedBandwidthExposure.FromPlan(plan.Exposure, placement, inputs, hooks);
        return new Dictionary<string, object?>
        {
            ["gatewayId"] = exposure.GatewayId,
            ["packageId"] = exposure.PackageId,
            ["bandwidth"] = exposure.Bandwidth,
            ["addresses"] = exposure.Addresses,
            ["endpoints"] = exposure.Endpoints,
            ["differences"] = plan.Findings.Where(finding => FindingCodes.Differences.Contains(finding.Code))
                .Select(finding => $"{finding.Subject}: {finding.Message}").ToImmutableArray(),
        };
    }

    private static async Task<WebServerNetwork> CreateNetworkAsync(StackPlan plan, IAccount account)
    {
        var create = plan.Network.Create!;
        var inputs = InputsFrom(network: null, plan);
        var choice = await account.ChooseServersAsync(create).ConfigureAwait(false);
        return new WebServerNetwork(NetworkName, new WebServerNetworkArgs
        {
            CidrBlock = create.CidrBlock,
            ZoneId = inputs.Of(choice.ZoneId, "network")!,
            InstanceType = inputs.Of(choice.InstanceType, "network")!,
            ImageId = inputs.Of(choice.ImageId, "network")!,
            ChosenByLookup = [.. choice.ChosenByLookup],
            NamePrefix = inputs.Of(plan.Exposure.Gateway.DisplayName, "gateway", "namePrefix"),
            Servers = plan.Servers.ToDictionary(
                app => app.Key, app => new WebServerArgs { FormerKey = app.Former?.Key, Ports = [.. TcpPorts(app)] }),
            Tags = inputs.Tags(plan.Exposure.Tags),
        });
    }

    /// <summary>Stands for what a rehearsal cannot decrypt.</summary>
    /// <param name="path">Where it is, such as <c>apps.web.privateIp</c>.</param>
    public static string EncryptedText(string path) => $"[encrypted {path}]";

    /// <summary>Whether this stands for what a rehearsal cannot decrypt.</summary>
    public static bool IsEncryptedText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith("[encrypted ", StringComparison.Ordinal) && text.EndsWith(']');
    }

    // The planner marks these as known later where it gives apps a server of the created network.
    private static PlannedInputs InputsFrom(WebServerNetwork? network, StackPlan plan)
    {
        var later = new Dictionary<string, Input<string>>();
        if (network is not null)
        {
            later.Add(StackPlan.ServersGroupPath, network.SecurityGroupId);
            foreach (var server in plan.Servers)
            {
                later.Add(server.PrivateIp!.Path!, network.PrivateIpOf(server.Key));
            }
        }

        // A rehearsal has no key to these; the engine hands over what is in them.
        foreach (var path in plan.EncryptedPaths)
        {
            later.Add(path, EncryptedText(path));
        }

        return new PlannedInputs(later) { SecretKeys = plan.SecretKeys };
    }

    // A demonstration server answers on single TCP ports; what else an app publishes, it must serve itself.
    private static IEnumerable<int> TcpPorts(AppPlan app) => app.ForwardEntries
        .Where(entry => entry.Protocol == Protocol.Tcp && entry.InternalPort.Length == 1)
        .Select(entry => entry.InternalPort.First)
        .Distinct();
}
