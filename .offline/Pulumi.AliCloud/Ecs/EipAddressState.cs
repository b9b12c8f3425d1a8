namespace Pulumi.AliCloud.Ecs;

public sealed class EipAddressState : ResourceArgs
{
    public static new EipAddressState Empty => new();
}
