namespace Pulumi;

/// <summary>Under mocks only errors matter: they fail the deployment. The rest is dropped, as the official mocks do.</summary>
public static class Log
{
    public static void Debug(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) => Drop();

    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) => Drop();

    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) => Drop();

    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Deployment.Required.ReportError(message);

    public static void Exception(Exception exception, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Error(exception.ToString(), resource, streamId, ephemeral);
    }

    // Logging outside a deployment is an error even when nobody listens.
    private static void Drop() => _ = Deployment.Required;
}
