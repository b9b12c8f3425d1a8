namespace Pulumi.AliCloud;

internal sealed class AliCloudResourceTypeAttribute(string type) : ResourceTypeAttribute(type, Utilities.Version);
