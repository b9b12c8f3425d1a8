using System.Collections.Immutable;
using Pulumi.Serialization;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>Takes resources from the program to the mocks and the mocks' answers back to the resources.</summary>
internal sealed class Registrar(MockedDeployment deployment, IMocks mocks)
{
    private readonly Registrations _registrations = new();

    public ImmutableArray<Resource> Registered() => _registrations.Resources();

    public void Start(Resource resource, ResourceArgs args, ResourceOptions options) =>
        deployment.Tasks.Watch(CompleteAsync(resource, args, options));

    public void StartOutputs(Resource resource, Output<IDictionary<string, object?>> outputs) =>
        deployment.Tasks.Watch(RegisterOutputsAsync(resource, outputs));

    private async Task CompleteAsync(Resource resource, ResourceArgs args, ResourceOptions options)
    {
        try
        {
            var answer = await ReadOrRegisterAsync(resource, args, options).ConfigureAwait(false);
            resource.PendingOutputs.Resolve(answer.Urn, answer.Id, answer.State);
        }
        catch (Exception exception)
        {
            resource.PendingOutputs.Fail(exception);
            throw;
        }
        finally
        {
            resource.PendingOutputs.ResolveRest(isKnown: !deployment.IsPreview);
        }
    }

    private async ValueTask<Registration> ReadOrRegisterAsync(Resource resource, ResourceArgs args, ResourceOptions options)
    {
        if (options.Urn is not null)
        {
            return _registrations.Find(options.Urn);
        }

        // Generated classes give every resource an id; empty, or unknown, means that there is nothing to read yet.
        var id = options.Id is null ? "" : await options.Id.ToOutput().GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        if (string.IsNullOrEmpty(id))
        {
            return await RegisterAsync(resource, args, options).ConfigureAwait(false);
        }

        return resource is CustomResource
            ? await ReadAsync(resource, id, args, options).ConfigureAwait(false)
            : throw new ArgumentException("ResourceOptions.Id is only valid for a CustomResource");
    }

    private async ValueTask<Registration> RegisterAsync(Resource resource, ResourceArgs args, ResourceOptions options)
    {
        var (inputs, parentUrn) = await PrepareAsync(resource, args, options).ConfigureAwait(false);
        var urn = Urns.Make(deployment, parentUrn, resource);
        _registrations.Add(resource);
        if (resource.GetResourceType() == Stack.TypeName)
        {
            return new Registration(urn, "", []);
        }

        var importId = (options as CustomResourceOptions)?.ImportId ?? "";
        var (id, state) = await AskAsync(resource, inputs, importId).ConfigureAwait(false);
        return _registrations.Remember(new Registration(urn, id ?? importId, state));
    }

    private async ValueTask<Registration> ReadAsync(Resource resource, string id, ResourceArgs args, ResourceOptions options)
    {
        var (inputs, parentUrn) = await PrepareAsync(resource, args, options).ConfigureAwait(false);
        var (_, state) = await AskAsync(resource, inputs, id).ConfigureAwait(false);
        _registrations.Add(resource);
        return _registrations.Remember(new Registration(Urns.Make(deployment, parentUrn, resource), id, state));
    }

    private async ValueTask<(ImmutableDictionary<string, object> Inputs, string ParentUrn)> PrepareAsync(
        Resource resource, ResourceArgs args, ResourceOptions options)
    {
        var dependencies = await options.GetDependenciesAsync().ConfigureAwait(false);
        var inputs = await PropertySerializer.SerializeAsync(args.ReadInputs()).ConfigureAwait(false);
        var parentUrn = resource.GetResourceType() == Stack.TypeName
            ? ""
            : await (options.Parent ?? deployment.Stack).Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);

        foreach (var dependency in Dependencies.Expand(dependencies))
        {
            await dependency.Urn.Data.ConfigureAwait(false);
        }

        return (PropertySerializer.ForMocks(inputs.Where(input => input.Name is not (PendingOutputs.Urn or PendingOutputs.Id))), parentUrn);
    }

    private async ValueTask<(string? Id, List<SerializedProperty> State)> AskAsync(
        Resource resource, ImmutableDictionary<string, object> inputs, string id)
    {
        var (newId, state) = await mocks.NewResourceAsync(new MockResourceArgs
        {
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            Inputs = inputs,
            Provider = "",
            Id = id,
        }).ConfigureAwait(false);

        return (newId, await PropertySerializer.SerializeStateAsync(state).ConfigureAwait(false));
    }

    private async Task RegisterOutputsAsync(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        var urn = await resource.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        var values = await outputs.GetValueAsync(whenUnknown: ImmutableDictionary<string, object?>.Empty).ConfigureAwait(false);
        var properties = await PropertySerializer.SerializeAsync(values).ConfigureAwait(false);
        var forMocks = properties.ToImmutableDictionary(property => property.Name, property => ToOutput(property.Content));
        await mocks.RegisterResourceOutputs(new MockRegisterResourceOutputsRequest(urn, forMocks)).ConfigureAwait(false);
    }

    private static Output<object?> ToOutput(Serialized content) => new(Task.FromResult(
        new OutputData<object?>(OutputTraits.NoResources, content.Value, content.IsKnown, content.IsSecret)));
}
