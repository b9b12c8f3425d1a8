namespace Pulumi.Random;

internal sealed class RandomResourceTypeAttribute(string type) : ResourceTypeAttribute(type, Utilities.Version);
