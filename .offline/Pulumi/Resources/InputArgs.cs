using Pulumi.Serialization;

namespace Pulumi;

public abstract class InputArgs
{
    /// <summary>The inputs under the provider's names. Only reading them finds that a required one is missing.</summary>
    internal IEnumerable<KeyValuePair<string, object?>> ReadInputs()
    {
        foreach (var member in InputMember.Of(GetType()))
        {
            var value = member.Read(this);
            if (value is null && member.IsRequired)
            {
                throw new ArgumentNullException(
                    member.MemberName, $"[Input] {GetType().FullName}.{member.MemberName} is required but was not given a value");
            }

            yield return KeyValuePair.Create(member.Name, value);
        }
    }
}
