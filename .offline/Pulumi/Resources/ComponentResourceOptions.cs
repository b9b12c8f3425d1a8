namespace Pulumi;

public sealed class ComponentResourceOptions : ResourceOptions
{
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = (ComponentResourceOptions?)options1?.Clone() ?? new ComponentResourceOptions();
        if (options2 is not null)
        {
            merged.Absorb(options2);
        }

        return merged;
    }
}
