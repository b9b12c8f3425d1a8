namespace Pulumi;

public sealed class CustomResourceOptions : ResourceOptions
{
    private List<string>? _additionalSecretOutputs;

    public bool? DeleteBeforeReplace { get; set; }

    public List<string> AdditionalSecretOutputs
    {
        get => _additionalSecretOutputs ??= [];
        set => _additionalSecretOutputs = value;
    }

    public string? ImportId { get; set; }

    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = (CustomResourceOptions?)options1?.Clone() ?? new CustomResourceOptions();
        if (options2 is not null)
        {
            merged.Absorb(options2);
            merged.DeleteBeforeReplace = options2.DeleteBeforeReplace ?? merged.DeleteBeforeReplace;
            merged.ImportId = options2.ImportId ?? merged.ImportId;
            merged._additionalSecretOutputs = Join(merged._additionalSecretOutputs, options2._additionalSecretOutputs);
        }

        return merged;
    }

    internal override ResourceOptions Clone()
    {
        var clone = (CustomResourceOptions)base.Clone();
        clone._additionalSecretOutputs = Copy(_additionalSecretOutputs);
        return clone;
    }
}
