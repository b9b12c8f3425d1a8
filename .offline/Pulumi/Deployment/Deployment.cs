namespace Pulumi;

public sealed partial class Deployment
{
    // Flows with the asynchronous work of one run, so that runs beside each other do not see one another.
    private static readonly AsyncLocal<DeploymentInstance?> _ambient = new();

    private Deployment()
    {
    }

    public static DeploymentInstance Instance =>
        _ambient.Value ?? throw new InvalidOperationException("There is no deployment: Deployment.Instance exists only inside one.");

    internal static MockedDeployment? Current => _ambient.Value?.Deployment;

    internal static MockedDeployment Required => Instance.Deployment;
}
