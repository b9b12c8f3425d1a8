namespace Pulumi;

public sealed class DeploymentInstance
{
    internal DeploymentInstance(MockedDeployment deployment) => Deployment = deployment;

    public string StackName => Deployment.StackName;

    public string ProjectName => Deployment.ProjectName;

    public string OrganizationName => Deployment.OrganizationName;

    public bool IsDryRun => Deployment.IsPreview;

    internal MockedDeployment Deployment { get; }

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        Deployment.Invoker.Invoke<T>(token, args, dependsOn: null);

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options) =>
        Deployment.Invoker.Invoke<T>(token, args, options?.DependsOn);

    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        Deployment.Invoker.InvokeAsync<T>(token, args);

    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options = null) =>
        Deployment.Invoker.InvokeAsync<object>(token, args);
}
