namespace Pulumi;

internal static class Urns
{
    /// <summary>
    /// The official mocks keep only the first of the parents' types, which is the stack's, and count the stack itself
    /// among them. The real engine does neither; tests that compare URNs would see the mocks' ones.
    /// </summary>
    public static string Make(MockedDeployment deployment, string parentUrn, Resource resource)
    {
        var type = resource.GetResourceType();
        if (parentUrn.Length > 0)
        {
            type = $"{parentUrn.Split("::")[2].Split('$')[0]}${type}";
        }

        return $"urn:pulumi:{deployment.StackName}::{deployment.ProjectName}::{type}::{resource.GetResourceName()}";
    }
}
