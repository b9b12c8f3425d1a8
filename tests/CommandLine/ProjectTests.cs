namespace SharedBandwidth.Tests.CommandLine;

/// <summary>Tests in a project folder of their own.</summary>
public abstract class ProjectTests : IDisposable
{
    /// <param name="projectFile">The text of its Pulumi.yaml; null: it has none.</param>
    private protected ProjectTests(string? projectFile) => Project = new TemporaryProject(projectFile);

    private protected TemporaryProject Project { get; }

    public void Dispose()
    {
        Project.Dispose();
        GC.SuppressFinalize(this);
    }
}
