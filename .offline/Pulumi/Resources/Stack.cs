using System.Reflection;

namespace Pulumi;

public class Stack : ComponentResource
{
    internal const string TypeName = "pulumi:pulumi:Stack";

    public Stack(StackOptions? options = null)
        : base(TypeName, $"{Deployment.Instance.ProjectName}-{Deployment.Instance.StackName}", Convert(options)) =>
        Deployment.Required.Stack = this;

    /// <summary>Registers the [Output] properties of the class that derives from this one.</summary>
    internal void RegisterPropertyOutputs()
    {
        var outputs = GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => !property.DeclaringType!.IsAssignableFrom(typeof(Stack)))
            .Select(property => (Property: property, Output: property.GetCustomAttribute<OutputAttribute>()))
            .Where(candidate => candidate.Output is not null)
            .ToDictionary(candidate => candidate.Output!.Name ?? candidate.Property.Name, candidate => candidate.Property.GetValue(this));

        if (NamesWhere(value => value is null) is { Length: > 0 } missing)
        {
            throw new RunException(
                $"Output(s) '{string.Join(", ", missing)}' have no value assigned. " +
                "[Output] attributed properties must be assigned inside Stack constructor.");
        }

        if (NamesWhere(value => value is not IOutput) is { Length: > 0 } mistyped)
        {
            throw RunException.OutputsHaveIncorrectType(mistyped);
        }

        RegisterOutputs(outputs);

        string[] NamesWhere(Func<object?, bool> condition) =>
            [.. outputs.Where(output => condition(output.Value)).Select(output => output.Key)];
    }

    private static ComponentResourceOptions? Convert(StackOptions? options) =>
        options is null ? null : new ComponentResourceOptions { ResourceTransformations = options.ResourceTransformations };
}
