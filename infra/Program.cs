using Pulumi;
using SharedBandwidth;
using SharedBandwidth.Configuration;

return await Deployment.RunAsync(() => SharedBandwidthStack.DeployAsync(EngineConfig.Read()));
