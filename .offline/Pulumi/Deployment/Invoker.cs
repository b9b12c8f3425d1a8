using Pulumi.Serialization;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>Takes look-ups from the program to the mocks.</summary>
internal sealed class Invoker(IMocks mocks)
{
    /// <summary>Waits for nothing but its arguments; unknown ones are left out.</summary>
    public async Task<T> InvokeAsync<T>(string token, InvokeArgs? args)
    {
        var inputs = await PropertySerializer.SerializeAsync((args ?? InvokeArgs.Empty).ReadInputs()).ConfigureAwait(false);
        var result = await CallAsync(token, inputs).ConfigureAwait(false);
        return Conversion.Cast<T>(Conversion.To(typeof(T))(result.Value));
    }

    public Output<T> Invoke<T>(string token, InvokeArgs? args, InputList<Resource>? dependsOn) =>
        Output<T>.Watched(InvokeWhenKnownAsync<T>(token, args, dependsOn));

    // Unlike the form above, this one does not call with arguments, or after resources, that are not known yet.
    private async Task<OutputData<T>> InvokeWhenKnownAsync<T>(string token, InvokeArgs? args, InputList<Resource>? dependsOn)
    {
        var origins = new HashSet<Resource>();
        var inputs = await PropertySerializer.SerializeAsync((args ?? InvokeArgs.Empty).ReadInputs(), origins).ConfigureAwait(false);
        if (dependsOn is not null)
        {
            origins.UnionWith(await dependsOn.ToOutput().GetValueAsync(whenUnknown: []).ConfigureAwait(false));
        }

        if (inputs.Exists(input => !input.Content.IsKnown) || !await AllHaveIdsAsync(Dependencies.Expand(origins)).ConfigureAwait(false))
        {
            return new OutputData<T>(OutputTraits.NoResources, default!, isKnown: false, isSecret: false);
        }

        var result = await CallAsync(token, inputs).ConfigureAwait(false);
        return new OutputData<T>([.. origins], Conversion.Cast<T>(Conversion.To(typeof(T))(result.Value)), result.IsKnown, result.IsSecret);
    }

    private static async ValueTask<bool> AllHaveIdsAsync(IEnumerable<Resource> resources)
    {
        foreach (var resource in resources.OfType<CustomResource>())
        {
            if (!(await resource.Id.Data.ConfigureAwait(false)).IsKnown)
            {
                return false;
            }
        }

        return true;
    }

    private async ValueTask<Serialized> CallAsync(string token, List<SerializedProperty> inputs)
    {
        var call = new MockCallArgs { Token = token, Args = PropertySerializer.ForMocks(inputs), Provider = "" };
        var answer = await mocks.CallAsync(call).ConfigureAwait(false);
        var state = await PropertySerializer.SerializeStateAsync(answer).ConfigureAwait(false);
        return new Serialized(
            PropertySerializer.ForMocks(state),
            IsKnown: state.TrueForAll(property => property.Content.IsKnown),
            IsSecret: state.Exists(property => property.Content.IsSecret));
    }
}
