using Pulumi;
using SharedBandwidth;

return await Deployment.RunAsync(() => SharedBandwidthStack.DeployAsync(EngineConfig.Read()));
